package dev.slipher.formats.convert;

import static dev.slipher.formats.convert.Conversion.into;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.slipher.formats.type.RedshiftType;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VarbyteConversionTest {
  private static final RedshiftType VARBYTE = new RedshiftType.Varbyte(4);

  @ParameterizedTest
  @CsvSource({"6162,6162", "00ff,00ff", "ABCDEFab,abcdefab", "' 6162 ',6162", "7f80,7f80"})
  @DisplayName("dt.varbyte-hex: hexadecimal digits of any case")
  void readsHexadecimal(String text, String bytes) {
    assertEquals(bytes, into(VARBYTE).value(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "61g2;Invalid hexadecimal digit, Value 'g', Pos 2, Type: Varbyte",
        "x6;Invalid hexadecimal digit, Value 'x', Pos 0, Type: Varbyte",
        "616é;Invalid hexadecimal digit, Value '.', Pos 3, Type: Varbyte",
        "616;Odd number of hexadecimal digits, Type: Varbyte"
      })
  @DisplayName("err.code.1219: anything else")
  void refusesOtherDigits(String text, String reason) {
    assertEquals("1219 " + reason, into(VARBYTE).error(text));
  }

  @Test
  @DisplayName("err.code.1204: more bytes than the column has, whatever TRUNCATECOLUMNS says")
  void refusesTooManyBytes() {
    String error = "1204 Varbyte length exceeds DDL length";
    assertEquals(error, into(VARBYTE).error("6162636465"));
    assertEquals(
        error, into(VARBYTE).with(Conversion.OptionsOfTest.TRUNCATECOLUMNS).error("6162636465"));
  }

  @Test
  @DisplayName("long values, NULL, and two columns in a row")
  void others() {
    String digits = "0123456789abcdef".repeat(10_000);
    assertEquals(digits, into(new RedshiftType.Varbyte(80_000)).value(digits));
    assertNull(into(VARBYTE).value(""));
    assertEquals(List.of("61", "6263"), into(VARBYTE, VARBYTE).row("61|6263"));
  }
}
