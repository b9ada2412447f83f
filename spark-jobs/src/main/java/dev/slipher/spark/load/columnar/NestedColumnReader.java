package dev.slipher.spark.load.columnar;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.slipher.formats.convert.RowSink;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/**
 * Any value as JSON into SUPER (columnar.serializetojson): structures and maps as objects, lists as
 * arrays, dates and times as strings (columnar.orc-date-in-super), bytes as hexadecimal digits.
 */
final class NestedColumnReader implements ColumnReader {
  private static final JsonFactory JSON = new JsonFactory();
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
          .toFormatter(Locale.ROOT);

  private final int index;
  private final DataType type;
  private final int ordinal;
  private final LocalClock clock;
  // A writer of characters: one of bytes would escape those that are no code point of 16 bits.
  private final StringWriter out = new StringWriter();

  NestedColumnReader(int index, DataType type, int ordinal, boolean localClock) {
    this.index = index;
    this.type = type;
    this.ordinal = ordinal;
    clock = localClock ? new LocalClock() : null;
  }

  @Override
  public void put(ColumnarBatch batch, int row, RowSink sink) {
    out.getBuffer().setLength(0);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      write(json, batch.getRow(row), index, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] bytes = out.toString().getBytes(StandardCharsets.UTF_8);
    sink.setBytes(ordinal, bytes, 0, bytes.length);
  }

  private void write(JsonGenerator json, SpecializedGetters from, int at, DataType type)
      throws IOException {
    if (from.isNullAt(at)) {
      json.writeNull();
    } else if (type instanceof StructType struct) {
      writeStruct(json, from.getStruct(at, struct.length()), struct);
    } else if (type instanceof ArrayType array) {
      writeArray(json, from.getArray(at), array.elementType());
    } else if (type instanceof MapType map) {
      writeMap(json, from.getMap(at), map);
    } else if (type instanceof BooleanType) {
      json.writeBoolean(from.getBoolean(at));
    } else if (type instanceof ByteType) {
      json.writeNumber(from.getByte(at));
    } else if (type instanceof ShortType) {
      json.writeNumber(from.getShort(at));
    } else if (type instanceof IntegerType) {
      json.writeNumber(from.getInt(at));
    } else if (type instanceof LongType) {
      json.writeNumber(from.getLong(at));
    } else if (type instanceof FloatType) {
      json.writeNumber(from.getFloat(at));
    } else if (type instanceof DoubleType) {
      json.writeNumber(from.getDouble(at));
    } else if (type instanceof DecimalType decimal) {
      json.writeNumber(
          from.getDecimal(at, decimal.precision(), decimal.scale()).toJavaBigDecimal());
    } else {
      json.writeString(text(from, at, type));
    }
  }

  private void writeStruct(JsonGenerator json, InternalRow row, StructType type)
      throws IOException {
    json.writeStartObject();
    StructField[] fields = type.fields();
    for (int i = 0; i < fields.length; i++) {
      json.writeFieldName(fields[i].name());
      write(json, row, i, fields[i].dataType());
    }
    json.writeEndObject();
  }

  private void writeArray(JsonGenerator json, ArrayData array, DataType element)
      throws IOException {
    json.writeStartArray();
    for (int i = 0; i < array.numElements(); i++) {
      write(json, array, i, element);
    }
    json.writeEndArray();
  }

  private void writeMap(JsonGenerator json, MapData map, MapType type) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < map.numElements(); i++) {
      json.writeFieldName(key(map.keyArray(), i, type.keyType()));
      write(json, map.valueArray(), i, type.valueType());
    }
    json.writeEndObject();
  }

  private String key(ArrayData keys, int at, DataType type) {
    return type instanceof DateType
            || type instanceof TimestampType
            || type instanceof TimestampNTZType
            || type instanceof BinaryType
        ? text(keys, at, type)
        : String.valueOf(keys.get(at, type));
  }

  private String text(SpecializedGetters from, int at, DataType type) {
    if (type instanceof DateType) {
      return LocalDate.ofEpochDay(from.getInt(at)).toString();
    }
    if (type instanceof TimestampNTZType) {
      return TIMESTAMP.format(utc(from.getLong(at)));
    }
    if (type instanceof TimestampType) {
      return clock == null
          ? TIMESTAMP.format(utc(from.getLong(at))) + "+00"
          : TIMESTAMP.format(utc(clock.at(from.getLong(at))));
    }
    if (type instanceof BinaryType) {
      return HexFormat.of().formatHex(from.getBinary(at));
    }
    return from.getUTF8String(at).toString();
  }

  private static LocalDateTime utc(long micros) {
    return LocalDateTime.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC);
  }
}
