package dev.slipher.formats.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeReadingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SMALLINT;int2;smallint;0",
        "INT2;int2;smallint;0",
        "INTEGER;int4;integer;0",
        "int;int4;integer;0",
        "INT4;int4;integer;0",
        "BIGINT;int8;bigint;0",
        "INT8;int8;bigint;0",
        "DECIMAL;numeric(18,0);numeric(18,0);18, 0",
        "DEC(5);numeric(5,0);numeric(5,0);5, 0",
        "NUMERIC(8, 2);numeric(8,2);numeric(8,2);8, 2",
        "decimal(38,37);numeric(38,37);numeric(38,37);38, 37",
        "REAL;float4;real;0",
        "FLOAT4;float4;real;0",
        "FLOAT(1);float4;real;0",
        "FLOAT(24);float4;real;0",
        "FLOAT(25);float8;double precision;0",
        "FLOAT(53);float8;double precision;0",
        "FLOAT;float8;double precision;0",
        "FLOAT8;float8;double precision;0",
        "Double   Precision;float8;double precision;0",
        "BOOLEAN;bool;boolean;0",
        "BOOL;bool;boolean;0",
        "CHAR;char(1);character(1);1",
        "CHARACTER(12);char(12);character(12);12",
        "NCHAR;char(1);character(1);1",
        "national character(7);char(7);character(7);7",
        "CHAR(MAX);char(4096);character(4096);4096",
        "BPCHAR;char(256);character(256);256",
        "VARCHAR;varchar(256);character varying(256);256",
        "VARCHAR(max);varchar(65535);character varying(65535);65535",
        "CHARACTER VARYING(20);varchar(20);character varying(20);20",
        "NVARCHAR;varchar(256);character varying(256);256",
        "national character varying(3);varchar(3);character varying(3);3",
        "TEXT;varchar(256);character varying(256);256",
        "DATE;date;date;0",
        "TIMESTAMP;timestamp;timestamp without time zone;0",
        "TIMESTAMP WITHOUT TIME ZONE;timestamp;timestamp without time zone;0",
        "TIMESTAMPTZ;timestamptz;timestamp with time zone;0",
        "TIMESTAMP WITH TIME ZONE;timestamptz;timestamp with time zone;0",
        "SUPER;super;super;0",
        "TIME;time;time without time zone;0",
        "TIME WITHOUT TIME ZONE;time;time without time zone;0",
        "TIMETZ;timetz;time with time zone;0",
        "TIME WITH TIME ZONE;timetz;time with time zone;0",
        "VARBYTE;varbyte(64000);binary varying(64000);64000",
        "VARBINARY(3);varbyte(3);binary varying(3);3",
        "BINARY VARYING(16777216);varbyte(16777216);binary varying(16777216);16777216",
        "GEOMETRY;geometry;geometry;0",
        "GEOGRAPHY;geography;geography;0",
        "INTERVAL YEAR;interval year;interval year;0",
        "INTERVAL MONTH;interval month;interval month;0",
        "INTERVAL YEAR TO MONTH;interval year to month;interval year to month;0",
        "INTERVAL DAY;interval day;interval day;0",
        "INTERVAL HOUR TO MINUTE;interval hour to minute;interval hour to minute;0",
        "INTERVAL DAY TO SECOND;interval day to second;interval day to second;0",
        "INTERVAL DAY TO SECOND(6);interval day to second;interval day to second;0",
        "INTERVAL SECOND(3);interval second(3);interval second(3);0"
      })
  @DisplayName(
      "dt.char-max, dt.decimal-max, sv.pg_table_def.type-text, sys.load_errors.col_length: "
          + "names, aliases, defaults and the texts of each type")
  void readsEveryNameOfATypeThatLoads(String text, String compact, String display, String length) {
    RedshiftType type = loadable(text);
    assertEquals(compact, type.compactText());
    assertEquals(display, type.displayName());
    assertEquals(length, type.lengthText());
    assertEquals(type, RedshiftType.fromCompactText(compact));
    assertEquals(type, loadable(display), "the displayed name reads back");
  }

  @Test
  @DisplayName("sys.load_errors.type-names: the inner name is without length")
  void namesTypesInside() {
    assertEquals("varchar", loadable("varchar(20)").internalName());
    assertEquals("numeric", loadable("numeric(8,2)").internalName());
    assertEquals("char", loadable("char(3)").internalName());
    assertEquals("int4", loadable("int").internalName());
  }

  @Test
  @DisplayName("dt.hllsketch: HLLSKETCH is known, and no column can have it yet")
  void namesTheTypeThatLoadsLater() {
    assertEquals(new TypeReading.NotYetLoadable("HLLSKETCH"), TypeReading.of("hllsketch"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INT[]",
        "BIT",
        "BIT VARYING",
        "BYTEA",
        "JSON",
        "JSONB",
        "SERIAL",
        "BIGSERIAL",
        "MONEY",
        "INET",
        "CIDR",
        "UUID",
        "XML",
        "HSTORE",
        "POINT",
        "OID",
        "NAME",
        "\"CHAR\"",
        "TSVECTOR"
      })
  @DisplayName("ddl.ct.unsupported-types: PostgreSQL's types that Redshift lacks")
  void namesTypesThatRedshiftLacks(String name) {
    assertEquals(new TypeReading.NotInRedshift(name), TypeReading.of(name));
  }

  @Test
  void knowsNoOtherTypes() {
    assertEquals(new TypeReading.Unknown("strnig"), TypeReading.of("Strnig"));
    assertEquals(new TypeReading.Unknown(""), TypeReading.of(""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "DECIMAL(39,0);DECIMAL precision 39 must be between 1 and 38",
        "DECIMAL(0);DECIMAL precision 0 must be between 1 and 38",
        "DECIMAL(38,38);DECIMAL scale 38 must be between 0 and 37",
        "DECIMAL(5,6);DECIMAL scale 6 must be between 0 and 5",
        "DECIMAL(5,2,1);type numeric has a precision and a scale, no more",
        "DECIMAL(x);precision and scale of type numeric must be whole numbers",
        "DECIMAL();precision and scale of type numeric must be whole numbers",
        "FLOAT(54);precision for type float must be less than 54 bits",
        "FLOAT(0);precision for type float must be at least 1 bit",
        "CHAR(4097);length for type character must be MAX or a whole number from 1 to 4096",
        "CHAR(0);length for type character must be MAX or a whole number from 1 to 4096",
        "VARCHAR(65536);length for type character varying must be MAX or a whole number from 1 to"
            + " 65535",
        "VARCHAR(99999999999);length for type character varying must be MAX or a whole number from"
            + " 1 to 65535",
        "VARCHAR(1,2);length for type character varying must be MAX or a whole number from 1 to"
            + " 65535",
        "VARBYTE(0);length for type varbyte must be a whole number from 1 to 16777216",
        "VARBYTE(16777217);length for type varbyte must be a whole number from 1 to 16777216",
        "VARBYTE(max);length for type varbyte must be a whole number from 1 to 16777216",
        "INTERVAL;type interval needs a qualifier within YEAR TO MONTH or DAY TO SECOND",
        "INTERVAL WEEK;type interval needs a qualifier within YEAR TO MONTH or DAY TO SECOND",
        "INTERVAL YEAR TO DAY;type interval needs a qualifier within YEAR TO MONTH or DAY TO"
            + " SECOND",
        "INTERVAL MONTH TO YEAR;type interval needs a qualifier within YEAR TO MONTH or DAY TO"
            + " SECOND",
        "INTERVAL DAY TO DAY;type interval needs a qualifier within YEAR TO MONTH or DAY TO SECOND",
        "INTERVAL SECOND(7);precision for type interval must be a whole number from 0 to 6",
        "INTERVAL DAY TO HOUR(2);type interval day to hour has no length",
        "TIME(3);type time has no length",
        "SUPER(1);type super has no length",
        "INT(4);type int has no length",
        "TEXT(10);type text has no length"
      })
  @DisplayName("dt.char-max, dt.decimal-max: lengths out of range")
  void refusesArgumentsThatATypeCannotHave(String text, String problem) {
    assertEquals(new TypeReading.WrongArguments(problem), TypeReading.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"integer", "VARCHAR(20)", "varchar", "numeric(8, 2)", "super(1)", "", "x"})
  void readsBackOnlyWhatItWrote(String text) {
    assertThrows(IllegalArgumentException.class, () -> RedshiftType.fromCompactText(text));
  }

  @Test
  void recordsRefuseImpossibleLengths() {
    assertThrows(IllegalArgumentException.class, () -> new RedshiftType.Char(4097));
    assertThrows(IllegalArgumentException.class, () -> new RedshiftType.Varchar(0));
    assertThrows(IllegalArgumentException.class, () -> new RedshiftType.Decimal(39, 0));
    assertThrows(IllegalArgumentException.class, () -> new RedshiftType.Decimal(10, 11));
    assertThrows(IllegalArgumentException.class, () -> new RedshiftType.Varbyte(16_777_217));
    assertThrows(
        IllegalArgumentException.class,
        () -> new RedshiftType.IntervalYearToMonth(IntervalField.MONTH, IntervalField.DAY));
    assertThrows(
        IllegalArgumentException.class,
        () -> new RedshiftType.IntervalDayToSecond(IntervalField.DAY, IntervalField.HOUR, 3));
  }

  private static RedshiftType loadable(String text) {
    TypeReading reading = TypeReading.of(text);
    assertTrue(reading instanceof TypeReading.Loadable, text + " is read as " + reading);
    return ((TypeReading.Loadable) reading).type();
  }
}
