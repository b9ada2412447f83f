package dev.slipher.formats.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.record.RecordReader;
import dev.slipher.formats.record.TextRecord;
import dev.slipher.formats.type.RedshiftType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * One record as tests compare it; each byte is one character.
 *
 * @param values null for NULL; empty for a rejected record
 * @param error empty for a good record, else the field blamed and the reason
 */
record ReadStructure(long line, String raw, List<String> values, String error) {

  /** Columns of any type: the reader looks at nothing but their names. */
  static List<TargetColumn> columns(String... names) {
    List<TargetColumn> columns = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      columns.add(new TargetColumn(names[i], new RedshiftType.Varchar(100), true, i));
    }
    return columns;
  }

  static List<ReadStructure> all(
      InputStream in, JsonLayout layout, List<TargetColumn> columns, long headers, int buffer)
      throws IOException {
    try (JsonRecordReader reader = JsonRecordReader.open(in, layout, columns, headers, buffer)) {
      List<ReadStructure> structures = new ArrayList<>();
      while (true) {
        RecordReader.Outcome outcome = reader.next();
        if (outcome == RecordReader.Outcome.END) {
          return structures;
        }
        structures.add(of(reader, outcome));
      }
    }
  }

  static List<ReadStructure> all(
      byte[] file, JsonLayout layout, List<TargetColumn> columns, long headers, int buffer) {
    try {
      return all(new ByteArrayInputStream(file), layout, columns, headers, buffer);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static ReadStructure of(JsonRecordReader reader, RecordReader.Outcome outcome) {
    TextRecord record = reader.record();
    boolean rejected = outcome == RecordReader.Outcome.REJECTED;
    List<String> values = new ArrayList<>();
    for (int i = 0; i < record.fieldCount() && !rejected; i++) {
      values.add(record.isNull(i) ? null : text(record.bytes(), record.start(i), record.end(i)));
    }
    return new ReadStructure(
        record.lineNumber(),
        text(record.rawBytes(), record.rawStart(), record.rawEnd()),
        values,
        rejected ? reader.rejectedField() + ": " + reader.rejection().reason() : "");
  }

  private static String text(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, ISO_8859_1);
  }
}
