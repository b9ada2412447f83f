package dev.slipher.formats.avro;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipher.formats.type.RedshiftType;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/** Writes values of one schema as the text of a field of one column. */
interface FieldReader {

  /** Reads a value, and writes its text unless it is null. */
  Found read(BlockInput in, FieldText out) throws AvroDataException;

  /**
   * What reads values of a schema for a column of a type.
   *
   * @param records as of {@link ValueReader#of}
   */
  static FieldReader of(Schema schema, RedshiftType column, Map<Schema, ValueReader> records) {
    if (schema.getType() == Schema.Type.UNION) {
      FieldReader[] branches =
          schema.getTypes().stream()
              .map(branch -> of(branch, column, records))
              .toArray(FieldReader[]::new);
      return (in, out) -> branches[in.readIndex(branches.length)].read(in, out);
    }
    if (schema.getType() == Schema.Type.NULL) {
      return (in, out) -> Found.NOTHING;
    }
    if (column instanceof RedshiftType.Super) {
      return json(schema, records); // avro.super
    }
    Optional<LogicalType> logical = LogicalType.of(schema);
    if (logical.isPresent() && !isBinary(schema, column)) {
      return logical(new LogicalReader(schema, logical.get()), column);
    }
    return plain(schema, column, records);
  }

  private static FieldReader plain(
      Schema schema, RedshiftType column, Map<Schema, ValueReader> records) {
    return switch (schema.getType()) {
      case STRING ->
          (in, out) -> {
            int length = in.readLength();
            out.put(in.bytes(), in.skip(length), length);
            return Found.TEXT;
          };
      case INT ->
          (in, out) -> {
            out.number(in.readInt());
            return Found.TEXT;
          };
      case LONG -> FieldReader::number;
      case FLOAT -> ofFloat(column);
      case DOUBLE -> ofDouble(column);
      case BOOLEAN ->
          (in, out) -> {
            out.put(in.readBoolean() ? ScalarReader.TRUE : ScalarReader.FALSE);
            return Found.TEXT;
          };
      case ENUM -> ofEnum(schema);
      case BYTES -> isBinary(schema, column) ? ofBytes() : json(schema, records);
      case FIXED ->
          isBinary(schema, column) ? ofFixed(schema.getFixedSize()) : json(schema, records);
      case RECORD, ARRAY, MAP -> json(schema, records); // avro.complex-as-json
      case UNION, NULL -> throw new IllegalArgumentException("no plain type: " + schema.getType());
    };
  }

  /** Bytes go into columns of bytes as they are, in the digits that those read. */
  private static boolean isBinary(Schema schema, RedshiftType column) {
    boolean bytes = schema.getType() == Schema.Type.BYTES || schema.getType() == Schema.Type.FIXED;
    return bytes
        && (column instanceof RedshiftType.Varbyte
            || column instanceof RedshiftType.Geometry
            || column instanceof RedshiftType.Geography);
  }

  private static Found number(BlockInput in, FieldText out) throws AvroDataException {
    out.number(in.readLong());
    return Found.TEXT;
  }

  private static FieldReader json(Schema schema, Map<Schema, ValueReader> records) {
    ValueReader values = ValueReader.of(schema, records);
    return (in, out) -> {
      values.json(in, out);
      return Found.TEXT;
    };
  }

  private static FieldReader logical(LogicalReader values, RedshiftType column) {
    if (values.isNumber() && isNumeric(column)) {
      return FieldReader::number; // what it would be without its logical type
    }
    if (values.isDay() && column instanceof RedshiftType.Date) {
      return (in, out) -> {
        values.day(in, out);
        return Found.MOMENT;
      };
    }
    if (values.isDay()
        && (column instanceof RedshiftType.Timestamp
            || column instanceof RedshiftType.TimestampTz)) {
      return (in, out) -> {
        values.moment(in, out);
        return Found.MOMENT;
      };
    }
    return (in, out) -> {
      values.text(in, out);
      return Found.TEXT;
    };
  }

  private static boolean isNumeric(RedshiftType column) {
    return column instanceof RedshiftType.SmallInt
        || column instanceof RedshiftType.Int
        || column instanceof RedshiftType.BigInt
        || column instanceof RedshiftType.Decimal
        || column instanceof RedshiftType.Real
        || column instanceof RedshiftType.DoublePrecision
        || column instanceof RedshiftType.Bool;
  }

  private static FieldReader ofFloat(RedshiftType column) {
    boolean exact = column instanceof RedshiftType.Decimal;
    boolean wide = column instanceof RedshiftType.DoublePrecision;
    return (in, out) -> {
      float value = in.readFloat();
      if (exact && Float.isFinite(value)) {
        out.put(new BigDecimal(value).toPlainString());
      } else {
        out.put(wide ? Double.toString(value) : Float.toString(value));
      }
      return Found.TEXT;
    };
  }

  /** A DECIMAL gets what the double is, not what it is meant to be (avro.numeric-precision). */
  private static FieldReader ofDouble(RedshiftType column) {
    boolean exact = column instanceof RedshiftType.Decimal;
    return (in, out) -> {
      double value = in.readDouble();
      boolean digits = exact && Double.isFinite(value);
      out.put(digits ? new BigDecimal(value).toPlainString() : Double.toString(value));
      return Found.TEXT;
    };
  }

  /** avro.enum-name. */
  private static FieldReader ofEnum(Schema schema) {
    byte[][] symbols =
        schema.getEnumSymbols().stream()
            .map(symbol -> symbol.getBytes(UTF_8))
            .toArray(byte[][]::new);
    return (in, out) -> {
      out.put(symbols[in.readIndex(symbols.length)]);
      return Found.TEXT;
    };
  }

  private static FieldReader ofBytes() {
    return (in, out) -> {
      int length = in.readLength();
      out.hexadecimal(in.bytes(), in.skip(length), length);
      return Found.TEXT;
    };
  }

  private static FieldReader ofFixed(int size) {
    return (in, out) -> {
      out.hexadecimal(in.bytes(), in.skip(size), size);
      return Found.TEXT;
    };
  }
}
