package dev.slipher.formats.convert;

import static dev.slipher.formats.convert.Conversion.OptionsOfTest.ROUNDEC;
import static dev.slipher.formats.convert.Conversion.into;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipher.formats.type.RedshiftType.Decimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DecimalConversionTest {
  private static final Decimal PRICE = new Decimal(8, 2);

  @Test
  @DisplayName("conv.rounding.default-truncates, conv.rounding.type-page-contradiction")
  void cutsExcessScale() {
    assertEquals(new BigDecimal("20.25"), into(PRICE).value("20.259"));
    assertEquals(new BigDecimal("999999.99"), into(PRICE).value("999999.999"));
  }

  @Test
  @DisplayName("conv.rounding.roundec: rounds half away from zero")
  void roundsWithRoundec() {
    assertEquals(new BigDecimal("20.26"), into(PRICE).with(ROUNDEC).value("20.259"));
    assertEquals(new BigDecimal("20.25"), into(PRICE).with(ROUNDEC).value("20.2549"));
    assertEquals(new BigDecimal("20.26"), into(PRICE).with(ROUNDEC).value("20.255"));
    assertEquals("1204 Overflow for NUMERIC(8,2)", into(PRICE).with(ROUNDEC).error("999999.995"));
  }

  @Test
  @DisplayName("conv.rounding.negative: toward zero, and away from it with ROUNDEC")
  void roundsNegativesAlike() {
    assertEquals(new BigDecimal("-20.25"), into(PRICE).value("-20.259"));
    assertEquals(new BigDecimal("-20.26"), into(PRICE).with(ROUNDEC).value("-20.259"));
  }

  @Test
  @DisplayName("dt.decimal-max: DECIMAL(18,0) cuts the fraction; 38 digits stay exact, 39 overflow")
  void holdsUpTo38Digits() {
    assertEquals(new BigDecimal("1"), into(new Decimal(18, 0)).value("1.9"));
    String most = "9".repeat(38);
    assertEquals(new BigDecimal(most), into(new Decimal(38, 0)).value(most));
    assertEquals(new BigDecimal("-" + most), into(new Decimal(38, 0)).value("-" + most));
    assertEquals(
        new BigDecimal("-1." + "2".repeat(37)),
        into(new Decimal(38, 37)).value("-1." + "2".repeat(37)));
    assertEquals("1204 Overflow for NUMERIC(38,0)", into(new Decimal(38, 0)).error("9".repeat(39)));
    assertEquals("1204 Overflow for NUMERIC(18,0)", into(new Decimal(18, 0)).error("9".repeat(39)));
  }

  @Test
  @DisplayName("dt.decimal-19-digit: 19 digits live in 64 bits")
  void holds19DigitsTo64Bits() {
    Decimal whole = new Decimal(19, 0);
    assertEquals(new BigDecimal("9223372036854775807"), into(whole).value("9223372036854775807"));
    assertEquals(new BigDecimal("-9223372036854775807"), into(whole).value("-9223372036854775807"));
    assertEquals("1204 Overflow for NUMERIC(19,0)", into(whole).error("9999999999999999999"));
    assertEquals("1204 Overflow for NUMERIC(19,0)", into(whole).error("9223372036854775808"));
    assertEquals("1204 Overflow for NUMERIC(19,0)", into(whole).error("-9223372036854775808"));
    assertEquals(
        new BigDecimal("9.223372036854775807"),
        into(new Decimal(19, 18)).value("9.223372036854775807"));
    assertEquals("1204 Overflow for NUMERIC(19,18)", into(new Decimal(19, 18)).error("9.3"));
  }

  @Test
  @DisplayName("dt.decimal-overflow: digits before the point are never cut")
  void refusesTooManyWholeDigits() {
    assertEquals("1204 Overflow for NUMERIC(8,2)", into(PRICE).error("1234567.1"));
    assertEquals("1204 Overflow for NUMERIC(8,2)", into(PRICE).error("1e30"));
    assertEquals(new BigDecimal("123456.10"), into(PRICE).value("000123456.1"));
  }

  @Test
  @DisplayName("err.code.1209: a point too many; err.code.1207: a character of no number")
  void namesWhatIsWrong() {
    assertEquals("1209 Invalid digit, Value '.', Pos 3, Type: Decimal", into(PRICE).error("1.2.3"));
    assertEquals("1209 Invalid digit, Value '-', Pos 0, Type: Decimal", into(PRICE).error("-"));
    assertEquals("1209 Invalid digit, Value '.', Pos 0, Type: Decimal", into(PRICE).error("."));
    assertEquals("1207 Invalid digit, Value 'a', Pos 0, Type: Decimal", into(PRICE).error("abc"));
    assertEquals("1207 Invalid digit, Value '$', Pos 0, Type: Decimal", into(PRICE).error("$12"));
    assertEquals("1207 Invalid digit, Value ',', Pos 1, Type: Decimal", into(PRICE).error("1,234"));
    assertEquals(
        "1207 Invalid exponent, Value 'E', Pos 6, Type: Decimal", into(PRICE).error("CP001E"));
    assertEquals(
        "1207 Invalid exponent, Value 'r', Pos 7, Type: Decimal", into(PRICE).error("Biosphere"));
  }

  @Test
  void readsPointsAtTheEndsSignsAndBlanks() {
    assertEquals(new BigDecimal("0.50"), into(PRICE).value(".5"));
    assertEquals(new BigDecimal("5.00"), into(PRICE).value("5."));
    assertEquals(new BigDecimal("5.00"), into(PRICE).value(" +5 "));
    assertEquals(new BigDecimal("0.00"), into(PRICE).value("-.001"));
    assertEquals(new BigDecimal("0.99"), into(new Decimal(2, 2)).value("0.99"));
  }

  @Test
  void agreesWithBigDecimalOnRandomNumbers() {
    Random random = new Random(1815);
    for (int i = 0; i < 20_000; i++) {
      int precision = 1 + random.nextInt(38);
      int scale = random.nextInt(Math.min(precision, 37) + 1);
      boolean round = random.nextBoolean();
      BigDecimal number =
          new BigDecimal(new BigInteger(random.nextInt(140), random), random.nextInt(45));
      if (random.nextBoolean()) {
        number = number.negate();
      }
      String text = random.nextInt(4) == 0 ? number.toString() : number.toPlainString();
      Conversion conversion = into(new Decimal(precision, scale));
      if (round) {
        conversion.with(ROUNDEC);
      }
      ColumnError error = conversion.tryRow(text);
      BigDecimal expected = expected(number, precision, scale, round);
      String what = text + " into (" + precision + "," + scale + ") " + round;
      if (expected == null) {
        assertEquals(
            "Overflow for NUMERIC(%d,%d)".formatted(precision, scale),
            error == null ? conversion.lastRow() : error.error().reason(),
            what);
      } else {
        assertEquals(expected, error == null ? conversion.lastRow().get(0) : error, what);
      }
    }
  }

  private static BigDecimal expected(BigDecimal number, int precision, int scale, boolean round) {
    BigDecimal cut = number.setScale(scale, round ? RoundingMode.HALF_UP : RoundingMode.DOWN);
    BigInteger most = BigInteger.TEN.pow(precision).subtract(BigInteger.ONE);
    if (precision <= 19) {
      most = most.min(BigInteger.valueOf(Long.MAX_VALUE));
    }
    return cut.unscaledValue().abs().compareTo(most) > 0 ? null : cut;
  }
}
