package dev.slipher.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StringLiteralTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "'abc',abc",
        "'it''s',it's",
        "'it\\'s',it's",
        "'a\\\\b',a\\b",
        "'a\\tb',`a\tb`",
        "'\\101\\60x',A0x",
        "'\\1234',S4",
        "'\\N',N",
        "'\\8',8",
        "'é\\n',`é\n`"
      })
  void escapesAreThoseOfPostgres80(String token, String value) {
    assertEquals(value, StringLiteral.ofToken(token).value());
  }

  @Test
  void rawTextStays() {
    assertEquals("\\N''\\037", StringLiteral.ofToken("'\\N''\\037'").raw());
    assertEquals("", StringLiteral.ofToken("''").value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a'b", "a\\b", "\\", "''", "line\nline", "\\n"})
  void quotedValuesReadBack(String value) {
    assertEquals(value, StringLiteral.ofToken(StringLiteral.quote(value)).value());
  }

  @Test
  void onlyStringsAreLiterals() {
    assertThrows(IllegalArgumentException.class, () -> StringLiteral.ofToken("abc"));
    assertThrows(IllegalArgumentException.class, () -> StringLiteral.ofToken("'"));
  }
}
