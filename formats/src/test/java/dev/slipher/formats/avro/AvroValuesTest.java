package dev.slipher.formats.avro;

import static dev.slipher.formats.avro.ReadAvro.AUTO;
import static dev.slipher.formats.avro.ReadAvro.column;
import static dev.slipher.formats.avro.ReadAvro.columns;
import static dev.slipher.formats.avro.ReadAvro.values;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipher.formats.type.RedshiftType;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text that values become for a column of a type. */
class AvroValuesTest {
  private static final RedshiftType TEXT = new RedshiftType.Varchar(65535);

  private static String value(String type, String json, RedshiftType column) throws IOException {
    AvroFile file = AvroFile.ofFields("\"a\":" + type, "{\"a\":" + json + "}");
    return values(file, AUTO, List.of(column("a", column, 0))).get(0);
  }

  private static RedshiftType type(String name) {
    return switch (name) {
      case "int" -> new RedshiftType.Int();
      case "bigint" -> new RedshiftType.BigInt();
      case "decimal" -> new RedshiftType.Decimal(18, 2);
      case "double" -> new RedshiftType.DoublePrecision();
      case "date" -> new RedshiftType.Date();
      case "timestamp" -> new RedshiftType.Timestamp();
      case "timestamptz" -> new RedshiftType.TimestampTz();
      case "time" -> new RedshiftType.Time();
      case "super" -> new RedshiftType.Super();
      case "varbyte" -> new RedshiftType.Varbyte(100);
      case "varchar" -> TEXT;
      default -> throw new IllegalArgumentException(name);
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "\"int\"; -2147483648; -2147483648",
        "\"long\"; 9223372036854775807; 9223372036854775807",
        "\"long\"; -9223372036854775808; -9223372036854775808",
        "\"long\"; 0; 0",
        "\"long\"; 1000000000000000000; 1000000000000000000",
        "\"long\"; -10; -10",
        "\"boolean\"; true; true",
        "\"float\"; 0.1; 0.1",
        "\"double\"; 1e300; 1.0E300",
        "\"string\"; \"gr\u00f6\u00dfe \ud83d\ude00\"; gr\u00f6\u00dfe \ud83d\ude00",
        "\"string\"; \"\"; ``",
        "[\"null\",\"string\"]; null; NULL",
        "[\"null\",\"string\"]; {\"string\": \"x\"}; x",
        "[\"string\",\"long\",\"null\"]; {\"long\": 5}; 5",
        "\"null\"; null; NULL"
      })
  @DisplayName("simple types, and unions as what they hold")
  void simpleTypes(String type, String json, String expected) throws IOException {
    assertEquals(expected, value(type, json, TEXT));
  }

