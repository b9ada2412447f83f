package dev.slipher.formats.convert;

import static dev.slipher.formats.convert.Conversion.into;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.slipher.formats.type.RedshiftType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeConversionTest {
  private static final RedshiftType TIME = new RedshiftType.Time();
  private static final RedshiftType TIMETZ = new RedshiftType.TimeTz();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "12:34:56.789;12:34:56.789",
        "04:05:06;04:05:06",
        "4:5:6;04:05:06",
        "04:05;04:05:00",
        "040506;04:05:06",
        "191119.25;19:11:19.25",
        "04:05 AM;04:05:00",
        "04:05 pm;16:05:00",
        "12:05 am;00:05:00",
        "12:05PM;12:05:00",
        "16:05;16:05:00",
        " 16:05 ;16:05:00",
        "00:00:00;00:00:00",
        "24:00:00;24:00:00",
        "23:59:59.999999;23:59:59.999999",
        "00:00:00.000001;00:00:00.000001",
        "01:02:03.1000;01:02:03.1",
        "01:02:03.1234565;01:02:03.123457",
        "20:41:19 UTC;20:41:19",
        "20:41:19-08;20:41:19",
        "2008-06-01 09:59:59;09:59:59",
        "Jun 1,2008  09:59:59 EST;09:59:59"
      })
  @DisplayName("dt.time-types: the literals of the guide, a zone passed over")
  void readsTimes(String text, String time) {
    assertEquals(time, into(TIME).value(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "20:41:19 UTC;20:41:19+00",
        "204119 UTC;20:41:19+00",
        "20:41:19;20:41:19+00",
        "20:41:19.5-08;04:41:19.5+00",
        "01:00:00+05:30;19:30:00+00",
        "00:00:00+1459;09:01:00+00",
        "04:05 PM PST;00:05:00+00",
        "24:00:00;24:00:00+00",
        "2008-07-01 12:00 America/New_York;16:00:00+00",
        "2008-01-01 12:00 America/New_York;17:00:00+00"
      })
  @DisplayName("dt.time-types: TIMETZ is held in UTC")
  void readsTimesWithZone(String text, String time) {
    assertEquals(time, into(TIMETZ).value(text));
  }

  @Test
  @DisplayName("a value without zone is of the session's")
  void sessionZone() {
    assertEquals("06:15:00+00", into(TIMETZ).inZone("Asia/Kathmandu").value("12:00"));
    assertEquals("12:00:00", into(TIME).inZone("Asia/Kathmandu").value("12:00"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "24:00:01",
        "25:00",
        "12:60",
        "12:00:60",
        "13:00 pm",
        "0:00 am",
        "12",
        "12:",
        "12:00:00.",
        "noon",
        "2008-06-01",
        "12:00 Nowhere",
        "12:00:00 x",
        "1234567",
        "-1:00"
      })
  @DisplayName("dt.time-types: anything else is rejected with 1206")
  void refusesAnythingElse(String text) {
    assertEquals("1206 Invalid time format or value [HH24:MI:SS]", into(TIME).error(text));
    assertEquals("1206 Invalid time format or value [HH24:MI:SSOF]", into(TIMETZ).error(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"12:00 America/New_York", "12:00+15"})
  @DisplayName("an offset that depends on the season, or is too wide, is none")
  void refusesUnknownOffsets(String text) {
    assertEquals("1206 Invalid time format or value [HH24:MI:SSOF]", into(TIMETZ).error(text));
  }

  @Test
  @DisplayName("the text of times sorts as they do")
  void sorts() {
    List<String> sorted =
        Stream.of("00:00", "00:00:00.1", "00:00:00.12", "00:00:01", "09:59:59.9", "10:00", "24:00")
            .toList();
    for (RedshiftType type : List.of(TIME, TIMETZ)) {
      List<String> stored =
          sorted.stream().map(text -> String.valueOf(into(type).value(text))).toList();
      assertEquals(stored.stream().sorted().toList(), stored);
    }
  }

  @Test
  void nullsAndSeveralColumns() {
    assertNull(into(TIME).value(" "));
    assertEquals(List.of("01:00:00", "02:00:00.5"), into(TIME, TIME).row("1:00|2:00:00.5"));
  }
}
