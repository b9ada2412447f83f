package dev.slipher.formats.avro;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;

/** A file as Avro's own library writes it. */
public record AvroFile(Schema schema, CodecFactory codec, int blockSize, List<Object> records) {
  private static final int LIBRARYS_BLOCK = 64_000;

  /** A file that is not packed, its schema and its records in Avro's JSON. */
  public static AvroFile of(String schema, String... records) {
    Schema parsed = new Schema.Parser().parse(schema);
    DatumReader<Object> reader =
        new GenericDatumReader<>(parsed) {
          @Override
          protected Object newMap(Object old, int size) {
            return new LinkedHashMap<>(); // entries stay in their order
          }
        };
    List<Object> values = new ArrayList<>();
    for (String record : records) {
      try {
        values.add(reader.read(null, DecoderFactory.get().jsonDecoder(parsed, record)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new AvroFile(parsed, CodecFactory.nullCodec(), LIBRARYS_BLOCK, values);
  }

  /** A file whose records have these fields, written as {@code "name": type}. */
  public static AvroFile ofFields(String fields, String... records) {
    return of(record(fields), records);
  }

  /** A record's schema, its fields written as {@code "name": type}. */
  public static String record(String fields) {
    StringBuilder schema = new StringBuilder();
    schema.append("{\"type\":\"record\",\"name\":\"r\",\"fields\":[");
    boolean first = true;
    for (String field : fields.split(";", -1)) {
      int colon = field.indexOf(':');
      schema.append(first ? "" : ",");
      schema.append("{\"name\":").append(field, 0, colon).append(",\"type\":");
      schema.append(field.substring(colon + 1)).append('}');
      first = false;
    }
    return schema.append("]}").toString();
  }

  AvroFile with(CodecFactory other) {
    return new AvroFile(schema, other, blockSize, records);
  }

  AvroFile withBlocksOf(int bytes) {
    return new AvroFile(schema, codec, bytes, records);
  }

  /** The file's bytes. */
  public byte[] bytes() {
    return bytes(writer -> {});
  }

  byte[] bytes(Consumer<DataFileWriter<Object>> settings) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataFileWriter<Object> writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
      writer.setCodec(codec);
      writer.setSyncInterval(blockSize);
      settings.accept(writer);
      writer.create(schema, bytes, Arrays.copyOf("the mark of it.".getBytes(UTF_8), 16));
      for (Object value : records) {
        writer.append(value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
