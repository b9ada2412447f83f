package dev.slipher.formats.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipher.formats.type.RedshiftType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimeFormatsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auto",
        "YYYY-MM-DD",
        "MM/DD/YYYY",
        "MON DD, YYYY",
        "MON-DD-YYYY",
        "DD/MM/YY",
        "YYYYMMDD",
        "YYYY-MM-DD HH:MI:SS",
        "YYYY-MM-DDTHH24:MI:SSZ",
        "MM.DD.YYYY HH12:MI:SS AM"
      })
  void findsNoFaultInFormats(String format) {
    assertEquals(Optional.empty(), DateTimeFormats.problemWithDateFormat(format));
    assertEquals(Optional.empty(), DateTimeFormats.problemWithTimeFormat(format));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "YYYY-MM-DD HH:MI:SSOF;format \"YYYY-MM-DD HH:MI:SSOF\" has a time zone specifier: OF",
        "YYYY-MM-DD HH:MI:SS TZ;format \"YYYY-MM-DD HH:MI:SS TZ\" has a time zone specifier: TZ",
        "YYYY-MM-DD HH:MI:SS tz;format \"YYYY-MM-DD HH:MI:SS tz\" has a time zone specifier: tz"
      })
  @DisplayName("conv.time.no-tz-in-format")
  void refusesTimeZones(String format, String problem) {
    assertEquals(Optional.of(problem), DateTimeFormats.problemWithTimeFormat(format));
  }

  @Test
  @DisplayName("the words are words only in lower case; epochs are for TIMEFORMAT alone")
  void knowsItsWordsInLowerCaseOnly() {
    for (String format : List.of("AUTO", "Auto", "EPOCHSECS", "EpochMillisecs", "epochmicrosecs")) {
      assertEquals(true, DateTimeFormats.problemWithTimeFormat(format).isPresent(), format);
    }
    assertEquals(Optional.empty(), DateTimeFormats.problemWithTimeFormat("epochsecs"));
    assertEquals(Optional.empty(), DateTimeFormats.problemWithTimeFormat("epochmillisecs"));
    assertEquals(true, DateTimeFormats.problemWithDateFormat("epochsecs").isPresent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'';format \"\" has no year",
        "MM/DD;format \"MM/DD\" has no year",
        "YYYY-MM-DAY;format \"YYYY-MM-DAY\" has no date or time part at \"DAY\"",
        "YYYY-MM-DD é;format \"YYYY-MM-DD é\" has no date or time part at \"é\"",
        "YYYYß;format \"YYYYß\" holds more than ASCII"
      })
  void namesWhatNoFormatMayHold(String format, String problem) {
    assertEquals(Optional.of(problem), DateTimeFormats.problemWithDateFormat(format));
  }

  @Test
  void convertersNeedFormatsWithoutProblems() {
    ConversionOptions options =
        new ConversionOptions(
            "\\N",
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            -1,
            "nonsense",
            "auto",
            false);
    List<TargetColumn> column = List.of(new TargetColumn("d", new RedshiftType.Date(), true, 0));
    assertThrows(IllegalArgumentException.class, () -> RowConverter.create(column, options));
  }
}
