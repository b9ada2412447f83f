package dev.slipher.formats.convert;

import static dev.slipher.formats.convert.Conversion.OptionsOfTest.ACCEPTANYDATE;
import static dev.slipher.formats.convert.Conversion.into;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.slipher.formats.type.RedshiftType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampConversionTest {
  private static final RedshiftType TIMESTAMP = new RedshiftType.Timestamp();
  private static final RedshiftType TIMESTAMPTZ = new RedshiftType.TimestampTz();
  private static final String BAD =
      "1206 Invalid timestamp format or value [YYYY-MM-DD HH24:MI:SS]";

  @Test
  @DisplayName("conv.time.default-format, err.code.1206, err.reason.timestamp")
  void readsTheDefaultFormat() {
    assertEquals("2008-09-26 05:43:12", into(TIMESTAMP).value("2008-09-26 05:43:12"));
    assertEquals(BAD, into(TIMESTAMP).error("09/26/2008 05:43:12"));
    assertEquals(BAD, into(TIMESTAMP).error("31-03-2003 1:00"));
    assertEquals(BAD, into(TIMESTAMP).error("x"));
    assertEquals(
        "1206 Invalid timestamp format or value [YYYY-MM-DD HH24:MI:SSOF]",
        into(TIMESTAMPTZ).error("2025-09-22T14:42:59.172000Z"));
    assertEquals(
        "1206 Invalid timestamp format or value [MM/DD/YYYY HH:MI:SS AM]",
        into(TIMESTAMP).timeFormat("MM/DD/YYYY HH:MI:SS AM").error("6/20/2017"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2008-09-26",
        "2008-09-26 05:43",
        "2008-09-26 24:00:00",
        "2008-09-26 05:60:00",
        "2008-09-26 05:43:60",
        "2008-02-30 05:43:12",
        "2008-09-26T05:43:12",
        "2008-09-26 05:43:12.",
        "2008-09-26 05:43:12x",
        "08-09-26 05:43:12",
        "2008-09-26 -5:43:12",
        "2008-09-26 05:43:12 PM",
        "2008-09-26 05:43:12-99"
      })
  void refusesWhatTheDefaultFormatDoesNotSay(String text) {
    assertEquals(BAD, into(TIMESTAMP).error(text));
  }

  @Test
  @DisplayName("conv.time.timestamptz-default, dt.timestamptz-utc: an offset turns into UTC")
  void readsOffsetsBehindTheDefaultFormat() {
    assertEquals("2008-09-26 13:43:12", into(TIMESTAMPTZ).value("2008-09-26 05:43:12-08"));
    assertEquals("2001-06-01 16:00", into(TIMESTAMPTZ).value("2001-06-01 12:00:00-04"));
    assertEquals("2008-09-26 00:13:12.5", shortened("2008-09-26 05:43:12.5+05:30"));
    assertEquals("2008-09-26 00:13:12.5", shortened("2008-09-26 05:43:12.5 +0530"));
    assertEquals("2008-09-26 13:43:12", into(TIMESTAMPTZ).value("2008-09-26 05:43:12-8:00"));
    assertEquals("2008-09-26 05:43:12", into(TIMESTAMPTZ).value("2008-09-26 05:43:12"));
    assertEquals("2007-12-31 23:30", into(TIMESTAMPTZ).value("2008-01-01 01:00:00+01:30"));
  }

  private static String shortened(String text) {
    return into(TIMESTAMPTZ).value(text).toString().replaceAll("0+$", "");
  }

  @Test
  void readsTimesWithoutZoneInTheSessionsZone() {
    assertEquals(
        "2008-09-26 12:43:12",
        into(TIMESTAMPTZ).inZone("America/Los_Angeles").value("2008-09-26 05:43:12"));
    assertEquals(
        "2008-01-26 13:43:12",
        into(TIMESTAMPTZ).inZone("America/Los_Angeles").value("2008-01-26 05:43:12"));
    assertEquals(
        "2008-09-26 05:43:12",
        into(TIMESTAMP).inZone("America/Los_Angeles").value("2008-09-26 05:43:12"));
  }

  @Test
  void countsSkippedAndRepeatedTimesInStandardTime() {
    Conversion pacific = into(TIMESTAMPTZ).inZone("America/Los_Angeles");
    assertEquals("2008-03-09 10:30", pacific.value("2008-03-09 02:30:00"));
    assertEquals("2008-11-02 09:30", pacific.value("2008-11-02 01:30:00"));
  }

  @Test
  @DisplayName("conv.timestamp.tz-ignored: TIMESTAMP passes over an offset")
  void passesOverOffsetsWithoutZone() {
    assertEquals("2008-09-26 05:43:12", into(TIMESTAMP).value("2008-09-26 05:43:12-08"));
  }

  @Test
  @DisplayName("conv.time.hh-is-24")
  void readsHoursOf24() {
    assertEquals(
        "2003-03-31 18:45:05",
        into(TIMESTAMP).timeFormat("MM.DD.YYYY HH:MI:SS").value("03.31.2003 18:45:05"));
    assertEquals(
        "2003-03-31 18:45:05.123456",
        into(TIMESTAMP).timeFormat("MM.DD.YYYY HH:MI:SS").value("03.31.2003 18:45:05.123456"));
    assertEquals(
        "2008-02-18 02:36:48",
        into(TIMESTAMP).timeFormat("MM/DD/YYYY HH:MI:SS").value("2/18/2008 02:36:48"));
  }

  @ParameterizedTest
  @CsvSource({
    "MM/DD/YYYY HH12:MI:SS AM,03/31/2003 06:45:05 PM,2003-03-31 18:45:05",
    "MM/DD/YYYY HH12:MI:SS PM,03/31/2003 06:45:05 am,2003-03-31 06:45:05",
    "MM/DD/YYYY HH12:MI:SS AM,03/31/2003 12:00:00 AM,2003-03-31 00:00",
    "MM/DD/YYYY HH12:MI:SS AM,03/31/2003 12:00:00 PM,2003-03-31 12:00",
    "MM/DD/YYYY HH:MI:SS AM,6/20/2017 1:02:03 PM,2017-06-20 13:02:03",
    "MM/DD/YYYY HH:MI:SS AM,6/20/2017 13:02:03 PM,2017-06-20 13:02:03",
    "MM/DD/YYYY HH:MI:SSAM,6/20/2017 1:02:03PM,2017-06-20 13:02:03",
    "YYYY-MM-DDTHH24:MI:SSZ,2017-06-20T01:02:03Z,2017-06-20 01:02:03",
    "YYYYMMDDHHMISS,20170620010203,2017-06-20 01:02:03",
    "YYYY-MM-DD HH:MI:SS.SSS,2017-06-20 01:02:03.250,2017-06-20 01:02:03.250",
    "YYYY-MM-DD HH:MI:SS.SSS,2017-06-20 01:02:03,2017-06-20 01:02:03",
    "YYYY-MM-DD,2017-06-20,2017-06-20 00:00",
    "DD-MON-YY HH:MI,20-JUN-17 01:02,2017-06-20 01:02"
  })
  @DisplayName("conv.time.ampm and other formats that a script may give")
  void readsExplicitFormats(String format, String text, String timestamp) {
    assertEquals(timestamp, into(TIMESTAMP).timeFormat(format).value(text));
  }

  @ParameterizedTest
  @CsvSource({
    "YYYY-MM-DD HH12:MI:SS AM,2017-06-20 13:02:03 PM",
    "YYYY-MM-DD HH12:MI:SS AM,2017-06-20 00:02:03 AM",
    "YYYY-MM-DD HH12:MI:SS AM,2017-06-20 01:02:03",
    "YYYY-MM-DD HH12:MI:SS AM,2017-06-20 01:02:03 XM",
    "YYYY-MM-DD HH24:MI:SS,2017-06-20",
    "YYYY-MM-DD HH24:MI:SS,2017-06-20 01:02:03 x",
    "YYYYMMDDHHMISS,2017062001020",
    "DD-MON-YYYY,20-JNU-2017",
    "YYYYMMDD,2017620"
  })
  void refusesWhatAnExplicitFormatDoesNotSay(String format, String text) {
    assertEquals(
        "1206 Invalid timestamp format or value [" + format + "]",
        into(TIMESTAMP).timeFormat(format).error(text));
  }

  @Test
  @DisplayName("conv.time.fraction, dt.timestamp-micro: down to microseconds, then rounded")
  void readsFractions() {
    assertEquals("2009-01-12 14:15:57.119568", into(TIMESTAMP).value("2009-01-12 14:15:57.119568"));
    assertEquals(
        "2009-01-12 14:15:57.119569", into(TIMESTAMP).value("2009-01-12 14:15:57.1195689"));
    assertEquals(
        "2009-01-12 14:15:57.119568", into(TIMESTAMP).value("2009-01-12 14:15:57.1195684999"));
    assertEquals("2009-01-13 00:00", into(TIMESTAMP).value("2009-01-12 23:59:59.9999999"));
    assertEquals("2009-01-12 14:15:57.500", into(TIMESTAMP).value("2009-01-12 14:15:57.5"));
  }

  @Test
  @DisplayName("conv.time.epochsecs")
  void readsEpochSeconds() {
    Conversion seconds = into(TIMESTAMP).timeFormat("epochsecs");
    assertEquals("2023-11-14 22:13:20", seconds.value("1700000000"));
    assertEquals("1970-01-01 00:00", seconds.value("0"));
    assertEquals("1969-12-31 23:59:59", seconds.value("-1"));
    assertEquals("1969-12-31 23:59:58.750", seconds.value("-1.25"));
    assertEquals("1206 Invalid timestamp format or value [epochsecs]", seconds.error("2023-11-14"));
    assertEquals("1206 Invalid timestamp format or value [epochsecs]", seconds.error("1e9"));
    assertEquals(
        "2023-11-14 22:13:20",
        into(TIMESTAMPTZ).inZone("Asia/Tokyo").timeFormat("epochsecs").value("1700000000"));
  }

  @Test
  @DisplayName("conv.time.epochmillisecs")
  void readsEpochMilliseconds() {
    Conversion milliseconds = into(TIMESTAMP).timeFormat("epochmillisecs");
    assertEquals("2023-11-14 22:13:20.123", milliseconds.value("1700000000123"));
    assertEquals("2023-11-14 22:13:20.123456", milliseconds.value("1700000000123.4567"));
    assertEquals("1969-12-31 23:59:59.999", milliseconds.value("-1"));
    assertEquals(
        "1206 Invalid timestamp format or value [epochmillisecs]",
        milliseconds.error("9".repeat(17)));
  }

  @Test
  @DisplayName("conv.acceptanydate.null: timestamps too")
  void loadsNullForTimestampsThatDoNotMatch() {
    assertNull(into(TIMESTAMP).with(ACCEPTANYDATE).value("00/00/00 00:00:00"));
    assertNull(into(TIMESTAMPTZ).with(ACCEPTANYDATE).value("never"));
  }

  @Test
  void refusesTimestampsPastTheEndOf64Bits() {
    assertEquals(
        "+294247-01-10 04:00:54.775807", into(TIMESTAMP).value("294247-01-10 04:00:54.775807"));
    assertEquals(BAD, into(TIMESTAMP).error("294247-01-10 04:00:54.775808"));
    assertEquals(BAD, into(TIMESTAMP).error("294276-12-31 00:00:00"));
    assertEquals("-4712-01-01 00:00", into(TIMESTAMP).value("4713-01-01 00:00:00 BC"));
  }

  @Test
  void agreesWithJavaTimeOnRandomTimestamps() {
    Random random = new Random(1884);
    DateTimeFormatter shown =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
    DateTimeFormatter american =
        DateTimeFormatter.ofPattern("MM/dd/uuuu hh:mm:ss.SSSSSS a", Locale.ENGLISH);
    Conversion plain = into(TIMESTAMP);
    Conversion zoned = into(TIMESTAMPTZ);
    Conversion explicit = into(TIMESTAMP).timeFormat("MM/DD/YYYY HH12:MI:SS AM");
    Conversion seconds = into(TIMESTAMP).timeFormat("epochsecs");
    for (int i = 0; i < 20_000; i++) {
      long second = random.nextLong(-62_135_596_800L, 253_402_300_800L);
      LocalDateTime time =
          LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC)
              .plus(random.nextInt(1_000_000), ChronoUnit.MICROS);
      String expected = time.toString().replace('T', ' ');
      assertEquals(expected, plain.value(time.format(shown)));
      assertEquals(expected, explicit.value(time.format(american)));
      Instant instant = time.toInstant(ZoneOffset.UTC);
      String epoch =
          new BigDecimal(instant.getEpochSecond())
              .add(BigDecimal.valueOf(instant.getNano(), 9))
              .toPlainString();
      assertEquals(expected, seconds.value(epoch), epoch);
      ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * random.nextInt(-15 * 60, 15 * 60));
      String text = time.format(shown) + (offset.getTotalSeconds() == 0 ? "+00" : offset);
      OffsetDateTime moment = time.atOffset(offset);
      assertEquals(
          moment
              .withOffsetSameInstant(ZoneOffset.UTC)
              .toLocalDateTime()
              .toString()
              .replace('T', ' '),
          zoned.value(text),
          text);
    }
  }
}
