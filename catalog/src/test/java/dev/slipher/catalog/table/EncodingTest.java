package dev.slipher.catalog.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.catalog.CatalogException;
import dev.slipher.formats.type.RedshiftType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EncodingTest {
  private static final List<String> TYPES =
      List.of(
          "smallint",
          "int",
          "bigint",
          "decimal(8,2)",
          "real",
          "float8",
          "bool",
          "char(3)",
          "varchar(9)",
          "date",
          "timestamp",
          "timestamptz",
          "super",
          "time",
          "timetz",
          "interval year to month",
          "interval day to second",
          "varbyte(3)",
          "geometry",
          "geography");

  @ParameterizedTest
  @DisplayName("ddl.ct.encode-type-check: the guide's table of encodings and types")
  @CsvSource(
      delimiter = ':',
      quoteCharacter = '`',
      value = {
        "raw: smallint, int, bigint, decimal(8,2), real, float8, bool, char(3),"
            + " varchar(9), date, timestamp, timestamptz, super, time, timetz, interval year"
            + " to month, interval day to second, varbyte(3), geometry, geography",
        "az64: smallint, int, bigint, decimal(8,2), date, timestamp, timestamptz, time,"
            + " timetz, interval year to month, interval day to second",
        "bytedict: smallint, int, bigint, decimal(8,2), real, float8, char(3),"
            + " varchar(9), date, timestamp, timestamptz, time, timetz",
        "delta: smallint, int, bigint, decimal(8,2), date, timestamp",
        "delta32k: int, bigint, decimal(8,2), date, timestamp",
        "lzo: smallint, int, bigint, decimal(8,2), char(3), varchar(9), date,"
            + " timestamp, timestamptz, time, timetz, varbyte(3)",
        "mostly8: smallint, int, bigint, decimal(8,2)",
        "mostly16: int, bigint, decimal(8,2)",
        "mostly32: bigint, decimal(8,2)",
        "runlength: smallint, int, bigint, decimal(8,2), real, float8, bool, char(3),"
            + " varchar(9), date, timestamp, timestamptz, time, timetz",
        "text255: varchar(9)",
        "text32k: varchar(9)",
        "zstd: smallint, int, bigint, decimal(8,2), real, float8, bool, char(3),"
            + " varchar(9), date, timestamp, timestamptz, super, time, timetz, interval year"
            + " to month, interval day to second, varbyte(3)"
      })
  void allowsTheTypesOfTheGuide(String encoding, String types) {
    assertEquals(
        types,
        TYPES.stream()
            .filter(type -> Encoding.named(encoding).allows(TestTables.type(type)))
            .collect(Collectors.joining(", ")));
  }

  @Test
  @DisplayName("ddl.ct.encode-initial: by type")
  void initialEncodings() {
    assertEquals(
        "az64 az64 az64 az64 none none none lzo lzo az64 az64 az64 zstd az64 az64 az64 az64 lzo"
            + " none none",
        TYPES.stream()
            .map(type -> Encoding.initial(TestTables.type(type)).shown())
            .collect(Collectors.joining(" ")));
  }

  @Test
  void mostlyWantsDecimalsOf64Bits() {
    assertTrue(Encoding.MOSTLY32.allows(new RedshiftType.Decimal(19, 0)));
    assertFalse(Encoding.MOSTLY32.allows(new RedshiftType.Decimal(20, 0)));
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  @DisplayName("ddl.ct.encode-list: every name in any case")
  void namesInAnyCase(Encoding encoding) {
    assertEquals(encoding, Encoding.named(encoding.name().toLowerCase(Locale.ROOT)));
    assertEquals(encoding, Encoding.named(encoding.shown()));
  }

  @Test
  @DisplayName("ddl.ct.encode-list: unknown names are refused")
  void unknownNames() {
    List<String> messages =
        Stream.of("gzip", "text")
            .map(name -> assertThrows(CatalogException.class, () -> Encoding.named(name)))
            .map(Throwable::getMessage)
            .toList();
    assertEquals(
        List.of(
            "unrecognized compression encoding \"gzip\"",
            "unrecognized compression encoding \"text\""),
        messages);
  }
}
