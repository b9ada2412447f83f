package dev.slipher.formats.avro;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.json.JsonLayout;
import dev.slipher.formats.json.JsonPathsFile;
import dev.slipher.formats.json.MalformedJsonPathsException;
import dev.slipher.formats.record.RecordReader;
import dev.slipher.formats.record.TextRecord;
import dev.slipher.formats.type.RedshiftType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One record as tests compare it; each byte is one character.
 *
 * @param values null for NULL; empty for a rejected record
 * @param error empty for a good record, else the field blamed and the reason
 */
record ReadAvro(long line, String raw, List<String> values, String error) {
  private static final int[] BUFFERS = {1, 7, 4096};

  static final AvroLayout AUTO = new AvroLayout(new JsonLayout.ByName(false));
  static final AvroLayout IGNORE_CASE = new AvroLayout(new JsonLayout.ByName(true));

  /** The layout of a JSONPaths file. */
  static AvroLayout paths(String... paths) {
    try {
      String list = String.join("\",\"", paths);
      return new AvroLayout(
          new JsonLayout.ByPath(
              JsonPathsFile.parse(("{\"jsonpaths\":[\"" + list + "\"]}").getBytes(UTF_8))
                  .orElseThrow()));
    } catch (MalformedJsonPathsException e) {
      throw new AssertionError(e);
    }
  }

  /** Columns for text. */
  static List<TargetColumn> columns(String... names) {
    List<TargetColumn> columns = new ArrayList<>();
    for (String name : names) {
      columns.add(column(name, new RedshiftType.Varchar(65535), columns.size()));
    }
    return columns;
  }

  static TargetColumn column(String name, RedshiftType type, int ordinal) {
    return new TargetColumn(name, type, true, ordinal);
  }

  /** The records of a file, with large and small buffers. */
  static List<ReadAvro> all(byte[] file, AvroLayout layout, List<TargetColumn> columns)
      throws IOException {
    List<ReadAvro> records = null;
    for (int buffer : BUFFERS) {
      List<ReadAvro> again = all(file, layout, columns, buffer);
      if (records != null) {
        assertEquals(records, again, () -> "buffer " + buffer);
      }
      records = again;
    }
    return records;
  }

  static List<ReadAvro> all(byte[] file, AvroLayout layout, List<TargetColumn> columns, int buffer)
      throws IOException {
    try (AvroRecordReader reader =
        AvroRecordReader.open(new ByteArrayInputStream(file), layout, columns, buffer)) {
      List<ReadAvro> records = new ArrayList<>();
      while (true) {
        RecordReader.Outcome outcome = reader.next();
        if (outcome == RecordReader.Outcome.END) {
          assertEquals(RecordReader.Outcome.END, reader.next());
          assertEquals(records.size(), reader.linesRead());
          return records;
        }
        records.add(of(reader, outcome));
      }
    }
  }

  private static ReadAvro of(AvroRecordReader reader, RecordReader.Outcome outcome) {
    TextRecord record = reader.record();
    boolean rejected = outcome == RecordReader.Outcome.REJECTED;
    List<String> values = new ArrayList<>();
    for (int i = 0; i < record.fieldCount() && !rejected; i++) {
      values.add(record.isNull(i) ? null : text(record.bytes(), record.start(i), record.end(i)));
    }
    return new ReadAvro(
        record.lineNumber(),
        text(record.rawBytes(), record.rawStart(), record.rawEnd()),
        values,
        rejected ? reader.rejectedField() + ": " + reader.rejection().reason() : "");
  }

  private static String text(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, ISO_8859_1);
  }

  /** The values of the one record of a file, as text. */
  static List<String> values(AvroFile file, AvroLayout layout, List<TargetColumn> columns)
      throws IOException {
    ReadAvro one = one(file, layout, columns);
    assertEquals("", one.error());
    return one.values().stream().map(ReadAvro::utf8).toList();
  }

  static ReadAvro one(AvroFile file, AvroLayout layout, List<TargetColumn> columns)
      throws IOException {
    List<ReadAvro> records = all(file.bytes(), layout, columns);
    assertEquals(1, records.size(), records::toString);
    return records.get(0);
  }

  static String utf8(String value) {
    return value == null ? "NULL" : new String(value.getBytes(ISO_8859_1), UTF_8);
  }
}
