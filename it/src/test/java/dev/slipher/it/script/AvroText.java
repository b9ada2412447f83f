package dev.slipher.it.script;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.JsonDecoder;

/** An Avro file as text: its schema, and behind a blank line its records in Avro's own JSON. */
final class AvroText {
  private AvroText() {}

  /** The file, as Avro's library writes it with a codec. */
  static byte[] file(String text, String codec) {
    int blank = text.indexOf("\n\n");
    Schema schema = new Schema.Parser().parse(blank < 0 ? text : text.substring(0, blank));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (DataFileWriter<Object> writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
      writer.setCodec(CodecFactory.fromString(codec));
      writer.create(schema, file);
      if (blank >= 0) {
        for (String record : (Iterable<String>) text.substring(blank).lines()::iterator) {
          if (!record.isBlank()) {
            writer.append(value(schema, record));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  private static Object value(Schema schema, String json) throws IOException {
    DatumReader<Object> reader =
        new GenericDatumReader<>(schema) {
          @Override
          protected Object newMap(Object old, int size) {
            return new LinkedHashMap<>(); // entries stay in their order
          }
        };
    JsonDecoder decoder = DecoderFactory.get().jsonDecoder(schema, json);
    return reader.read(null, decoder);
  }
}
