package dev.slipher.formats.convert;

import static dev.slipher.formats.convert.Conversion.into;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipher.formats.type.RedshiftType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AutomaticRecognitionTest {
  private static final RedshiftType DATE = new RedshiftType.Date();
  private static final RedshiftType TIMESTAMP = new RedshiftType.Timestamp();
  private static final RedshiftType TIMESTAMPTZ = new RedshiftType.TimestampTz();

  private static Conversion auto(RedshiftType... types) {
    return into(types).dateFormat("auto").timeFormat("auto");
  }

  @Test
  @DisplayName("conv.auto.applies-everywhere: formats may differ between rows and columns")
  void recognisesEachValueByItself() {
    Conversion conversion = auto(DATE, TIMESTAMP);
    List<Object> expected = List.of(LocalDate.of(2003, 3, 31), "2003-03-31 00:00");
    assertEquals(expected, conversion.row("2003-03-31|03/31/2003"));
    assertEquals(expected, conversion.row("03/31/2003|March 31, 2003"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2019-02-11T05:09:12.195Z;2019-02-11 05:09:12.195;conv.auto.iso8601",
        "2019-02-11T05:09:12;2019-02-11 05:09:12;conv.auto.iso8601",
        "2019-02-11T05:09:12+05:30;2019-02-11 05:09:12;conv.auto.iso8601",
        "20190211T050912Z;2019-02-11 05:09:12;conv.auto.iso8601",
        "J2451187;1999-01-08 00:00;conv.auto.julian",
        "J2345678 04:05:06.789;1710-02-23 04:05:06.789;conv.auto.julian-cast-test",
        "Jan-08-95 BC;-0094-01-08 00:00;conv.auto.bc",
        "0095-01-08 BC;-0094-01-08 00:00;conv.auto.bc",
        "19960108 040809;1996-01-08 04:08:09;conv.auto.compact",
        "960108 040809;1996-01-08 04:08:09;conv.auto.compact",
        "19960108 040809.25;1996-01-08 04:08:09.250;conv.auto.compact",
        "19960108;1996-01-08 00:00;conv.auto.compact",
        "1996.008;1996-01-08 00:00;conv.auto.day-of-year",
        "1996.366;1996-12-31 00:00;conv.auto.day-of-year",
        "1996-01-08 04:05:06.789;1996-01-08 04:05:06.789;conv.auto.millis",
        "17 Dec 07:37:16 1997 PST;1997-12-17 07:37:16;conv.auto.textual-tz",
        "12/17/1997 07:37:16.00 PST;1997-12-17 07:37:16;conv.auto.slash-tz",
        "1997-12-17 07:37:16-08;1997-12-17 07:37:16;conv.auto.offset",
        "12.17.1997 07:37:16.00 PST;1997-12-17 07:37:16;conv.auto.dotted",
        "17.12.1997 07:37:16.00 PST;1997-12-17 07:37:16;conv.auto.dotted",
        "05.06.1997;1997-05-06 00:00;conv.auto.dotted",
        "03/31/2003;2003-03-31 00:00;conv.auto.plain-formats",
        "March 31, 2003;2003-03-31 00:00;conv.auto.plain-formats",
        "2003-03-31;2003-03-31 00:00;conv.auto.plain-formats",
        "2003/03/31;2003-03-31 00:00;conv.auto.plain-formats",
        "3/31/03;2003-03-31 00:00;conv.auto.plain-formats",
        "31-Mar-2003;2003-03-31 00:00;conv.auto.plain-formats",
        "Mar-31-2003;2003-03-31 00:00;conv.auto.plain-formats",
        "2003-Mar-31;2003-03-31 00:00;conv.auto.plain-formats",
        "31Mar2003;2003-03-31 00:00;conv.auto.plain-formats",
        "Monday, 31 March 2003 6:45:05 PM;2003-03-31 18:45:05;conv.auto.plain-formats",
        "03.31.2003 18:45:05;2003-03-31 18:45:05;conv.auto.plain-formats",
        "03/31/2003 06:45 pm;2003-03-31 18:45;conv.auto.plain-formats",
        "2003-03-31;2003-03-31 00:00;conv.time.date-only-into-timestamp",
        "Mon Mar 31 18:45:05 2003 UTC;2003-03-31 18:45:05;conv.auto.plain-formats"
      })
  @DisplayName(
      "conv.auto.iso8601, conv.auto.julian, conv.auto.julian-cast-test, conv.auto.bc,"
          + " conv.auto.compact, conv.auto.day-of-year, conv.auto.millis, conv.auto.textual-tz,"
          + " conv.auto.slash-tz, conv.auto.offset, conv.auto.dotted, conv.auto.plain-formats,"
          + " conv.time.date-only-into-timestamp; zones are passed over"
          + " (conv.timestamp.tz-ignored)")
  void recognisesTimestamps(String text, String timestamp, String rule) {
    assertEquals(timestamp, auto(TIMESTAMP).value(text), rule);
    String date = timestamp.substring(0, timestamp.indexOf(' '));
    assertEquals(LocalDate.parse(date), auto(DATE).value(text), "conv.date.time-in-date-column");
  }

  @Test
  @DisplayName("conv.date.time-in-date-column: the time is dropped")
  void dropsTimesOfDates() {
    assertEquals(LocalDate.of(2003, 3, 31), auto(DATE).value("2003-03-31 18:45:05"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "17 Dec 07:37:16 1997 PST;1997-12-17 15:37:16",
        "12/17/1997 07:37:16.00 PST;1997-12-17 15:37:16",
        "12/17/1997 07:37:16.00 US/Pacific;1997-12-17 15:37:16",
        "06/17/1997 07:37:16.00 us/pacific;1997-06-17 14:37:16",
        "06/17/1997 07:37:16 America/New_York;1997-06-17 11:37:16",
        "1997-12-17 07:37:16-08;1997-12-17 15:37:16",
        "1997-12-17T07:37:16-08:00;1997-12-17 15:37:16",
        "1997-12-17T07:37:16Z;1997-12-17 07:37:16",
        "12.17.1997 07:37:16.00 PST;1997-12-17 15:37:16",
        "1997-12-17 07:37:16 EST;1997-12-17 12:37:16",
        "1997-12-17 07:37:16 CEST;1997-12-17 05:37:16",
        "1997-12-17 07:37:16;1997-12-17 07:37:16",
        "1997-12-17;1997-12-17 00:00",
        "1997-12-17 PST;1997-12-17 08:00",
        "1997-12-17 07:37:16 Etc/GMT+8;1997-12-17 15:37:16"
      })
  @DisplayName(
      "conv.timestamp.tz-ignored, conv.auto.textual-tz, conv.auto.slash-tz, conv.auto.offset,"
          + " dt.timestamptz-utc: zones by abbreviation, name and offset turn into UTC")
  void convertsZonesToUtc(String text, String utc) {
    assertEquals(utc, auto(TIMESTAMPTZ).value(text));
  }

  @Test
  @DisplayName("conv.auto.not-epoch")
  void recognisesNoEpochTime() {
    assertEquals(
        "1206 Invalid timestamp format or value [auto]", auto(TIMESTAMP).error("1700000000"));
    assertEquals(
        "1206 Invalid timestamp format or value [auto]", auto(TIMESTAMP).error("1700000000123"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "2003",
        "2003-03",
        "03/2003",
        "31/03/2003",
        "13-13-2003",
        "2003-02-30",
        "Feb 30, 2003",
        "1997.000",
        "1997.366",
        "Smarch 3, 2003",
        "17 Dec Dec 1997",
        "12:30",
        "2003-03-31 25:00:00",
        "2003-03-31 12:61:00",
        "2003-03-31 12:30:00 XYZT",
        "2003-03-31 12:30:00 PST PST",
        "2003-03-31 12:30:00 12:30:00",
        "2003-03-31 13:00:00 PM",
        "2003-03-31-08",
        "1 2 3 4",
        "J",
        "J99999999999",
        "20031301",
        "2003-03-31T",
        "--",
        "Mar 31",
        "2003-03-31 12:30:",
        "Z",
        "2003-03-31 1230",
        "19960108 0408",
        "31 31 2003",
        "0000-01-01",
        "2003-03-31 \u00e9"
      })
  void refusesWhatItCannotTell(String text) {
    assertEquals("1206 Invalid timestamp format or value [auto]", auto(TIMESTAMP).error(text));
    assertEquals("1205 Invalid date format or value [auto]", auto(DATE).error(text));
  }

  @Test
  @DisplayName("dt.date-range: 'auto' reads the ends")
  void recognisesTheEndsOfTheRange() {
    assertEquals(LocalDate.of(294276, 12, 31), auto(DATE).value("294276-12-31"));
    assertEquals(LocalDate.of(294276, 12, 31), auto(DATE).value("12/31/294276"));
    assertEquals(LocalDate.of(-4712, 1, 1), auto(DATE).value("01/01/4713 BC"));
    assertEquals("1205 Invalid date format or value [auto]", auto(DATE).error("01/01/4714 BC"));
    assertEquals("1205 Invalid date format or value [auto]", auto(DATE).error("J0"));
  }

  @Test
  void agreesWithJavaTimeOnRandomTimestampsInManyFormats() {
    Random random = new Random(1752);
    List<DateTimeFormatter> formats =
        List.of(
            formatter("uuuu-MM-dd HH:mm:ss"),
            formatter("uuuu-MM-dd'T'HH:mm:ss"),
            formatter("uuuuMMdd HHmmss"),
            formatter("uuuuMMdd'T'HHmmss'Z'"),
            formatter("MM/dd/uuuu HH:mm:ss"),
            formatter("M/d/uuuu h:mm:ss a"),
            formatter("d MMM HH:mm:ss uuuu"),
            formatter("MMMM d, uuuu HH:mm:ss 'PST'"),
            formatter("EEE MMM d HH:mm:ss uuuu"),
            formatter("dd-MMM-uuuu HH:mm:ss"),
            formatter("uuuu.DDD HH:mm:ss"),
            formatter("MM.dd.uuuu HH:mm:ss"));
    Conversion conversion = auto(TIMESTAMP);
    for (int i = 0; i < 20_000; i++) {
      LocalDateTime time =
          LocalDateTime.ofEpochSecond(
              random.nextLong(-30_610_224_000L, 253_402_300_800L), 0, ZoneOffset.UTC);
      String text = time.format(formats.get(i % formats.size()));
      assertEquals(time.toString().replace('T', ' '), conversion.value(text), text);
    }
  }

  @Test
  void neverThrowsOnRandomText() {
    Random random = new Random(1066);
    String[] parts = {
      "1",
      "12",
      "1997",
      "199712",
      "19971217",
      "Dec",
      "December",
      "-",
      "/",
      ".",
      ":",
      " ",
      ",",
      "T",
      "Z",
      "J",
      "PST",
      "BC",
      "AM",
      "+",
      "-08",
      "07:37:16",
      "07:37",
      "mon",
      "é",
      "\0",
      "008"
    };
    Conversion conversion = auto(DATE, TIMESTAMP, TIMESTAMPTZ);
    int loaded = 0;
    for (int i = 0; i < 100_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int count = 1 + random.nextInt(7); count > 0; count--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      loaded += conversion.tryRow(text + "|" + text + "|" + text) == null ? 1 : 0;
    }
    assertEquals(true, loaded > 100 && loaded < 50_000, loaded + " of 100000 loaded");
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }
}
