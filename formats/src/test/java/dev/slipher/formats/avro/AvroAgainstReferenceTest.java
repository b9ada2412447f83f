package dev.slipher.formats.avro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.json.JsonLayout;
import dev.slipher.formats.json.JsonPath;
import dev.slipher.formats.type.RedshiftType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random schemas and values, read by us and by Avro's own reader. */
class AvroAgainstReferenceTest {
  private static final List<RedshiftType> TYPES =
      List.of(
          new RedshiftType.Varchar(1000),
          new RedshiftType.BigInt(),
          new RedshiftType.Decimal(38, 10),
          new RedshiftType.DoublePrecision(),
          new RedshiftType.Date(),
          new RedshiftType.Timestamp(),
          new RedshiftType.Super(),
          new RedshiftType.Varbyte(100));
  private static final int FILES = 400;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  @DisplayName("avro.complex-as-json, avro.jsonpaths: as Avro's own reader reads")
  void readsAsAvroDoes(long seed) throws IOException {
    long good = 0;
    long wrong = 0;
    for (int i = 0; i < FILES; i++) {
      RandomAvro random = new RandomAvro(seed * FILES + i);
      Schema schema = random.schema();
      byte[] file = file(random, schema);
      List<TargetColumn> columns = columns(random);
      AvroLayout layout = layout(random, columns.size());
      List<ReadAvro> expected = ReferenceAvro.read(file, layout, columns);
      List<ReadAvro> found =
          ReadAvro.all(file, layout, columns, 1 + random.below(300)).stream()
              .map(read -> new ReadAvro(read.line(), "", read.values(), read.error()))
              .toList();
      assertEquals(expected, found, () -> layout + " of " + schema);
      good += expected.stream().filter(read -> read.error().isEmpty()).count();
      wrong += expected.stream().filter(read -> !read.error().isEmpty()).count();
    }
    assertTrue(good > FILES && wrong > FILES / 4, good + " and " + wrong);
  }

  private static List<TargetColumn> columns(RandomAvro random) {
    List<TargetColumn> columns = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String name = Character.toString('a' + i);
      columns.add(ReadAvro.column(name, TYPES.get(random.below(TYPES.size())), i));
    }
    return columns;
  }

  private static AvroLayout layout(RandomAvro random, int columns) {
    if (random.below(3) > 0) {
      return random.below(2) == 0 ? ReadAvro.AUTO : ReadAvro.IGNORE_CASE;
    }
    List<JsonPath> paths = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      List<JsonPath.Step> steps = new ArrayList<>();
      for (int step = random.below(5); step > 0; step--) {
        steps.add(
            random.below(4) == 0
                ? new JsonPath.Element(random.below(3))
                : new JsonPath.Member(Character.toString('a' + random.below(5))));
      }
      paths.add(new JsonPath(steps));
    }
    return new AvroLayout(new JsonLayout.ByPath(paths));
  }

  private static byte[] file(RandomAvro random, Schema schema) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    GenericDatumWriter<Object> values = new GenericDatumWriter<>(schema);
    try (DataFileWriter<Object> writer = new DataFileWriter<>(values)) {
      String[] codecs = {"null", "deflate", "snappy"};
      writer.setCodec(CodecFactory.fromString(codecs[random.below(codecs.length)]));
      writer.setSyncInterval(32 + random.below(500));
      writer.create(schema, file);
      for (int i = random.below(20); i > 0; i--) {
        Object value = random.value(schema, 0);
        if (random.below(2) == 0) {
          writer.append(value);
        } else {
          writer.appendEncoded(inPieces(values, value));
        }
      }
    }
    return file.toByteArray();
  }

  /** A value whose arrays and maps are written in pieces that tell their size. */
  private static ByteBuffer inPieces(GenericDatumWriter<Object> values, Object value)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder =
        new EncoderFactory().configureBlockSize(64).blockingBinaryEncoder(bytes, null);
    values.write(value, encoder);
    encoder.flush();
    return ByteBuffer.wrap(bytes.toByteArray());
  }
}
