package dev.slipher.formats.convert;

import static dev.slipher.formats.convert.Conversion.into;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipher.formats.type.RedshiftType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BooleanConversionTest {
  private static final RedshiftType BOOLEAN = new RedshiftType.Bool();

  @ParameterizedTest
  @ValueSource(strings = {"t", "true", "y", "yes", "1", "T", "TRUE", "Yes", " true "})
  @DisplayName("conv.boolean-forms, fn.cast.case-insensitive-literals: true")
  void readsTrue(String text) {
    assertEquals(true, into(BOOLEAN).value(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"f", "false", "n", "no", "0", "F", "FALSE", "No", "0 "})
  @DisplayName("conv.boolean-forms, fn.cast.case-insensitive-literals: false")
  void readsFalse(String text) {
    assertEquals(false, into(BOOLEAN).value(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"maybe", "2", "yess", "x", "on", "truefalse", "tru", "-1", "true false"})
  @DisplayName("conv.boolean-forms, err.code.1210: anything else")
  void refusesAnythingElse(String text) {
    assertEquals("1210 Unknown boolean format", into(BOOLEAN).error(text));
  }
}
