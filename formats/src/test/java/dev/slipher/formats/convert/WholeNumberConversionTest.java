package dev.slipher.formats.convert;

import static dev.slipher.formats.convert.Conversion.into;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipher.formats.type.RedshiftType;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WholeNumberConversionTest {
  private static final RedshiftType SMALLINT = new RedshiftType.SmallInt();
  private static final RedshiftType INT = new RedshiftType.Int();
  private static final RedshiftType BIGINT = new RedshiftType.BigInt();

  @Test
  @DisplayName("dt.smallint-range, err.code.1204: SMALLINT out of range")
  void holdsSmallIntToItsRange() {
    assertEquals((short) 32767, into(SMALLINT).value("32767"));
    assertEquals((short) -32768, into(SMALLINT).value("-32768"));
    String range = "1204 Overflow (Short valid range -32768 to 32767)";
    assertEquals(range, into(SMALLINT).error("32768"));
    assertEquals(range, into(SMALLINT).error("-32769"));
    assertEquals(range, into(SMALLINT).error("99999"));
  }

  @Test
  @DisplayName("dt.int-range, err.code.1222: INTEGER overflow")
  void holdsIntegerToItsRange() {
    assertEquals(2147483647, into(INT).value("2147483647"));
    assertEquals(-2147483648, into(INT).value("-2147483648"));
    String range = "1222 Overflow (Integer valid range -2147483648 to 2147483647)";
    assertEquals(range, into(INT).error("2147483648"));
    assertEquals(range, into(INT).error("-2147483649"));
    assertEquals(range, into(INT).error("99999999999"));
  }

  @Test
  @DisplayName("dt.bigint-range: BIGINT, both ends, 39 digits")
  void holdsBigIntToItsRange() {
    assertEquals(Long.MAX_VALUE, into(BIGINT).value("9223372036854775807"));
    assertEquals(Long.MIN_VALUE, into(BIGINT).value("-9223372036854775808"));
    String range = "1222 Overflow (Long valid range -9223372036854775808 to 9223372036854775807)";
    assertEquals(range, into(BIGINT).error("9223372036854775808"));
    assertEquals(range, into(BIGINT).error("-9223372036854775809"));
    assertEquals(range, into(BIGINT).error("9".repeat(39)));
    assertEquals(range, into(BIGINT).error("18446744073709551616"));
  }

  @Test
  @DisplayName("dt.int-fraction: a fraction is an invalid digit at its point")
  void refusesFractions() {
    assertEquals("1207 Invalid digit, Value '.', Pos 1, Type: Integer", into(INT).error("1.5"));
    assertEquals(
        "1207 Invalid digit, Value '.', Pos 8, Type: Long", into(BIGINT).error("20200407.0"));
  }

  @Test
  @DisplayName("dt.int-invalid-digit, err.code.1207, err.reason.digit: the digit and its place")
  void namesTheInvalidDigit() {
    assertEquals("1207 Invalid digit, Value 'a', Pos 0, Type: Integer", into(INT).error("abc"));
    assertEquals("1207 Invalid digit, Value 'a', Pos 0, Type: Integer", into(INT).error("a1"));
    assertEquals("1207 Invalid digit, Value 'a', Pos 1, Type: Integer", into(INT).error("1a"));
    assertEquals("1207 Invalid digit, Value 'a', Pos 2, Type: Short", into(SMALLINT).error("12a4"));
    assertEquals("1207 Invalid digit, Value '-', Pos 0, Type: Integer", into(INT).error("-"));
    assertEquals("1207 Invalid digit, Value ' ', Pos 1, Type: Integer", into(INT).error("1 2"));
    assertEquals("1207 Invalid digit, Value '.', Pos 1, Type: Integer", into(INT).error("1é"));
  }

  @Test
  @DisplayName("conv.truncatecolumns.not-numeric: TRUNCATECOLUMNS leaves numbers alone")
  void truncatesNoNumbers() {
    assertEquals(
        "1204 Overflow (Short valid range -32768 to 32767)",
        into(SMALLINT).with(Conversion.OptionsOfTest.TRUNCATECOLUMNS).error("99999"));
  }

  @Test
  void ignoresBlanksAroundNumbersAndLeadingZeros() {
    assertEquals(7, into(INT).value("  7  "));
    assertEquals(7, into(INT).value("7\r"));
    assertEquals(7, into(INT).value("+7"));
    assertEquals(-7, into(INT).value("-" + "0".repeat(40) + "7"));
    assertEquals(0, into(INT).value("-0"));
  }

  @Test
  void agreesWithBigIntegerOnRandomNumbers() {
    Random random = new Random(1492);
    Conversion small = into(SMALLINT);
    Conversion integer = into(INT);
    Conversion big = into(BIGINT);
    for (int i = 0; i < 20_000; i++) {
      BigInteger number = new BigInteger(1 + random.nextInt(70), random);
      if (random.nextBoolean()) {
        number = number.negate();
      }
      String text = number.toString();
      assertEquals(
          number.bitLength() < 16 ? number.shortValue() : "1204", result(small, text), text);
      assertEquals(number.bitLength() < 32 ? number.intValue() : "1222", result(integer, text));
      assertEquals(number.bitLength() < 64 ? number.longValue() : "1222", result(big, text));
    }
  }

  /** The value, or the number of the error. */
  private static Object result(Conversion conversion, String text) {
    ColumnError error = conversion.tryRow(text);
    return error == null
        ? conversion.lastRow().get(0)
        : Integer.toString(error.error().code().number());
  }
}
