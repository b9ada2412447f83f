package dev.slipher.formats.convert;

import static dev.slipher.formats.convert.Conversion.into;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipher.formats.type.RedshiftType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FloatConversionTest {
  private static final RedshiftType REAL = new RedshiftType.Real();
  private static final RedshiftType DOUBLE = new RedshiftType.DoublePrecision();

  @Test
  @DisplayName("conv.float-forms: plain and exponent form")
  void readsPlainAndExponentForm() {
    assertEquals(12.123, into(DOUBLE).value("12.123"));
    assertEquals(10000.0, into(DOUBLE).value("1.0E4"));
    assertEquals(0.00025, into(DOUBLE).value("2.5e-4"));
    assertEquals(-0.5, into(DOUBLE).value(" -.5 "));
    assertEquals(10000f, into(REAL).value("1.0E+4"));
  }

  @Test
  @DisplayName("dt.real-double: REAL keeps about 6 digits, DOUBLE PRECISION about 15")
  void keepsThePrecisionOfItsType() {
    assertEquals(123456.78f, into(REAL).value("123456.78"));
    assertEquals(123456.789012345, into(DOUBLE).value("123456.789012345"));
  }

  @Test
  @DisplayName("err.code.1208: what is no float")
  void namesWhatIsWrong() {
    assertEquals("1208 Invalid digit, Value '.', Pos 3, Type: Double", into(DOUBLE).error("1.2.3"));
    assertEquals("1208 Invalid digit, Value '-', Pos 0, Type: Float", into(REAL).error("-"));
    assertEquals("1207 Invalid digit, Value 'x', Pos 2, Type: Double", into(DOUBLE).error("12x"));
    assertEquals("1207 Invalid exponent, Value 'e', Pos 2, Type: Double", into(DOUBLE).error("1e"));
    assertEquals("1207 Invalid exponent, Value 'x', Pos 2, Type: Float", into(REAL).error("1ex"));
    assertEquals("1207 Invalid digit, Value 'f', Pos 3, Type: Double", into(DOUBLE).error("1.5f"));
    assertEquals("1207 Invalid digit, Value 'x', Pos 1, Type: Double", into(DOUBLE).error("0x1p3"));
  }

  @Test
  void refusesWhatItsTypeCannotHold() {
    assertEquals("1204 Overflow for DOUBLE PRECISION", into(DOUBLE).error("1e400"));
    assertEquals("1204 Overflow for DOUBLE PRECISION", into(DOUBLE).error("1e-400"));
    assertEquals("1204 Overflow for DOUBLE PRECISION", into(DOUBLE).error("1e99999999999"));
    assertEquals("1204 Overflow for REAL", into(REAL).error("1e39"));
    assertEquals("1204 Overflow for REAL", into(REAL).error("1e-60"));
    assertEquals(0.0, into(DOUBLE).value("0e400"));
  }

  @Test
  void readsTheValuesThatAreNoNumbers() {
    assertEquals(Double.NaN, into(DOUBLE).value("NaN"));
    assertEquals(Double.NEGATIVE_INFINITY, into(DOUBLE).value("-Infinity"));
    assertEquals(Float.POSITIVE_INFINITY, into(REAL).value("inf"));
    assertEquals("1207 Invalid digit, Value 'N', Pos 1, Type: Float", into(REAL).error("-NaN"));
  }

  @Test
  void agreesWithTheJdkOnRandomNumbers() {
    Random random = new Random(1789);
    Conversion real = into(REAL);
    Conversion whole = into(DOUBLE);
    for (int i = 0; i < 20_000; i++) {
      BigDecimal number =
          new BigDecimal(new BigInteger(1 + random.nextInt(64), random), random.nextInt(40) - 18);
      String text =
          (random.nextBoolean() ? "-" : "") + (random.nextBoolean() ? number : plain(number));
      assertEquals(Double.parseDouble(text), whole.value(text), text);
      assertEquals(Float.parseFloat(text), real.value(text), text);
    }
  }

  @Test
  void agreesWithTheJdkOnShortestTexts() {
    Random random = new Random(1848);
    Conversion real = into(REAL);
    Conversion whole = into(DOUBLE);
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      float single = Float.intBitsToFloat(random.nextInt());
      assertEquals(value, whole.value(Double.toString(value)));
      assertEquals(single, real.value(Float.toString(single)));
    }
  }

  private static String plain(BigDecimal number) {
    return number.toPlainString();
  }
}
