package dev.slipher.formats.avro;

import java.util.Optional;
import org.apache.avro.Schema;

/**
 * What a schema says that its numbers and bytes mean; what it says wrongly counts for nothing, as
 * Avro's specification has it. The guide is silent about logical types.
 */
sealed interface LogicalType {

  /** Days since 1970-01-01. */
  record Date() implements LogicalType {}

  /** The time of a day, in so many units to a second. */
  record Time(long unitsPerSecond) implements LogicalType {}

  /**
   * A moment.
   *
   * @param unitsPerSecond since 1970-01-01
   * @param isInstant whether it means the same moment everywhere
   */
  record Timestamp(long unitsPerSecond, boolean isInstant) implements LogicalType {}

  /** An unscaled number in two's complement, the high byte first. */
  record Decimal(int scale) implements LogicalType {
    /** More digits than any column takes; a scale beyond would write zeros without end. */
    static final int MOST_DIGITS = 1000;
  }

  /** Sixteen bytes, shown as a UUID is. */
  record Uuid() implements LogicalType {
    static final int LENGTH = 16;
  }

  /** What a schema means, if it means more than its type. */
  static Optional<LogicalType> of(Schema schema) {
    String name = schema.getProp("logicalType");
    return name == null ? Optional.empty() : Optional.ofNullable(of(schema, name));
  }

  private static LogicalType of(Schema schema, String name) {
    return switch (schema.getType()) {
      case INT -> ofInt(name);
      case LONG -> ofLong(name);
      case BYTES -> name.equals("decimal") ? decimal(schema) : null;
      case FIXED -> {
        if (name.equals("uuid") && schema.getFixedSize() == Uuid.LENGTH) {
          yield new Uuid();
        }
        yield name.equals("decimal") ? decimal(schema) : null;
      }
      default -> null;
    };
  }

  private static LogicalType ofInt(String name) {
    return switch (name) {
      case "date" -> new Date();
      case "time-millis" -> new Time(1000);
      default -> null;
    };
  }

  private static LogicalType ofLong(String name) {
    return switch (name) {
      case "time-micros" -> new Time(1_000_000);
      case "timestamp-millis" -> new Timestamp(1000, true);
      case "timestamp-micros" -> new Timestamp(1_000_000, true);
      case "timestamp-nanos" -> new Timestamp(1_000_000_000, true);
      case "local-timestamp-millis" -> new Timestamp(1000, false);
      case "local-timestamp-micros" -> new Timestamp(1_000_000, false);
      case "local-timestamp-nanos" -> new Timestamp(1_000_000_000, false);
      default -> null;
    };
  }

  private static LogicalType decimal(Schema schema) {
    Object precision = schema.getObjectProp("precision");
    Object scale = schema.getObjectProp("scale");
    if (!(precision instanceof Integer digits) || !(scale == null || scale instanceof Integer)) {
      return null;
    }
    int behindPoint = scale == null ? 0 : (Integer) scale;
    boolean valid =
        digits >= 1 && digits <= Decimal.MOST_DIGITS && behindPoint >= 0 && behindPoint <= digits;
    return valid ? new Decimal(behindPoint) : null;
  }
}