  @Test
  @DisplayName("avro.enum-name")
  void enums() throws IOException {
    String type = "{\"type\":\"enum\",\"name\":\"e\",\"symbols\":[\"GREEN\",\"RED\"]}";
    assertEquals("RED", value(type, "\"RED\"", TEXT));
    assertEquals("\"RED\"", value(type, "\"RED\"", type("super")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"type\":\"array\",\"items\":\"string\"}; [\"a\",\"b\"]; [\"a\",\"b\"]",
        "{\"type\":\"array\",\"items\":\"string\"}; []; []",
        "{\"type\":\"map\",\"values\":\"int\"}; {\"k\\\"\":1}; {\"k\\\"\":1}",
        "{\"type\":\"array\",\"items\":[\"null\",\"int\",\"string\"]};"
            + " [null,{\"int\":1},{\"string\":\"x\"}]; [null,1,\"x\"]",
        "{\"type\":\"record\",\"name\":\"i\",\"fields\":[{\"name\":\"f\",\"type\":\"float\"},"
            + "{\"name\":\"b\",\"type\":\"boolean\"},{\"name\":\"e\",\"type\":"
            + "{\"type\":\"enum\",\"name\":\"e\",\"symbols\":[\"S\"]}}]};"
            + " {\"f\":1.5,\"b\":false,\"e\":\"S\"}; {\"f\":1.5,\"b\":false,\"e\":\"S\"}",
        "\"bytes\"; \"a\\\"\\u0001\\u00ff\"; \"a\\\"\\u0001\u00ff\"",
        "{\"type\":\"fixed\",\"name\":\"x\",\"size\":2}; \"\\\\\\n\"; \"\\\\\\n\""
      })
  @DisplayName("avro.complex-as-json")
  void complexTypes(String type, String json, String expected) throws IOException {
    assertEquals(expected, value(type, json, TEXT));
    assertEquals(expected, value(type, json, type("super")));
  }

  @Test
  @DisplayName("avro.super: text is a string there, whatever it spells")
  void textIntoSuper() throws IOException {
    assertEquals("\"{\\\"a\\\":1}\"", value("\"string\"", "\"{\\\"a\\\":1}\"", type("super")));
    assertEquals("NULL", value("[\"null\",\"int\"]", "null", type("super")));
    assertEquals("12.50", value(decimal("bytes", 4, 2), "\"\\u0004\\u00e2\"", type("super")));
  }

  @Test
  @DisplayName("bytes go into VARBYTE as they are")
  void bytesIntoVarbyte() throws IOException {
    assertEquals("00ff10", value("\"bytes\"", "\"\\u0000\\u00ff\\u0010\"", type("varbyte")));
    String fixed = "{\"type\":\"fixed\",\"name\":\"x\",\"size\":2}";
    assertEquals("0a80", value(fixed, "\"\\n\\u0080\"", type("varbyte")));
  }

  @ParameterizedTest
  @CsvSource({
    "decimal, double, 0.1, 0.1000000000000000055511151231257827021181583404541015625",
    "decimal, double, 0.29, 0.289999999999999980015985556747182272374629974365234375",
    "decimal, double, -2.5, -2.5",
    "decimal, float, 0.1, 0.100000001490116119384765625",
    "double, double, 0.1, 0.1",
    "double, float, 0.1, 0.10000000149011612"
  })
  @DisplayName("avro.numeric-precision: a DECIMAL gets what the binary number is")
  void binaryFractions(String column, String type, String number, String expected)
      throws IOException {
    assertEquals(expected, value("\"" + type + "\"", number, type(column)));
  }

  private static String logical(String type, String logical) {
    return "{\"type\":\"" + type + "\",\"logicalType\":\"" + logical + "\"}";
  }

  private static String decimal(String type, int precision, int scale) {
    return "{\"type\":\"%s\",\"logicalType\":\"decimal\",\"precision\":%d,\"scale\":%d}"
        .formatted(type, precision, scale);
  }

  @ParameterizedTest
  @CsvSource({
    "int, date, 19782, date, 2024-02-29",
    "int, date, 19782, varchar, 2024-02-29",
    "int, date, 19782, timestamp, 2024-02-29 00:00:00",
    "int, date, 19782, int, 19782",
    "int, date, 0, date, 1970-01-01",
    "int, date, -719162, date, 0001-01-01",
    "int, date, -719163, date, 0001-12-31 BC",
    "int, date, 2932896, date, 9999-12-31",
    "int, date, 2932897, date, 10000-01-01",
    "int, date, -2147483648, date, 5877642-06-23 BC",
    "int, time-millis, 0, time, 00:00:00",
    "int, time-millis, 86399999, time, 23:59:59.999",
    "int, time-millis, 86399999, int, 86399999",
    "int, time-millis, -1, time, -1",
    "long, time-micros, 3600000001, time, 01:00:00.000001",
    "long, time-micros, 3600500000, varchar, 01:00:00.5",
    "long, timestamp-millis, 1709251199123, timestamp, 2024-02-29 23:59:59.123+00",
    "long, timestamp-millis, -1, timestamp, 1969-12-31 23:59:59.999+00",
    "long, timestamp-millis, 1709251199123, timestamptz, 2024-02-29 23:59:59.123+00",
    "long, timestamp-millis, 1709251199123, date, 2024-02-29",
    "long, timestamp-millis, 1709251199123, varchar, 2024-02-29 23:59:59.123+00",
    "long, timestamp-millis, 1709251199123, bigint, 1709251199123",
    "long, timestamp-micros, -1, timestamp, 1969-12-31 23:59:59.999999+00",
    "long, timestamp-nanos, 1999, timestamp, 1970-01-01 00:00:00.000001+00",
    "long, local-timestamp-millis, 1709251199000, timestamp, 2024-02-29 23:59:59",
    "long, local-timestamp-micros, 1, timestamptz, 1970-01-01 00:00:00.000001",
    "long, unheard-of, 1, timestamp, 1",
    "long, date, 1, date, 1"
  })
  @DisplayName("avro.logical-types: dates and times")
  void moments(String type, String logical, String number, String column, String expected)
      throws IOException {
    assertEquals(expected, value(logical(type, logical), number, type(column)));
  }

  @Test
  @DisplayName("avro.logical-types: in JSON text as strings")
  void momentsInJson() throws IOException {
    String type = "{\"type\":\"array\",\"items\":" + logical("int", "date") + "}";
    assertEquals("[\"1970-01-02\"]", value(type, "[1]", TEXT));
    String moments = "{\"type\":\"array\",\"items\":" + logical("long", "timestamp-millis") + "}";
    assertEquals("[\"1970-01-01 00:00:00.001+00\"]", value(moments, "[1]", type("super")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "4;2; \\u0004\\u00e2; 12.50",
        "4;2; \\u00fb\\u001e; -12.50",
        "4;0; \\u0004\\u00e2; 1250",
        "4;4; \\u0001; 0.0001",
        "4;2; \\u0000\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000\\u0001; 0.01",
        "4;2; \\u00ff\\u00ff\\u00ff\\u00ff\\u00ff\\u00ff\\u00ff\\u00ff\\u00ff\\u00ff; -0.01",
        "19;0; \\u0080\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000; -9223372036854775808",
        "20;1; \\u0000\\u0080\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000;"
            + " 922337203685477580.8",
        "38;20; \\u0001; 0.00000000000000000001"
      })
  @DisplayName("avro.logical-types: decimals")
  void decimals(int precision, int scale, String bytes, String expected) throws IOException {
    String type = decimal("bytes", precision, scale);
    assertEquals(expected, value(type, "\"" + bytes + "\"", type("decimal")));
    assertEquals(expected, value(type, "\"" + bytes + "\"", TEXT));
  }

  @Test
  @DisplayName("avro.logical-types: decimals of fixed size, and UUIDs")
  void fixedLogicalTypes() throws IOException {
    String decimal =
        "{\"type\":\"fixed\",\"name\":\"d\",\"size\":3,\"logicalType\":\"decimal\","
            + "\"precision\":6,\"scale\":3}";
    assertEquals("-0.001", value(decimal, "\"\\u00ff\\u00ff\\u00ff\"", type("decimal")));
    String uuid = "{\"type\":\"fixed\",\"name\":\"u\",\"size\":16,\"logicalType\":\"uuid\"}";
    String bytes =
        "\"\\u0001#Eg\\u0089\\u00ab\\u00cd\\u00ef\\u0001#Eg\\u0089\\u00ab\\u00cd\\u00ef\"";
    assertEquals("01234567-89ab-cdef-0123-456789abcdef", value(uuid, bytes, TEXT));
    String text = logical("string", "uuid");
    assertEquals("01-2", value(text, "\"01-2\"", TEXT));
  }

  @Test
  @DisplayName("avro.logical-types: what is said wrongly counts for nothing")
  void invalidDecimals() throws IOException {
    assertEquals("\"\\u0001\"", value(decimal("bytes", 2, 5), "\"\\u0001\"", TEXT));
    assertEquals("\"\\u0001\"", value(decimal("bytes", 2_000_000, 1_000_000), "\"\\u0001\"", TEXT));
    assertEquals("\"\\u0001\"", value(logical("bytes", "decimal"), "\"\\u0001\"", TEXT));
  }

  @Test
  @DisplayName("json.pipe-counted-twice: a row of 4 MB at most, each pipe counted twice")
  void largestRow() throws IOException {
    String schema = "\"a\":\"string\"";
    String pipes = "|".repeat(2_500_000);
    AvroFile file = AvroFile.ofFields(schema, "{\"a\":\"" + pipes + "\"}", "{\"a\":\"x\"}");
    List<ReadAvro> read =
        ReadAvro.all(file.withBlocksOf(3_000_000).bytes(), AUTO, columns("a"), 4096);
    assertEquals("-1: Row exceeds the maximum size of 4 MB", read.get(0).error());
    assertEquals(List.of("x"), read.get(1).values());
    AvroLayout twice = ReadAvro.paths("$.a", "$.a", "$.a", "$.a");
    String long3 = "y".repeat(3_000_000);
    AvroFile wide = AvroFile.ofFields(schema, "{\"a\":\"" + long3 + "\"}", "{\"a\":\"x\"}");
    read =
        ReadAvro.all(
            wide.withBlocksOf(3_500_000).bytes(), twice, columns("a", "b", "c", "d"), 4096);
    assertEquals("-1: Row exceeds the maximum size of 4 MB", read.get(0).error());
    assertEquals("y".repeat(1024), read.get(0).raw().substring(0, 1024));
    assertEquals(List.of("x", "x", "x", "x"), read.get(1).values());
  }
}
