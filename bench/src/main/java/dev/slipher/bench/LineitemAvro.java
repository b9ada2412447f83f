package dev.slipher.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;

/** Lineitem as Avro files of the types that Spark writes for it. */
final class LineitemAvro {
  private static final int WHOLE_NUMBERS = 4;
  private static final int DECIMALS = 8;
  private static final int DATES = 10;
  private static final int TEXTS = 13;

  /** Bytes of a decimal of twelve digits. */
  private static final int DECIMAL_BYTES = 6;

  private LineitemAvro() {}

  /** Writes lines of the generator. */
  static void write(String[] columns, Iterable<String> lines, Path file) throws IOException {
    Schema schema = schema(columns);
    try (DataFileWriter<GenericData.Record> writer =
        new DataFileWriter<>(new GenericDatumWriter<GenericData.Record>(schema))) {
      writer.setCodec(CodecFactory.snappyCodec());
      writer.create(schema, file.toFile());
      for (String line : lines) {
        writer.append(record(schema, line.split("\\|")));
      }
    }
  }

  private static Schema schema(String[] columns) {
    SchemaBuilder.FieldAssembler<Schema> fields = SchemaBuilder.record("lineitem").fields();
    for (int column = 0; column < columns.length; column++) {
      Schema type = type(column, columns[column]);
      Schema nullType = Schema.create(Schema.Type.NULL);
      fields = fields.name(columns[column]).type(Schema.createUnion(type, nullType)).noDefault();
    }
    return fields.endRecord();
  }

  private static Schema type(int column, String name) {
    if (column == WHOLE_NUMBERS - 1) {
      return Schema.create(Schema.Type.INT);
    }
    if (column < WHOLE_NUMBERS) {
      return Schema.create(Schema.Type.LONG);
    }
    if (column < DECIMALS) {
      return LogicalTypes.decimal(12, 2)
          .addToSchema(Schema.createFixed(name + "_type", null, null, DECIMAL_BYTES));
    }
    return column >= DATES && column < TEXTS
        ? LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT))
        : Schema.create(Schema.Type.STRING);
  }

  private static GenericData.Record record(Schema schema, String[] values) {
    GenericData.Record record = new GenericData.Record(schema);
    for (int column = 0; column < values.length; column++) {
      record.put(column, value(schema.getFields().get(column).schema(), column, values[column]));
    }
    return record;
  }

  private static Object value(Schema union, int column, String text) {
    if (column == WHOLE_NUMBERS - 1) {
      return Integer.valueOf(text);
    }
    if (column < WHOLE_NUMBERS) {
      return Long.valueOf(text);
    }
    if (column < DECIMALS) {
      long unscaled = new BigDecimal(text).setScale(2).unscaledValue().longValueExact();
      byte[] bytes = new byte[DECIMAL_BYTES];
      for (int i = DECIMAL_BYTES - 1; i >= 0; i--) {
        bytes[i] = (byte) unscaled;
        unscaled >>= Byte.SIZE;
      }
      return new GenericData.Fixed(union.getTypes().get(0), bytes);
    }
    return column >= DATES && column < TEXTS
        ? (Object) (int) LocalDate.parse(text).toEpochDay()
        : text;
  }
}
