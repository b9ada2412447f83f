package dev.slipher.formats.avro;

import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.json.JsonLayout;
import dev.slipher.formats.json.JsonPath;
import dev.slipher.formats.type.RedshiftType;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.SeekableByteArrayInput;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;

/** Reads a file the slow and plain way: Avro's own trees of values, walked path by path. */
final class ReferenceAvro {
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
          .toFormatter(Locale.ROOT);

  /** A path that leads astray. */
  private static final class WrongPath extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongPath(String reason) {
      super(reason);
    }
  }

  /** A value with the branch of each union on its way resolved. */
  private record Place(Schema schema, Object value) {
    static Place of(Schema schema, Object value) {
      if (schema.getType() != Schema.Type.UNION) {
        return new Place(schema, value);
      }
      return new Place(schema.getTypes().get(GenericData.get().resolveUnion(schema, value)), value);
    }

    boolean isNull() {
      return schema.getType() == Schema.Type.NULL;
    }
  }

  /** Keeps the entries of maps in the order of the file. */
  private static final class OrderedReader extends GenericDatumReader<Object> {
    @Override
    protected Object newMap(Object old, int size) {
      return new LinkedHashMap<>();
    }
  }

  private ReferenceAvro() {}

  /** The records of a file, without their raw text. */
  static List<ReadAvro> read(byte[] file, AvroLayout layout, List<TargetColumn> columns)
      throws IOException {
    List<ReadAvro> records = new ArrayList<>();
    try (DataFileReader<Object> reader =
        new DataFileReader<>(new SeekableByteArrayInput(file), new OrderedReader())) {
      for (Object record : reader) {
        records.add(record(Place.of(reader.getSchema(), record), layout, columns, records.size()));
      }
    }
    return records;
  }

  private static ReadAvro record(
      Place root, AvroLayout layout, List<TargetColumn> columns, int before) {
    boolean ignoreCase = layout.mapping() instanceof JsonLayout.ByName named && named.ignoreCase();
    List<JsonPath> paths = layout.mapping().pathsOf(columns);
    List<String> values = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      try {
        Place place = follow(root, paths.get(i), ignoreCase);
        values.add(place.isNull() ? null : text(place, columns.get(i).type()));
      } catch (WrongPath e) {
        return new ReadAvro(
            before + 1, "", List.of(), i + ": Invalid JSONPath format: " + e.getMessage());
      }
    }
    return new ReadAvro(before + 1, "", values, "");
  }

  private static Place follow(Place root, JsonPath path, boolean ignoreCase) {
    Place place = root;
    for (JsonPath.Step step : path.steps()) {
      if (place.isNull()) {
        return place;
      }
      place =
          step instanceof JsonPath.Member member
              ? member(place, member.name(), ignoreCase)
              : element(place, ((JsonPath.Element) step).index());
    }
    return place;
  }

  private static Place member(Place place, String name, boolean ignoreCase) {
    Place found = new Place(Schema.create(Schema.Type.NULL), null);
    if (place.value instanceof IndexedRecord record) {
      for (Schema.Field field : place.schema.getFields()) {
        if (ignoreCase ? field.name().equalsIgnoreCase(name) : field.name().equals(name)) {
          found = Place.of(field.schema(), record.get(field.pos()));
        }
      }
    } else if (place.value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (entry.getKey().toString().equals(name)) {
          found = Place.of(place.schema.getValueType(), entry.getValue());
        }
      }
    } else {
      throw new WrongPath("Member is not an object.");
    }
    return found;
  }

  private static Place element(Place place, int index) {
    if (!(place.value instanceof List<?> list) || index >= list.size()) {
      throw new WrongPath("Not an array or index out of range.");
    }
    return Place.of(place.schema.getElementType(), list.get(index));
  }

  private static String text(Place place, RedshiftType column) {
    boolean whole =
        column instanceof RedshiftType.Super
            || place.value instanceof IndexedRecord
            || place.value instanceof List
            || place.value instanceof Map;
    if (whole) {
      return bytes(json(place));
    }
    if (column instanceof RedshiftType.Varbyte && place.schema.getType() == Schema.Type.BYTES) {
      return HexFormat.of().formatHex(((ByteBuffer) place.value).array());
    }
    if (column instanceof RedshiftType.Varbyte && place.value instanceof GenericFixed fixed) {
      return HexFormat.of().formatHex(fixed.bytes());
    }
    if (column instanceof RedshiftType.BigInt
        && place.value instanceof Number number
        && (number instanceof Integer || number instanceof Long)) {
      return number.toString();
    }
    if (place.schema.getLogicalType() != null) {
      return logical(place, column);
    }
    return switch (place.schema.getType()) {
      case BYTES, FIXED -> bytes(json(place));
      case FLOAT, DOUBLE -> number((Number) place.value, column);
      default -> bytes(place.value.toString());
    };
  }

  private static String number(Number number, RedshiftType column) {
    if (column instanceof RedshiftType.Decimal && Double.isFinite(number.doubleValue())) {
      return new BigDecimal(number.doubleValue()).toPlainString();
    }
    return column instanceof RedshiftType.DoublePrecision
        ? Double.toString(number.doubleValue())
        : number.toString();
  }

  private static String logical(Place place, RedshiftType column) {
    String name = place.schema.getLogicalType().getName();
    boolean day = column instanceof RedshiftType.Date;
    boolean moment = column instanceof RedshiftType.Timestamp;
    boolean numeric =
        column instanceof RedshiftType.Decimal || column instanceof RedshiftType.DoublePrecision;
    if (numeric && !name.equals("decimal")) {
      return place.value.toString();
    }
    return switch (name) {
      case "date" -> LocalDate.ofEpochDay((int) place.value) + (moment ? " 00:00:00" : "");
      case "time-millis" -> TIME.format(LocalTime.ofNanoOfDay((int) place.value * 1_000_000L));
      case "time-micros" -> TIME.format(LocalTime.ofNanoOfDay((long) place.value * 1000));
      case "timestamp-millis" -> moment(utc((long) place.value * 1000), "+00", day);
      case "timestamp-micros" -> moment(utc((long) place.value), "+00", day);
      case "local-timestamp-micros" -> moment(utc((long) place.value), "", day);
      case "decimal" -> {
        byte[] bytes =
            place.value instanceof GenericFixed fixed
                ? fixed.bytes()
                : ((ByteBuffer) place.value).array();
        int scale = ((LogicalTypes.Decimal) place.schema.getLogicalType()).getScale();
        yield new BigDecimal(new BigInteger(bytes), scale).toPlainString();
      }
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static String moment(LocalDateTime moment, String zone, boolean day) {
    String date = moment.toLocalDate().toString();
    return day ? date : date + " " + TIME.format(moment) + zone;
  }

  private static LocalDateTime utc(long micros) {
    return LocalDateTime.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC);
  }

  private static String json(Place place) {
    if (place.schema.getLogicalType() != null) {
      String text = logical(place, new RedshiftType.Varchar(100));
      boolean number = place.schema.getLogicalType() instanceof LogicalTypes.Decimal;
      return number ? text : "\"" + text + "\"";
    }
    return switch (place.schema.getType()) {
      case RECORD -> {
        List<String> fields = new ArrayList<>();
        for (Schema.Field field : place.schema.getFields()) {
          Object value = ((IndexedRecord) place.value).get(field.pos());
          fields.add(quoted(field.name()) + ":" + json(Place.of(field.schema(), value)));
        }
        yield "{" + String.join(",", fields) + "}";
      }
      case MAP -> {
        List<String> entries = new ArrayList<>();
        ((Map<?, ?>) place.value)
            .forEach(
                (key, value) ->
                    entries.add(
                        quoted(key.toString())
                            + ":"
                            + json(Place.of(place.schema.getValueType(), value))));
        yield "{" + String.join(",", entries) + "}";
      }
      case ARRAY -> {
        List<String> items = new ArrayList<>();
        for (Object item : (List<?>) place.value) {
          items.add(json(Place.of(place.schema.getElementType(), item)));
        }
        yield "[" + String.join(",", items) + "]";
      }
      case BYTES -> quoted(latin1(((ByteBuffer) place.value).array()));
      case FIXED -> quoted(latin1(((GenericFixed) place.value).bytes()));
      case STRING, ENUM -> quoted(place.value.toString());
      case FLOAT, DOUBLE -> {
        Number number = (Number) place.value;
        yield Double.isFinite(number.doubleValue()) ? number.toString() : quoted("" + number);
      }
      default -> String.valueOf(place.value);
    };
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      int plain = "\b\t\n\f\r\"\\".indexOf(c);
      if (plain >= 0) {
        json.append('\\').append("btnfr\"\\".charAt(plain));
      } else if (c < ' ') {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  /** UTF-8, each byte as a character. */
  private static String bytes(String text) {
    return latin1(text.getBytes(StandardCharsets.UTF_8));
  }
}
