package dev.slipher.formats.text;

import dev.slipher.formats.encoding.EncodedReader;
import dev.slipher.formats.encoding.TextEncoding;
import dev.slipher.formats.record.RecordReader;
import dev.slipher.formats.record.TextRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One record as tests compare it; each byte is one character.
 *
 * @param error empty for a good record, else the code, the field blamed and the reason
 */
record ReadLine(long number, String raw, List<Field> fields, String error) {

  record Field(String value, String raw, boolean quoted) {}

  static String error(int code, int field, String reason) {
    return code + " field " + field + ": " + reason;
  }

  List<String> values() {
    return fields.stream().map(Field::value).toList();
  }

  /** All records that the reader under test finds. */
  static List<ReadLine> all(InputStream in, TextLayout layout, TextReading reading)
      throws IOException {
    return all(in, TextEncoding.UTF8, layout, reading);
  }

  /** All records of a file in some encoding, in UTF-8. */
  static List<ReadLine> all(
      InputStream in, TextEncoding encoding, TextLayout layout, TextReading reading)
      throws IOException {
    try (RecordReader reader =
        EncodedReader.open(
            in,
            encoding,
            reading.bufferSize(),
            text -> TextRecordReader.open(text, layout, reading))) {
      List<ReadLine> lines = new ArrayList<>();
      while (true) {
        RecordReader.Outcome outcome = reader.next();
        if (outcome == RecordReader.Outcome.END) {
          return lines;
        }
        lines.add(of(reader, outcome));
      }
    }
  }

  static List<ReadLine> all(byte[] file, TextLayout layout, TextReading reading) {
    try {
      return all(new ByteArrayInputStream(file), layout, reading);
    } catch (IOException e) {
      throw new AssertionError("no source to fail", e);
    }
  }

  private static ReadLine of(RecordReader reader, RecordReader.Outcome outcome) {
    TextRecord record = reader.record();
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < record.fieldCount(); i++) {
      fields.add(
          new Field(
              text(record.bytes(), record.start(i), record.end(i)),
              text(record.rawBytes(), record.rawStart(i), record.rawEnd(i)),
              record.quoted(i)));
    }
    boolean rejected = outcome == RecordReader.Outcome.REJECTED;
    return new ReadLine(
        record.lineNumber(),
        text(record.rawBytes(), record.rawStart(), record.rawEnd()),
        rejected ? List.of() : fields,
        rejected
            ? error(
                reader.rejection().code().number(),
                reader.rejectedField(),
                reader.rejection().reason())
            : "");
  }

  private static String text(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
  }
}
