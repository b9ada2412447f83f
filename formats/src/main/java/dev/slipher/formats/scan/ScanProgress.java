package dev.slipher.formats.scan;

/**
 * How far a slice has come. The scanning thread writes, any other may read; figures lag behind by
 * at most one buffer.
 */
public final class ScanProgress {
  private volatile long bytesTransferred;
  private volatile long bytesScanned;
  private volatile long lines;
  private volatile long rows;
  private volatile int filesDone;
  private volatile String currentFile = "";

  // What the files already closed add up to; the scanning thread's own.
  private long doneTransferred;
  private long doneScanned;
  private long doneLines;
  private long doneRows;

  /** Of a scan that has not begun. */
  public ScanProgress() {}

  /** The next file is open. */
  public void opened(String file) {
    currentFile = file;
  }

  /** Takes the figures of the current file alone. */
  public void update(long transferred, long scanned, long linesRead, long rowsRead) {
    bytesTransferred = doneTransferred + transferred;
    bytesScanned = doneScanned + scanned;
    lines = doneLines + linesRead;
    rows = doneRows + rowsRead;
  }

  /** The current file is done with. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // One thread writes.
  public void closed() {
    doneTransferred = bytesTransferred;
    doneScanned = bytesScanned;
    doneLines = lines;
    doneRows = rows;
    currentFile = "";
    filesDone++;
  }

  /** The next file is not there, and need not be. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // One thread writes.
  void skipped() {
    filesDone++;
  }

  /** Bytes that came from the source, compressed if the files are. */
  public long bytesTransferred() {
    return bytesTransferred;
  }

  /** Bytes after decompression. */
  public long bytesScanned() {
    return bytesScanned;
  }

  /** Physical lines read, headers and blank lines included. */
  public long lines() {
    return lines;
  }

  /** Rows handed on. */
  public long rows() {
    return rows;
  }

  /** Files read to their end, or to where the slice stopped, and those skipped. */
  public int filesDone() {
    return filesDone;
  }

  /** The URL of the file being read; empty between files. */
  public String currentFile() {
    return currentFile;
  }
}
