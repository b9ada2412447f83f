package dev.slipher.formats.convert;

import static dev.slipher.formats.convert.Conversion.OptionsOfTest.ACCEPTANYDATE;
import static dev.slipher.formats.convert.Conversion.into;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.slipher.formats.type.RedshiftType;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateConversionTest {
  private static final RedshiftType DATE = new RedshiftType.Date();
  private static final LocalDate LAST_OF_MARCH = LocalDate.of(2003, 3, 31);

  @Test
  @DisplayName("conv.date.default-format, err.code.1205")
  void readsTheDefaultFormat() {
    assertEquals(LAST_OF_MARCH, into(DATE).value("2003-03-31"));
    assertEquals(LAST_OF_MARCH, into(DATE).value(" 2003-03-31 "));
    assertEquals("1205 Invalid date format or value [YYYY-MM-DD]", into(DATE).error("03/31/2003"));
    assertEquals(
        "1205 Invalid Date Format - length must be 10 or more", into(DATE).error("3/31/03"));
    assertEquals(
        "1205 Invalid Date Format - length must be 10 or more", into(DATE).error("2003-3-31"));
  }

  @Test
  @DisplayName("conv.date.separators-literal")
  void takesSeparatorsLiterally() {
    assertEquals("1205 Invalid date format or value [YYYY-MM-DD]", into(DATE).error("2003/03/31"));
    assertEquals(
        "1205 Invalid date format or value [MM/DD/YYYY]",
        into(DATE).dateFormat("MM/DD/YYYY").error("03-31-2003"));
  }

  @Test
  void dropsTheTimeBehindTheDefaultFormat() {
    assertEquals(LAST_OF_MARCH, into(DATE).value("2003-03-31 18:45:05"));
    assertEquals(LAST_OF_MARCH, into(DATE).value("2003-03-31 18:45:05.25-08"));
    assertEquals(
        "1205 Invalid date format or value [YYYY-MM-DD]", into(DATE).error("2003-03-31 18:75:05"));
    assertEquals("1205 Invalid date format or value [YYYY-MM-DD]", into(DATE).error("2003-03-31x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "MM/DD/YYYY;03/31/2003;conv.date.mdy",
        "MM/DD/YYYY;3/31/2003;conv.date.mdy",
        "MON DD, YYYY;March 31, 2003;conv.date.month-name",
        "MON DD, YYYY;Mar 31, 2003;conv.date.month-name",
        "MONTH DD, YYYY;MARCH 31, 2003;conv.date.month-name",
        "MON-DD-YYYY;mar-31-2003;conv.date.mon-dd-yyyy",
        "DD/MM/YY;31/03/03;conv.date.parts",
        "YYYYMMDD;20030331;conv.date.parts",
        "YYMMDD;030331;conv.date.parts",
        "yyyy-mm-dd;2003-03-31;conv.date.parts",
        "DDMONYYYY;31mar2003;conv.date.parts",
        "YYYY-MM-DD HH:MI:SS;2003-03-31 18:45:05;conv.date.format-with-time-ignored"
      })
  @DisplayName(
      "conv.date.mdy, conv.date.month-name, conv.date.mon-dd-yyyy, conv.date.parts,"
          + " conv.date.format-with-time-ignored")
  void readsExplicitFormats(String format, String text, String rule) {
    assertEquals(LAST_OF_MARCH, into(DATE).dateFormat(format).value(text), rule);
  }

  @Test
  @DisplayName("conv.date.mon-dd-yyyy: the guide's sample")
  void readsTheGuidesSample() {
    assertEquals(
        LocalDate.of(1999, 1, 1), into(DATE).dateFormat("MON-DD-YYYY").value("Jan-01-1999"));
  }

  @ParameterizedTest
  @CsvSource({"00,2000", "69,2069", "70,1970", "99,1999"})
  @DisplayName("conv.date.parts: YY is a year near ours")
  void readsTwoDigitYears(String text, int year) {
    assertEquals(
        LocalDate.of(year, 5, 6), into(DATE).dateFormat("YY-MM-DD").value(text + "-05-06"));
  }

  @Test
  @DisplayName("conv.date.one-format-per-copy: only 'auto' reads two formats")
  void readsOneFormatPerLoad() {
    Conversion fixed = into(DATE, DATE).dateFormat("MM/DD/YYYY");
    assertEquals(1, fixed.columnError("03/31/2003|2003-03-31").column());
    assertEquals(
        List.of(LAST_OF_MARCH, LAST_OF_MARCH),
        into(DATE, DATE).dateFormat("auto").row("03/31/2003|2003-03-31"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2003-02-30", "2003-02-29", "1900-02-29", "2003-13-01", "2003-00-10", "2003-04-31",
        "2003-01-00", "0000-00-00", "2003-01-32", "20030101..", "200a-01-01", "2003-0a-01"
      })
  void refusesDaysThatAreNone(String text) {
    assertEquals("1205 Invalid date format or value [YYYY-MM-DD]", into(DATE).error(text));
  }

  @Test
  @DisplayName("dt.date-range: 4713 BC to 294276 AD")
  void holdsDatesToTheirRange() {
    assertEquals(LocalDate.of(294276, 12, 31), into(DATE).value("294276-12-31"));
    assertEquals(
        "1205 Invalid date format or value [YYYY-MM-DD]", into(DATE).error("294277-01-01"));
    assertEquals(LocalDate.of(-4712, 1, 1), into(DATE).value("4713-01-01 BC"));
    assertEquals(
        "1205 Invalid date format or value [YYYY-MM-DD]", into(DATE).error("4714-12-31 BC"));
    assertEquals(LocalDate.of(2004, 2, 29), into(DATE).value("2004-02-29"));
    assertEquals(LocalDate.of(2000, 2, 29), into(DATE).value("2000-02-29"));
  }

  @Test
  @DisplayName("conv.acceptanydate.null, conv.acceptanydate.good-values")
  void loadsNullForDatesThatDoNotMatch() {
    Conversion any = into(DATE).dateFormat("YYYY-MM-DD").with(ACCEPTANYDATE);
    assertNull(any.value("00/00/00 00:00:00"));
    assertNull(any.value("2003-02-30"));
    assertNull(any.value("x"));
    assertEquals(LocalDate.of(2020, 1, 2), any.value("2020-01-02"));
  }

  @Test
  @DisplayName("conv.acceptanydate.with-dateformat: it holds without DATEFORMAT too")
  void acceptsAnyDateWithoutDateFormat() {
    assertNull(into(DATE).with(ACCEPTANYDATE).value("31/12/2020"));
  }

  @Test
  @DisplayName("conv.acceptanydate.scope: other types keep their errors")
  void acceptsNoBadNumbers() {
    assertEquals(
        "1207 Invalid digit, Value 'a', Pos 0, Type: Integer",
        into(new RedshiftType.Int()).with(ACCEPTANYDATE).error("abc"));
  }

  @Test
  void agreesWithJavaTimeOnEveryDayOfManyYears() {
    Conversion plain = into(DATE);
    LocalDate day = LocalDate.of(1895, 1, 1);
    for (; day.getYear() < 2105; day = day.plusDays(1)) {
      assertEquals(day, plain.value(day.toString()));
    }
  }

  @Test
  void agreesWithJavaTimeOnRandomDays() {
    Random random = new Random(1582);
    Conversion plain = into(DATE);
    Conversion american = into(DATE).dateFormat("MON DD, YYYY");
    DateTimeFormatter format = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH);
    for (int i = 0; i < 20_000; i++) {
      LocalDate day =
          LocalDate.ofEpochDay(
              random.nextInt(2) == 0
                  ? random.nextInt(-719162, 2932896)
                  : random.nextInt(-700000, 106751990));
      String text = day.toString().replace("+", "");
      assertEquals(day, plain.value(text), text);
      if (day.getYear() > 0 && day.getYear() < 10000) {
        assertEquals(day, american.value(day.format(format)), text);
      }
    }
  }

  @Test
  void agreesWithJavaTimeOnWhichDaysExist() {
    Random random = new Random(325);
    Conversion any = into(DATE).with(ACCEPTANYDATE);
    for (int i = 0; i < 20_000; i++) {
      int year = random.nextInt(1, 10000);
      int month = random.nextInt(0, 15);
      int day = random.nextInt(0, 35);
      String text = "%04d-%02d-%02d".formatted(year, month, day);
      LocalDate expected = null;
      if (month >= 1 && month <= 12 && day >= 1) {
        LocalDate first = LocalDate.of(year, month, 1);
        expected = day <= first.lengthOfMonth() ? first.withDayOfMonth(day) : null;
      }
      assertEquals(expected, any.value(text), text);
    }
  }
}
