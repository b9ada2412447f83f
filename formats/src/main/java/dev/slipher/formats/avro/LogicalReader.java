package dev.slipher.formats.avro;

import org.apache.avro.Schema;

/** Reads values of a logical type. */
final class LogicalReader extends ValueReader {
  private final Schema.Type stored;
  private final int fixedSize;
  private final LogicalType type;

  LogicalReader(Schema schema, LogicalType type) {
    this.stored = schema.getType();
    this.fixedSize = stored == Schema.Type.FIXED ? schema.getFixedSize() : 0;
    this.type = type;
  }

  @Override
  void skip(BlockInput in) throws AvroDataException {
    if (isNumber()) {
      in.readLong();
    } else {
      in.skip(length(in));
    }
  }

  /** Dates and times as strings, decimals as numbers. */
  @Override
  void json(BlockInput in, FieldText out) throws AvroDataException {
    boolean string = !(type instanceof LogicalType.Decimal);
    if (string) {
      out.put('"');
    }
    text(in, out);
    if (string) {
      out.put('"');
    }
  }

  /** Writes what the value means; a moment that is the same everywhere with its zone. */
  void text(BlockInput in, FieldText out) throws AvroDataException {
    if (type instanceof LogicalType.Date) {
      LogicalText.date(in.readInt(), out);
    } else if (type instanceof LogicalType.Time time) {
      LogicalText.time(time, in.readLong(), out);
    } else if (type instanceof LogicalType.Timestamp timestamp) {
      LogicalText.timestamp(timestamp, in.readLong(), out);
    } else if (type instanceof LogicalType.Decimal decimal) {
      int length = length(in);
      LogicalText.decimal(in.bytes(), in.skip(length), length, decimal.scale(), out);
    } else {
      LogicalText.uuid(in.bytes(), in.skip(fixedSize), out);
    }
  }

  /** Writes the day of a date or of a moment. */
  void day(BlockInput in, FieldText out) throws AvroDataException {
    if (type instanceof LogicalType.Timestamp timestamp) {
      LogicalText.dateOf(timestamp, in.readLong(), out);
    } else {
      text(in, out);
    }
  }

  /** Writes a date or a moment as a moment. */
  void moment(BlockInput in, FieldText out) throws AvroDataException {
    if (type instanceof LogicalType.Date) {
      LogicalText.midnight(in.readInt(), out);
    } else {
      text(in, out);
    }
  }

  boolean isNumber() {
    return stored == Schema.Type.INT || stored == Schema.Type.LONG;
  }

  /** Whether values say a day. */
  boolean isDay() {
    return type instanceof LogicalType.Date || type instanceof LogicalType.Timestamp;
  }

  private int length(BlockInput in) throws AvroDataException {
    return stored == Schema.Type.FIXED ? fixedSize : in.readLength();
  }
}
