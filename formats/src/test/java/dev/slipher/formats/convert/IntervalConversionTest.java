package dev.slipher.formats.convert;

import static dev.slipher.formats.convert.Conversion.into;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.slipher.formats.type.RedshiftType;
import dev.slipher.formats.type.TypeReading;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalConversionTest {

  private static RedshiftType interval(String qualifier) {
    return ((TypeReading.Loadable) TypeReading.of("interval " + qualifier)).type();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "year to month;1-2;1-2",
        "year to month;-1-2;-1-2",
        "year to month;1 year 2 mons;1-2",
        "year to month;@ 1 year 2 mons ago;-1-2",
        "year to month;1.5 years;1-6",
        "year to month;3 months 12 days;0-3",
        "month;20;1-8",
        "month;23;1-11",
        "month;13 months;1-1",
        "month;1-2;1-2",
        "month;-3;-0-3",
        "year;13 months;1-0",
        "year;-13 months;-1-0",
        "year;1;1-0",
        "year;5 y;5-0"
      })
  @DisplayName("dt.interval: years and months, cut to the type's last field")
  void readsYearsAndMonths(String qualifier, String text, String stored) {
    assertEquals(stored, into(interval(qualifier)).value(text));
    assertEquals(stored, into(interval(qualifier)).value(stored), "what is kept reads back");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "day to second;1 2:3:4.5678;1 02:03:04.5678",
        "day to second;-1 2:3:4;-1 02:03:04",
        "day to second;1 day -2:00:00;0 22:00:00",
        "day to second;2 days 1:1:1.123456;2 01:01:01.123456",
        "day to second;13 day 1 hour 1 minute 1.123 seconds;13 01:01:01.123",
        "day to second;7 days, 3 hours, 59 minutes;7 03:59:00",
        "day to second;1w, 1h, 1m, 1s;7 01:01:01",
        "day to second;0.5 days;0 12:00:00",
        "day to second;90 minutes;0 01:30:00",
        "day to second;36:00:00;1 12:00:00",
        "day to second;2:2;0 02:02:00",
        "day to second;5;0 00:00:05",
        "day to second;@ 1 day 2 hours 3 mins 4.56 secs;1 02:03:04.56",
        "day to second;15 ms 7 us;0 00:00:00.015007",
        "day to second;1 day ago;-1 00:00:00",
        "hour to minute;2 days 1:1:1.123456;2 01:01:00",
        "minute;1 day 1 hour 1 minute 1.123 seconds;1 01:01:00",
        "minute to second;2:2;0 00:02:02",
        "hour to minute;2:2;0 02:02:00",
        "day;-2;-2 00:00:00",
        "day;-2 days 5 hours;-1 00:00:00",
        "hour;5 HOURS;0 05:00:00",
        "second;5s;0 00:00:05",
        "second;1.23456789;0 00:00:01.234567",
        "second(3);1.234567;0 00:00:01.235",
        "second(0);-1.5;-0 00:00:02",
        "second(3);1.2;0 00:00:01.2"
      })
  @DisplayName("dt.interval: days to seconds, cut to the type's last field")
  void readsDaysAndSeconds(String qualifier, String text, String stored) {
    assertEquals(stored, into(interval(qualifier)).value(text));
    assertEquals(stored, into(interval(qualifier)).value(stored), "what is kept reads back");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "1 parsec",
        "1-13",
        "1:60",
        "1:00:60",
        "1:2:3:4",
        "ago",
        "-",
        "--1",
        "1-",
        "1:",
        "1 day x",
        "1.5-2",
        "@",
        "1 day ago 2",
        "1.5:00",
        "."
      })
  @DisplayName("dt.interval: anything else is rejected")
  void refusesAnythingElse(String text) {
    assertEquals(
        "1206 Invalid interval format or value [interval day to second]",
        into(interval("day to second")).error(text));
  }

  @Test
  @DisplayName("dt.interval: months are no days, and 64 bits are all there is")
  void refusesWhatDoesNotFit() {
    assertEquals(
        "1206 Invalid interval format or value [interval day to second(3)]",
        into(interval("day to second(3)")).error("1 month"));
    assertEquals(
        "1204 Overflow for interval day to second",
        into(interval("day to second")).error("99999999999 days"));
    assertEquals(
        "1204 Overflow for interval year to month",
        into(interval("year to month")).error("9999999999999999999 years"));
    assertNull(into(interval("day")).value(" "));
  }
}
