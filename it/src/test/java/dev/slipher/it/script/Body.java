package dev.slipher.it.script;

import dev.slipher.formats.shapefile.ShapefileWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The bytes of an object, as a case describes them.
 *
 * @param text the lines of the case, each with its line feed
 * @param format what the text becomes: itself, a columnar file with the rows of the query that it
 *     is, or an Avro file of the schema and the records that it is
 * @param escaped whether {@code \n}, {@code \xff} and the like stand for bytes in it
 * @param lineEnd what stands for each line feed
 * @param finalLineEnd whether the last line ends with it
 * @param charset how the text becomes bytes
 * @param repeat how often the text is written, with {@code ${i}} counting from 1
 * @param compression what packs the bytes
 * @param memberPerLine whether each line becomes a compressed member of its own
 * @param spread at least how many bytes of members that hold nothing follow each member
 * @param cut how many bytes are missing from the end
 * @param encryption what happens to the bytes when they are put
 */
public record Body(
    FileFormat format,
    String text,
    boolean escaped,
    String lineEnd,
    boolean finalLineEnd,
    Charset charset,
    int repeat,
    Compression compression,
    boolean memberPerLine,
    int spread,
    int cut,
    Encryption encryption) {

  /**
   * The objects, by their URLs: one, or of a shapefile all that it consists of.
   *
   * @param url the object's URL; a shapefile's is that of its shapes
   * @param variables replaces {@code ${name}} in the text
   */
  public Map<String, byte[]> objects(String url, UnaryOperator<String> variables) {
    if (format != FileFormat.SHAPEFILE) {
      return Map.of(url, bytes(variables));
    }
    ShapefileWriter file = ShapefileText.read(variables.apply(text));
    return Map.of(
        url,
        bytes(variables),
        ShapefileText.beside(url, ".shx"),
        packed(file.index()),
        ShapefileText.beside(url, ".dbf"),
        packed(file.attributes()));
  }

  private byte[] packed(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = compression.pack(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /**
   * The bytes; of a shapefile those of its shapes.
   *
   * @param variables replaces {@code ${name}} in the text
   */
  public byte[] bytes(UnaryOperator<String> variables) {
    String replaced = variables.apply(text);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try {
      if (memberPerLine) {
        for (byte[] line : EscapedText.lines(plain(replaced))) {
          try (OutputStream member = compression.pack(packed)) {
            member.write(line);
          }
          spread(packed);
        }
      } else {
        try (OutputStream out = compression.pack(packed)) {
          out.write(plain(replaced));
        }
        spread(packed);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] all = packed.toByteArray();
    return Arrays.copyOf(all, Math.max(0, all.length - cut));
  }

  private void spread(ByteArrayOutputStream packed) throws IOException {
    if (spread == 0) {
      return;
    }
    ByteArrayOutputStream empty = new ByteArrayOutputStream();
    compression.pack(empty).close();
    byte[] member = empty.toByteArray();
    for (int bytes = 0; bytes < spread; bytes += member.length) {
      packed.writeBytes(member);
    }
  }

  private byte[] plain(String replaced) {
    if (format != FileFormat.TEXT) {
      return format.file(replaced);
    }
    String once = replaced.replace("\n", lineEnd);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 1; i <= repeat; i++) {
      String numbered = once.replace("${i}", Integer.toString(i));
      if (!finalLineEnd && i == repeat && numbered.endsWith(lineEnd)) {
        numbered = numbered.substring(0, numbered.length() - lineEnd.length());
      }
      bytes.writeBytes(escaped ? EscapedText.bytes(numbered, charset) : numbered.getBytes(charset));
    }
    return bytes.toByteArray();
  }
}
