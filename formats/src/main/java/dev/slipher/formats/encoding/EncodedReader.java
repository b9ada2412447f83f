package dev.slipher.formats.encoding;

import dev.slipher.formats.record.LoadErrorCode;
import dev.slipher.formats.record.RecordReader;
import dev.slipher.formats.record.RowError;
import dev.slipher.formats.record.TextRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a file that is not in UTF-8 with a reader of UTF-8 text. A file that turns out to be in
 * another encoding is one reject and nothing else (conv.encoding.mismatch).
 */
public final class EncodedReader implements RecordReader {
  private static final int WHOLE_LINE = -1;

  private final InputStream in;
  private final TextEncoding encoding;
  private final int bufferSize;
  private final Function<InputStream, RecordReader> utf8Reader;
  private final TextRecord firstLine = new TextRecord();
  private RecordReader reader;
  private RowError mismatch;

  private EncodedReader(
      InputStream in,
      TextEncoding encoding,
      int bufferSize,
      Function<InputStream, RecordReader> utf8Reader) {
    this.in = in;
    this.encoding = encoding;
    this.bufferSize = bufferSize;
    this.utf8Reader = utf8Reader;
  }

  /**
   * A reader of one file, which it closes with itself; nothing is read yet.
   *
   * @param in the file's bytes, decompressed
   * @param bufferSize bytes to transcode at a time; results do not depend on it
   * @param utf8Reader makes the reader of the file's records from the file's text in UTF-8
   */
  public static RecordReader open(
      InputStream in,
      TextEncoding encoding,
      int bufferSize,
      Function<InputStream, RecordReader> utf8Reader) {
    return encoding == TextEncoding.UTF8
        ? utf8Reader.apply(in)
        : new EncodedReader(in, encoding, bufferSize, utf8Reader);
  }

  @Override
  public Outcome next() throws IOException {
    if (reader == null) {
      if (mismatch != null) {
        return Outcome.END;
      }
      FileHead head = FileHead.read(in);
      Optional<String> contradiction = head.contradiction(encoding);
      if (contradiction.isPresent()) {
        return reject(head, contradiction.get());
      }
      reader = utf8Reader.apply(transcoded(head));
    }
    return reader.next();
  }

  private TranscodingStream transcoded(FileHead head) {
    InputStream all = new SequenceInputStream(new ByteArrayInputStream(head.bytes()), in);
    return encoding == TextEncoding.ISO88591
        ? new Latin1Stream(all, bufferSize)
        : new Utf16Stream(all, head.highByteFirst(encoding), bufferSize);
  }

  /** err.code.1221. */
  private Outcome reject(FileHead head, String contradiction) {
    mismatch =
        new RowError(
            LoadErrorCode.ENCODING_MISMATCH,
            "The encoding of the file is not %s: %s".formatted(encoding, contradiction),
            0);
    firstLine.begin(1);
    firstLine.end(head.bytes(), head.bytes(), 0, head.firstLineEnd());
    return Outcome.REJECTED;
  }

  @Override
  public TextRecord record() {
    return reader == null ? firstLine : reader.record();
  }

  @Override
  public RowError rejection() {
    return reader == null ? mismatch : reader.rejection();
  }

  @Override
  public int rejectedField() {
    return reader == null ? WHOLE_LINE : reader.rejectedField();
  }

  @Override
  public long linesRead() {
    return reader == null ? 0 : reader.linesRead();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
