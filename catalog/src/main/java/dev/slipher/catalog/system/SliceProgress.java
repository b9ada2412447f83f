package dev.slipher.catalog.system;

import java.io.Serializable;
import java.util.Objects;

/**
 * How far one slice of a running load has come.
 *
 * @param bytesToLoad bytes of the slice's files, as they are stored; 0 where the source cannot tell
 * @param bytesLoaded those of them that were read
 * @param compressed whether the files are, which decides where the table shows those bytes
 *     (compression.load-state-bytes)
 * @param currentFile the URL of the file being read; empty between files
 */
public record SliceProgress(
    int slice,
    long bytesToLoad,
    long bytesLoaded,
    boolean compressed,
    long lines,
    int files,
    int filesDone,
    String currentFile)
    implements Serializable {
  public SliceProgress {
    Objects.requireNonNull(currentFile);
  }

  int percent() {
    if (bytesToLoad == 0) {
      return files == 0 ? 100 : filesDone * 100 / files;
    }
    return (int) Math.min(100, bytesLoaded * 100 / bytesToLoad);
  }
}
