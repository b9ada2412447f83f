package dev.slipher.formats.encoding;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Text as files hold it. */
public final class EncodedText {
  private static final String MARK = "\ufeff";

  private EncodedText() {}

  /** A file, and the encoding that reads it. */
  @SuppressWarnings("ArrayRecordComponent") // read, never compared
  public record Encoded(TextEncoding encoding, byte[] bytes) {}

  /**
   * The text in every way that some encoding reads; ISO-8859-1 only where it has the characters.
   */
  public static List<Encoded> inEveryEncoding(String text) {
    List<Encoded> files = new ArrayList<>();
    files.add(new Encoded(TextEncoding.UTF8, text.getBytes(StandardCharsets.UTF_8)));
    files.add(new Encoded(TextEncoding.UTF8, (MARK + text).getBytes(StandardCharsets.UTF_8)));
    add(files, TextEncoding.UTF16LE, StandardCharsets.UTF_16LE, text);
    add(files, TextEncoding.UTF16BE, StandardCharsets.UTF_16BE, text);
    if (StandardCharsets.ISO_8859_1.newEncoder().canEncode(text)) {
      files.add(new Encoded(TextEncoding.ISO88591, text.getBytes(StandardCharsets.ISO_8859_1)));
    }
    return files;
  }

  private static void add(List<Encoded> files, TextEncoding own, Charset charset, String text) {
    byte[] marked = (MARK + text).getBytes(charset);
    files.add(new Encoded(own, text.getBytes(charset)));
    files.add(new Encoded(own, marked));
    files.add(new Encoded(TextEncoding.UTF16, marked));
  }

  /** Bytes, given as numbers. */
  static byte[] bytes(int... values) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int value : values) {
      bytes.write(value);
    }
    return bytes.toByteArray();
  }
}
