package dev.slipher.spark.load.columnar;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipher.formats.type.RedshiftType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import scala.collection.JavaConverters;

/**
 * What a value that Spark read becomes, as {@link ColumnarText} writes it; slow, and plain to see.
 *
 * @param localClock whether an instant stands for what the clock showed where the file was written,
 *     which is all that ORC keeps
 */
record ExpectedText(boolean localClock) {

  String row(Row row, List<RandomColumn> columns) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      Object value = i < row.length() ? row.get(i) : null;
      text.append(i == 0 ? "" : "|").append(value(value, columns.get(i).target()));
    }
    return text.toString();
  }

  private String value(Object value, RedshiftType target) {
    if (value == null) {
      return "null";
    }
    if (target instanceof RedshiftType.Super) {
      return hex(json(value).getBytes(UTF_8));
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof LocalDate date) {
      return Long.toString(date.toEpochDay());
    }
    if (value instanceof Instant || value instanceof LocalDateTime) {
      return Long.toString(
          ChronoUnit.MICROS.between(LocalDateTime.of(1970, 1, 1, 0, 0), wallClock(value)));
    }
    if (value instanceof byte[] bytes) {
      return hex(bytes);
    }
    return value instanceof String text ? hex(text.getBytes(UTF_8)) : value.toString();
  }

  private LocalDateTime wallClock(Object value) {
    if (value instanceof LocalDateTime time) {
      return time;
    }
    return LocalDateTime.ofInstant(
        (Instant) value, localClock ? ZoneId.systemDefault() : ZoneOffset.UTC);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private String json(Object value) {
    if (value == null) {
      return "null";
    }
    StringBuilder text = new StringBuilder();
    if (value instanceof Row struct) {
      for (String name : struct.schema().fieldNames()) {
        text.append(text.length() == 0 ? "{" : ",");
        text.append(quoted(name)).append(':').append(json(struct.getAs(name)));
      }
      return text.append('}').toString();
    }
    if (value instanceof scala.collection.Seq<?> list) {
      for (Object element : JavaConverters.seqAsJavaList(list)) {
        text.append(text.length() == 0 ? "" : ",").append(json(element));
      }
      return "[" + text + "]";
    }
    if (value instanceof scala.collection.Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : JavaConverters.mapAsJavaMap(map).entrySet()) {
        text.append(text.length() == 0 ? "" : ",");
        text.append(quoted(entry.getKey().toString())).append(':').append(json(entry.getValue()));
      }
      return "{" + text + "}";
    }
    return leaf(value);
  }

  private String leaf(Object value) {
    if (value instanceof String text) {
      return quoted(text);
    }
    if (value instanceof byte[] bytes) {
      return quoted(hex(bytes));
    }
    if (value instanceof LocalDate date) {
      return quoted(date.toString());
    }
    if (value instanceof Instant || value instanceof LocalDateTime) {
      boolean zoned = value instanceof Instant && !localClock;
      return quoted(time(wallClock(value)) + (zoned ? "+00" : ""));
    }
    boolean number =
        !(value instanceof Float single && !Float.isFinite(single))
            && !(value instanceof Double wide && !Double.isFinite(wide));
    return number ? value.toString() : quoted(value.toString());
  }

  private static String time(LocalDateTime time) {
    String seconds = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).format(time);
    String fraction = String.format(Locale.ROOT, ".%06d", time.getNano() / 1000);
    return seconds + fraction.replaceFirst("0+$", "").replaceFirst("\\.$", "");
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
