package dev.slipher.formats.convert;

import static dev.slipher.formats.convert.Conversion.into;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.slipher.formats.type.RedshiftType;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeometryConversionTest {
  private static final RedshiftType GEOMETRY = new RedshiftType.Geometry();
  private static final RedshiftType GEOGRAPHY = new RedshiftType.Geography();
  private static final String ONE = "000000000000f03f";
  private static final String TWO = "0000000000000040";
  private static final String THREE = "0000000000000840";
  private static final String FOUR = "0000000000001040";
  private static final String POINT = "0101000000" + ONE + TWO;
  private static final String POINT_4326 = "0101000020e6100000" + ONE + TWO;

  /** A polygon of the guide's page ST_GeomFromEWKB. */
  private static final String SQUARE =
      "0103000020e61000000100000005000000"
          + "00000000000000000000000000000000"
          + "0000000000000000000000000000f03f"
          + "000000000000f03f000000000000f03f"
          + "000000000000f03f0000000000000000"
          + "00000000000000000000000000000000";

  private static final String MULTILINE =
      "0105000020e610000001000000" + "010200000002000000" + ONE + TWO + TWO + ONE;

  @ParameterizedTest
  @ValueSource(strings = {POINT, POINT_4326, SQUARE, MULTILINE, "010700000000000000"})
  @DisplayName("dt.geometry-text, shapefile.text-geometry: hexadecimal WKB and EWKB stay as given")
  void readsBinary(String hexadecimal) {
    assertEquals(hexadecimal, into(GEOMETRY).value(hexadecimal));
    assertEquals(
        hexadecimal, into(GEOMETRY).value("  " + hexadecimal.toUpperCase(Locale.ROOT) + " "));
  }

  @Test
  @DisplayName("big-endian and ISO forms become the one form that is kept")
  void otherBinaryForms() {
    assertEquals(
        POINT, into(GEOMETRY).value("0000000001" + "3ff0000000000000" + "4000000000000000"));
    String withHeight = "0101000080" + ONE + TWO + THREE;
    assertEquals(withHeight, into(GEOMETRY).value(withHeight));
    assertEquals(withHeight, into(GEOMETRY).value("01e9030000" + ONE + TWO + THREE));
    assertEquals(
        "0101000040" + ONE + TWO + THREE, into(GEOMETRY).value("01d1070000" + ONE + TWO + THREE));
  }

  @Test
  @DisplayName("dt.geometry-text: well-known text, with a reference system or not")
  void readsText() {
    assertEquals(POINT, into(GEOMETRY).value("POINT(1 2)"));
    assertEquals(POINT, into(GEOMETRY).value(" point ( 1.0 2e0 ) "));
    assertEquals(POINT_4326, into(GEOMETRY).value("SRID=4326;POINT(1 2)"));
    assertEquals(POINT_4326, into(GEOMETRY).value("srid=4326; Point(1 2)"));
  }

  @Test
  @DisplayName("dt.geometry-text: text with heights and measures, of every subtype, and empty")
  void readsOtherText() {
    assertEquals("0101000080" + ONE + TWO + THREE, into(GEOMETRY).value("POINT Z (1 2 3)"));
    assertEquals("0101000040" + ONE + TWO + THREE, into(GEOMETRY).value("POINTM(1 2 3)"));
    assertEquals(
        "01010000c0" + ONE + TWO + THREE + FOUR, into(GEOMETRY).value("POINT ZM (1 2 3 4)"));
    assertEquals(SQUARE, into(GEOMETRY).value("SRID=4326;POLYGON((0 0,0 1,1 1,1 0,0 0))"));
    assertEquals(MULTILINE, into(GEOMETRY).value("SRID=4326;multilinestring((1 2,2 1))"));
    assertEquals("010200000000000000", into(GEOMETRY).value("LINESTRING EMPTY"));
    assertEquals(
        "010700000001000000" + POINT, into(GEOMETRY).value("GEOMETRYCOLLECTION(POINT(1 2))"));
  }

  @Test
  @DisplayName("a geography is of SRID 4326 unless it says another")
  void geographies() {
    assertEquals(POINT_4326, into(GEOGRAPHY).value("POINT(1 2)"));
    assertEquals(POINT_4326, into(GEOGRAPHY).value(POINT));
    String other = "0101000020e4100000" + ONE + TWO;
    assertEquals(other, into(GEOGRAPHY).value("SRID=4324;POINT(1 2)"));
    assertEquals(other, into(GEOGRAPHY).value(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"01g1", "0101000000" + ONE + "000000000000004"})
  @DisplayName("err.code.1219: digits that are none, or too few")
  void refusesOtherDigits(String text) {
    assertEquals(
        "1219 Compass I/O exception: Invalid hexadecimal character(s) found",
        into(GEOMETRY).error(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01",
        "0101000000",
        "0501000000" + ONE + TWO,
        "0109000000" + ONE + TWO,
        POINT + "00",
        // a ring that is open, a line of one point, a count beyond the end
        "01030000000100000003000000" + ONE + ONE + TWO + TWO + ONE + TWO,
        "010200000001000000" + ONE + TWO,
        "0102000000ffffff7f" + ONE + TWO
      })
  @DisplayName("a broken binary is rejected, never mended")
  void refusesBrokenBinary(String text) {
    assertEquals("1200 Invalid well-known binary of a geometry", into(GEOMETRY).error(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POINT",
        "POINT(1)",
        "POINT(1 2 3)",
        "POINT(1 2",
        "POINT(1 2))",
        "POINT(1 2) POINT(1 2)",
        "CIRCLE(1 2)",
        "LINEARRING(0 0,0 1,1 1,0 0)",
        "POLYGON((0 0,0 1,1 1))",
        "LINESTRING(1 2)",
        "SRID=x;POINT(1 2)",
        "SRID=4326 POINT(1 2)",
        "SRID=;POINT(1 2)",
        "noon"
      })
  @DisplayName("broken text is rejected")
  void refusesBrokenText(String text) {
    assertEquals("1200 Invalid well-known text of a geometry", into(GEOMETRY).error(text));
  }

  @Test
  @DisplayName("shapefile.max-geometry: no shape is larger than 1,048,447 bytes")
  void refusesLargeShapes() {
    // A line has 9 bytes and 16 for each point.
    assertEquals(
        2 * (9 + 16 * 65_527), String.valueOf(into(GEOMETRY).value(line(65_527))).length());
    assertEquals(
        "1204 Geometry size: 1048457 is larger than maximum supported size: 1048447",
        into(GEOMETRY).error(line(65_528)));
  }

  private static String line(int points) {
    return IntStream.range(0, points)
        .mapToObj(i -> i + " " + i % 2)
        .collect(Collectors.joining(",", "LINESTRING(", ")"));
  }

  @Test
  @DisplayName("shapes that nest without end are an error, not the end of the slice")
  void refusesEndlessNesting() {
    int levels = 100_000;
    assertEquals(
        "1200 Invalid well-known binary of a geometry",
        into(GEOMETRY).error("010700000001000000".repeat(levels) + "010700000000000000"));
    assertEquals(
        "1200 Invalid well-known text of a geometry",
        into(GEOMETRY)
            .error("GEOMETRYCOLLECTION(".repeat(levels) + "POINT(1 2)" + ")".repeat(levels)));
  }

  @Test
  void nulls() {
    assertNull(into(GEOMETRY).value(" "));
  }
}
