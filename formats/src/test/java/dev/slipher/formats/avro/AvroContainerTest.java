package dev.slipher.formats.avro;

import static dev.slipher.formats.avro.ReadAvro.AUTO;
import static dev.slipher.formats.avro.ReadAvro.columns;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipher.formats.record.RecordReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.file.CodecFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds the records: headers, blocks, their limits and their damage. */
class AvroContainerTest {
  private static final AvroFile NUMBERS =
      AvroFile.ofFields(
          "\"a\":\"long\"",
          IntStream.range(0, 1000).mapToObj(i -> "{\"a\":" + i + "}").toArray(String[]::new));

  private static List<ReadAvro> read(byte[] file) throws IOException {
    return ReadAvro.all(file, AUTO, columns("a"));
  }

  private static String failure(byte[] file) {
    return assertThrows(AvroDataException.class, () -> read(file)).getMessage();
  }

  private static AvroFile text(int length) {
    return AvroFile.ofFields("\"a\":\"string\"", "{\"a\":\"" + "x".repeat(length) + "\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "deflate", "snappy"})
  @DisplayName("avro.codecs: what COPY reads")
  void codecs(String name) throws IOException {
    byte[] file = NUMBERS.with(CodecFactory.fromString(name)).withBlocksOf(100).bytes();
    List<ReadAvro> read = read(file);
    assertEquals(1000, read.size());
    assertEquals(new ReadAvro(1000, "999", List.of("999"), ""), read.get(999));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bzip2", "zstandard", "xz", "Deflate"})
  @DisplayName("avro.codecs: others are refused by name")
  void otherCodecs(String name) {
    String header =
        new String(header(), ISO_8859_1).replace("\u0008null", (char) (2 * name.length()) + name);
    assertEquals(
        "the codec '%s' of the Avro file is not supported: it must be null, deflate or snappy"
            .formatted(name),
        failure(header.getBytes(ISO_8859_1)));
  }

  /** A file without records. */
  private static byte[] header() {
    return AvroFile.ofFields("\"a\":\"long\"").bytes();
  }

  @Test
  @DisplayName("avro.codecs: a file that names none is not packed")
  void noCodec() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    String schema = AvroFile.record("\"a\":\"long\"");
    file.writeBytes(new byte[] {'O', 'b', 'j', 1, 1, 0});
    file.writeBytes(new byte[] {22});
    file.writeBytes("avro.schema".getBytes(UTF_8));
    file.writeBytes(new byte[] {(byte) ((2 * schema.length()) | 0x80)});
    file.writeBytes(new byte[] {(byte) ((2 * schema.length()) >> 7)});
    file.writeBytes(schema.getBytes(UTF_8));
    file.writeBytes(new byte[17]); // no more entries, and the mark
    file.writeBytes(new byte[] {2, 2, 10});
    file.writeBytes(new byte[16]);
    assertEquals(List.of("5"), read(file.toByteArray()).get(0).values());
  }

  @Test
  @DisplayName("a file without records has none, nor has one without bytes")
  void noRecords() throws IOException {
    assertEquals(List.of(), read(header()));
    assertEquals(List.of(), read(new byte[0]));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "deflate", "snappy"})
  @DisplayName("a block without records is passed over, whatever the codec")
  void emptyBlocks(String codec) throws IOException {
    byte[] file = NUMBERS.with(CodecFactory.fromString(codec)).bytes();
    byte[] header =
        AvroFile.ofFields("\"a\":\"long\"").with(CodecFactory.fromString(codec)).bytes();
    ByteArrayOutputStream padded = new ByteArrayOutputStream();
    padded.writeBytes(header);
    padded.writeBytes(new byte[2]);
    padded.write(header, header.length - 16, 16);
    padded.write(file, header.length, file.length - header.length);
    padded.writeBytes(new byte[2]);
    padded.write(header, header.length - 16, 16);
    assertEquals(1000, read(padded.toByteArray()).size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"type\":\"array\",\"items\":\"int\"}; array",
        "\"string\"; string",
        "[\"null\",\"int\"]; union"
      })
  @DisplayName("avro.schema-in-file: the top type must be record")
  void otherTopTypes(String schema, String type) {
    assertEquals(
        "the schema of the Avro file must be of type record, not " + type,
        failure(AvroFile.of(schema).bytes()));
  }

  @Test
  @DisplayName("avro.schema-in-file: names and defaults that Avro's library would not write")
  void namesOfOtherWriters() throws IOException {
    String text = new String(NUMBERS.bytes(), ISO_8859_1);
    byte[] file = text.replace("\"name\":\"r\"", "\"name\":\"-\"").getBytes(ISO_8859_1);
    assertEquals(1000, read(file).size());
  }

  @Test
  @DisplayName("avro.schema-in-file: a schema that is none")
  void invalidSchema() {
    String text = new String(header(), ISO_8859_1).replace("\"long\"", "\"lung\"");
    assertEquals(
        "invalid schema of the Avro file: \"lung\" is not a defined name. The type of the \"a\""
            + " field must be a defined name or a {\"type\": ...} expression.",
        failure(text.getBytes(ISO_8859_1)));
  }

  @Test
  @DisplayName("avro.header-1mb")
  void largestHeader() throws IOException {
    int rest = NUMBERS.bytes(writer -> writer.setMeta("m", new byte[100_000])).length - 100_000;
    int mark = 16;
    int records = NUMBERS.bytes().length - header().length;
    int most = ContainerReader.LARGEST_HEADER - (rest - records);
    assertEquals(1000, read(NUMBERS.bytes(w -> w.setMeta("m", new byte[most]))).size());
    String message = "the header of the Avro file exceeds the maximum size of 1 MB";
    assertEquals(message, failure(NUMBERS.bytes(w -> w.setMeta("m", new byte[most + 1]))));
    assertEquals(message, failure(NUMBERS.bytes(w -> w.setMeta("m", new byte[most + mark + 1]))));
    assertEquals(message, failure(NUMBERS.bytes(w -> w.setMeta("m", new byte[2_000_000]))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "deflate", "snappy"})
  @DisplayName("avro.block-4mb: packed or not")
  void largestBlock(String codec) throws IOException {
    CodecFactory packed = CodecFactory.fromString(codec);
    int most = Codec.LARGEST_BLOCK - 4; // four bytes of the text's length
    AvroFile file = text(most).withBlocksOf(10_000_000);
    assertEquals(1, ReadAvro.all(file.with(packed).bytes(), AUTO, columns("b"), 4096).size());
    AvroFile larger = text(most + 1).withBlocksOf(10_000_000).with(packed);
    assertEquals(
        "a data block of the Avro file exceeds the maximum size of 4 MB", failure(larger.bytes()));
  }

  @Test
  @DisplayName("avro.block-4mb: also where its records are small")
  void largeBlockOfSmallRecords() {
    String[] records = new String[50];
    Arrays.fill(records, "{\"a\":\"" + "x".repeat(100_000) + "\"}");
    AvroFile file = AvroFile.ofFields("\"a\":\"string\"", records).withBlocksOf(10_000_000);
    assertEquals(
        "a data block of the Avro file exceeds the maximum size of 4 MB", failure(file.bytes()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "Obj", "Obj\u0002", "{\"a\":1}\n", "PAR1PAR1", "\u0000\u0000\u0000\u0000"})
  @DisplayName("avro.damaged: what is no Avro file")
  void otherFiles(String text) {
    assertEquals("not an Avro object container file", failure(text.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "deflate", "snappy"})
  @DisplayName("avro.damaged: a file that ends early, wherever it does")
  void truncated(String codec) throws IOException {
    byte[] whole = NUMBERS.with(CodecFactory.fromString(codec)).withBlocksOf(600).bytes();
    int records = 0;
    for (int length = 4; length < whole.length; length++) {
      byte[] file = Arrays.copyOf(whole, length);
      try {
        records = ReadAvro.all(file, AUTO, columns("a"), 4096).size();
        assertEquals(true, records % 100 >= 0 && length > header().length - 1);
      } catch (AvroDataException e) {
        assertEquals("unexpected end of the Avro file", e.getMessage());
      }
    }
    assertEquals(true, records > 0 && records < 1000);
  }

  @Test
  @DisplayName("avro.damaged: a mark that is not the file's")
  void wrongMark() {
    byte[] file = NUMBERS.bytes();
    file[file.length - 1]++;
    assertEquals("damaged Avro file: the mark behind a block is missing", failure(file));
  }

  @Test
  @DisplayName("avro.damaged: a wrong check sum of snappy data")
  void wrongCheckSum() {
    byte[] file = NUMBERS.with(CodecFactory.snappyCodec()).bytes();
    file[file.length - 17]++;
    assertEquals(
        "damaged Avro file: the check sum of a block of snappy data is wrong", failure(file));
  }

  @Test
  @DisplayName("avro.damaged: a block with more or less than its records")
  void wrongCount() {
    byte[] file = AvroFile.ofFields("\"a\":\"long\"", "{\"a\":1}", "{\"a\":2}").bytes();
    int count = file.length - 16 - 2 - 2;
    assertEquals(4, file[count]);
    file[count] = 2;
    assertEquals("damaged Avro file: a block holds more than its records", failure(file));
    file[count] = 6;
    assertEquals("damaged Avro file: a block ends inside of a record", failure(file));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"int\"', '82 80 80 80 20', an int of 4294967297",
    "'\"long\"', 'ff ff ff ff ff ff ff ff ff ff 01', a number of more than 64 bits",
    "'\"boolean\"', '02', a boolean of 2",
    "'\"string\"', '04 61', a value of 2 bytes",
    "'\"string\"', '01', a value of -1 bytes",
    "'\"bytes\"', 'fe ff ff ff ff ff ff ff ff 01', a value of 9223372036854775807 bytes",
    "'[\"null\"]', '02', index 1 of 1",
    "'[\"null\"]', '01', index -1 of 1",
    "'{\"type\":\"array\",\"items\":\"null\"}', 'fe ff ff ff 7f', more than 4194304 empty values",
    "'{\"type\":\"array\",\"items\":\"int\"}', 'fe ff ff ff 7f', a block ends inside of a record",
    "'{\"type\":\"array\",\"items\":\"int\"}', 'ff ff ff ff ff ff ff ff ff 01 00',"
        + " a count of -9223372036854775808"
  })
  @DisplayName("avro.damaged: values that cannot be")
  void damagedValues(String type, String hex, String problem) {
    assertEquals("damaged Avro file: " + problem, failure(ofBlock(type, 1, hex)));
  }

  @Test
  @DisplayName("avro.damaged: records without end, of no bytes")
  void emptyRecords() {
    assertEquals(
        "damaged Avro file: more than 4194304 empty values",
        assertThrows(
                AvroDataException.class,
                () -> {
                  try (AvroRecordReader reader =
                      AvroRecordReader.open(
                          new ByteArrayInputStream(ofBlock("\"null\"", 1L << 40, "")),
                          AUTO,
                          columns("a"),
                          4096)) {
                    while (reader.next() == RecordReader.Outcome.RECORD) {
                      assertEquals(true, reader.linesRead() <= 4194304);
                    }
                  }
                })
            .getMessage());
  }

  @Test
  @DisplayName("avro.damaged: values that contain themselves without end")
  void endlessRecord() {
    String type =
        "{\"type\":\"record\",\"name\":\"e\",\"fields\":[{\"name\":\"e\",\"type\":\"e\"}]}";
    assertEquals(
        "values of the Avro file are nested more than 1000 levels deep",
        failure(ofBlock(type, 1, "00")));
  }

  @Test
  @DisplayName("arrays and maps may tell the size of their items")
  void sizedItems() throws IOException {
    String array = "{\"type\":\"array\",\"items\":\"int\"}";
    byte[] file = ofBlock(array, 1, "03 04 02 04 01 02 06 00");
    assertEquals(List.of("[1,2,3]"), read(file).get(0).values());
    List<ReadAvro> skipped = ReadAvro.all(file, AUTO, columns("b"));
    assertEquals(Collections.singletonList(null), skipped.get(0).values());
    AvroLayout third = ReadAvro.paths("$.a[2]");
    assertEquals(List.of("3"), ReadAvro.all(file, third, columns("b")).get(0).values());
  }

  /** A file with one block whose records have one field. */
  private static byte[] ofBlock(String type, long count, String hex) {
    byte[] header = AvroFile.ofFields("\"a\":" + type).bytes();
    byte[] values = hex.isEmpty() ? new byte[0] : HexFormat.ofDelimiter(" ").parseHex(hex);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(header);
    long zigzag = count << 1;
    while (zigzag >= 0x80) {
      file.write((int) ((zigzag & 0x7f) | 0x80));
      zigzag >>>= 7;
    }
    file.write((int) zigzag);
    file.write(values.length << 1);
    file.writeBytes(values);
    file.write(header, header.length - 16, 16);
    return file.toByteArray();
  }
}
