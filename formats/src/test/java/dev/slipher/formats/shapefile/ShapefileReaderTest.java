package dev.slipher.formats.shapefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipher.formats.shapefile.ShapefileWriter.Field;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Shapefiles as records. */
class ShapefileReaderTest {
  private static final Field ID = new Field("ID", 'N', 4);

  private static Geometry wkt(String text) {
    try {
      return new WKTReader().read(text);
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }

  private static String failure(ReadShape shapefile) {
    return assertThrows(ShapefileException.class, shapefile::lines).getMessage();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1; POINT(1 2)",
        "3; LINESTRING(0 0,1 1,2 0)",
        "3; MULTILINESTRING((0 0,1 1),(5 5,6 6,7 7))",
        "5; POLYGON((0 0,0 1,1 1,1 0,0 0))",
        "5; POLYGON((0 0,0 9,9 9,9 0,0 0),(1 1,2 1,2 2,1 1))",
        "5; MULTIPOLYGON(((0 0,0 1,1 1,0 0)),((5 5,5 6,6 6,5 5)))",
        "8; MULTIPOINT((1 2),(3 4))",
        "11; POINT Z(1 2 3)",
        "11; POINT ZM(1 2 3 4)",
        "13; LINESTRING Z(0 0 5,1 1 6)",
        "13; LINESTRING ZM(0 0 5 7,1 1 6 8)",
        "15; POLYGON Z((0 0 1,0 1 2,1 1 3,0 0 1))",
        "18; MULTIPOINT Z((1 2 3),(3 4 5))",
        "21; POINT M(1 2 3)",
        "23; MULTILINESTRING M((0 0 5,1 1 6),(2 2 7,3 3 8))",
        "25; POLYGON M((0 0 1,0 1 2,1 1 3,0 0 1))",
        "28; MULTIPOINT M((1 2 3),(3 4 5))"
      })
  @DisplayName("shapefile.first-column: every type of shape, with Z and M where it has them")
  void shapes(int type, String text) throws IOException {
    ShapefileWriter file = new ShapefileWriter(type, ID).add(wkt(text), "7");
    assertEquals(List.of("1|" + text + "|7"), ReadShape.of(file, 2).lines());
  }

  @Test
  void recordsWithoutAShapeHaveNull() throws IOException {
    ShapefileWriter file =
        new ShapefileWriter(5, ID).add(null, "1").add(wkt("POLYGON((0 0,0 1,1 1,0 0))"), "2");
    assertEquals(
        List.of("1|null|1", "2|POLYGON((0 0,0 1,1 1,0 0))|2"), ReadShape.of(file, 2).lines());
  }

  @Test
  void measuresThatSayNothingAreNoMeasures() throws IOException {
    ShapefileWriter file =
        new ShapefileWriter(23, ID)
            .add(wkt("LINESTRING M(0 0 NaN,1 1 NaN)"), "1")
            .add(wkt("LINESTRING M(0 0 NaN,1 1 5)"), "2");
    assertEquals(
        List.of("1|LINESTRING(0 0,1 1)|1", "2|LINESTRING M(0 0 NaN,1 1 5)|2"),
        ReadShape.of(file, 2).lines());
  }

  @Test
  void deletedRecordsArePassedOver() throws IOException {
    ShapefileWriter file =
        new ShapefileWriter(1, ID)
            .add(wkt("POINT(1 1)"), "1")
            .addDeleted(wkt("POINT(2 2)"), "2")
            .add(wkt("POINT(3 3)"), "3");
    assertEquals(List.of("1|POINT(1 1)|1", "3|POINT(3 3)|3"), ReadShape.of(file, 2).lines());
  }

  @Test
  @DisplayName("a hole goes into the smallest shell around it, and is a shell where there is none")
  void ringsAreAssembled() throws IOException {
    String nested =
        "MULTIPOLYGON(((0 0,0 9,9 9,9 0,0 0),(1 1,8 1,8 8,1 8,1 1)),"
            + "((2 2,2 7,7 7,7 2,2 2),(3 3,4 3,4 4,3 3)))";
    ShapefileWriter file = new ShapefileWriter(5, ID).add(wkt(nested), "1");
    assertEquals(List.of("1|" + nested + "|1"), ReadShape.of(file, 2).lines());

    byte[] turned = file.content(wkt("POLYGON((0 0,0 1,1 1,0 0))"));
    ByteBuffer points = ByteBuffer.wrap(turned).order(ByteOrder.LITTLE_ENDIAN);
    points.putDouble(48 + 16, 1).putDouble(48 + 24, 1).putDouble(48 + 32, 0).putDouble(48 + 40, 1);
    ShapefileWriter wrong = new ShapefileWriter(5, ID).addContent(turned, file.row(' ', "1"));
    assertEquals(List.of("1|POLYGON((0 0,1 1,0 1,0 0))|1"), ReadShape.of(wrong, 2).lines());
  }

  @Test
  @DisplayName("attributes become the text that COPY's defaults read")
  void attributes() throws IOException {
    ShapefileWriter file =
        new ShapefileWriter(
                1,
                new Field("C", 'C', 6),
                new Field("N", 'N', 6),
                new Field("F", 'F', 6),
                new Field("L", 'L', 1),
                new Field("D", 'D', 8),
                new Field("I", 'I', 4),
                new Field("T", '@', 8),
                new Field("Y", 'Y', 8))
            .add(
                wkt("POINT(1 2)"),
                " ab",
                "1.5",
                "-2e3",
                "T",
                "20240229",
                "-7",
                "2440588 1500",
                "12345")
            .add(wkt("POINT(1 2)"), null, null, null, null, null, "0", "0 0", "0")
            .add(wkt("POINT(1 2)"), "größ", "******", "x", "?", "00000000", "1", "99 -1", "1")
            .add(wkt("POINT(1 2)"), "NULL", "0", "0", "n", "2024022x", "1", "2440588 0", "1");
    assertEquals(
        List.of(
            "1|POINT(1 2)| ab|1.5|-2e3|T|2024-02-29|-7|1970-01-01 00:00:01.5|1.2345",
            "2|POINT(1 2)||null|null|null|null|0|null|0.0000",
            "3|POINT(1 2)|größ|null|x|null|null|1|99 -1|0.0001",
            "4|POINT(1 2)|NULL|0|0|n|2024022x|1|1970-01-01 00:00:00|0.0001"),
        ReadShape.of(file, 9).lines());
  }

  @Test
  void attributesMayBeLatin1() throws IOException {
    ShapefileWriter file = new ShapefileWriter(1, new Field("C", 'C', 4));
    byte[] row = file.row(' ', "x");
    row[2] = (byte) 0xe9;
    file.addContent(file.content(wkt("POINT(1 2)")), row);
    assertEquals(List.of("1|POINT(1 2)|xé"), ReadShape.of(file, 2).latin1().lines());
  }

  @Test
  void fileWithDoublesIsFoxPros() throws IOException {
    ShapefileWriter file =
        new ShapefileWriter(1, new Field("B", 'B', 8))
            .version(0x30)
            .add(wkt("POINT(1 2)"), "-5")
            .add(wkt("POINT(1 2)"), "0.25");
    assertEquals(List.of("1|POINT(1 2)|-5", "2|POINT(1 2)|0.25"), ReadShape.of(file, 2).lines());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "M; 3; 10; its .dbf file keeps the values of field X in a memo file, which is not"
            + " supported",
        "B; 3; 10; its .dbf file keeps the values of field X in a memo file, which is not"
            + " supported",
        "V; 48; 10; its .dbf file has the field X of type V, which is not supported",
        "I; 3; 3; its .dbf file is damaged: the length of field X is wrong",
        "C; 4; 3; its .dbf file is of version 0x04, which is not supported",
        "C; 0; 3; not a shapefile: its .dbf file does not begin as one"
      })
  void fieldsThatCannotBeReadAreRefused(char type, int version, int length, String message) {
    ShapefileWriter file = new ShapefileWriter(1, new Field("X", type, length)).version(version);
    assertEquals(message, failure(ReadShape.of(file, 2)));
  }

  @Test
  @DisplayName("records are found by the index, with gaps between them or in another order")
  void theIndexDecides() throws IOException {
    ShapefileWriter file =
        new ShapefileWriter(1, ID)
            .add(wkt("POINT(1 1)"), "1")
            .add(wkt("POINT(2 2)"), "2")
            .add(wkt("POINT(3 3)"), "3");
    byte[] index = file.index();
    byte[] other = index.clone();
    System.arraycopy(index, 100, other, 116, 8);
    System.arraycopy(index, 116, other, 100, 8);
    assertEquals(
        List.of("1|POINT(3 3)|1", "2|POINT(2 2)|2", "3|POINT(1 1)|3"),
        ReadShape.of(file.shapes(), other, file.attributes(), 2).lines());

    byte[] gap = index.clone();
    System.arraycopy(index, 116, gap, 108, 8);
    assertEquals(
        List.of("1|POINT(1 1)|1", "2|POINT(3 3)|2", "3|POINT(3 3)|3"),
        ReadShape.of(file.shapes(), gap, file.attributes(), 2).lines());
  }

  @Test
  @DisplayName("shapefile.prj-srid: every shape has the reference system of the projection file")
  void projection() throws IOException {
    ShapefileWriter file = new ShapefileWriter(1, ID).add(wkt("POINT(1 1)"), "1");
    String world = "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\"]]";
    assertEquals(
        List.of("1|SRID=4326;POINT(1 1)|1"), ReadShape.of(file, 2).projection(world).lines());
    assertEquals(List.of("1|POINT(1 1)|1"), ReadShape.of(file, 2).projection("?").lines());
  }

  @Test
  @DisplayName(
      "colmap.default-order: as many columns as the shapefile has, or more with FILLRECORD")
  void columnsMustMatch() throws IOException {
    ShapefileWriter file = new ShapefileWriter(1, ID).add(wkt("POINT(1 1)"), "1");
    assertEquals(
        "Unmatched number of columns between table and file. Table columns: 3, Data columns: 2",
        failure(ReadShape.of(file, 3)));
    assertEquals(
        "Unmatched number of columns between table and file. Table columns: 1, Data columns: 2",
        failure(ReadShape.of(file, 1).filling()));
    assertEquals(List.of("1|POINT(1 1)|1"), ReadShape.of(file, 3).filling().lines());
  }

  @Test
  @DisplayName("a shape that makes no sense costs its record alone")
  void malformedShapesAreRejected() throws IOException {
    ShapefileWriter file = new ShapefileWriter(5, ID);
    Geometry square = wkt("POLYGON((0 0,0 1,1 1,1 0,0 0))");
    byte[] row = file.row(' ', "1");
    file.addContent(changed(file.content(square), 0, 3), row)
        .addContent(changed(file.content(square), 36, -1), row)
        .addContent(changed(file.content(square), 36, Integer.MAX_VALUE), row)
        .addContent(changed(file.content(square), 40, 6), row)
        .addContent(changed(file.content(square), 40, 3), row)
        .addContent(changed(file.content(square), 44, 1), row)
        .addContent(changed(file.content(square), 44, 9), row)
        .addContent(new byte[2], row)
        .addContent(new byte[] {5, 0, 0, 0}, row)
        .addContent(changed(file.content(square), 36, 0), row)
        .add(square, "2");
    assertEquals(
        List.of(
            "1|1200 Invalid shape: its type is 3",
            "2|1200 Invalid shape: it has a count below 0",
            "3|1200 Invalid shape: it is shorter than what it says to hold",
            "4|1200 Invalid shape: it is shorter than what it says to hold",
            "5|POLYGON((0 0,0 1,1 1,0 0))|1",
            "6|1200 Invalid shape: its first part does not start at its first point",
            "7|1200 Invalid shape: its parts overlap",
            "8|1200 Invalid shape: it is shorter than what it says to hold",
            "9|1200 Invalid shape: it is shorter than what it says to hold",
            "10|POLYGON EMPTY|1",
            "11|POLYGON((0 0,0 1,1 1,1 0,0 0))|2"),
        ReadShape.of(file, 2).lines());

    ShapefileWriter lines = new ShapefileWriter(3, ID);
    byte[] line = lines.content(wkt("MULTILINESTRING((0 0,1 1),(2 2,3 3))"));
    lines.addContent(changed(line, 48, 3), row);
    assertEquals(
        List.of("1|1200 Invalid shape: a line needs two points"), ReadShape.of(lines, 2).lines());
    byte[] ring = file.content(wkt("POLYGON((0 0,0 1,1 1,0 0))"));
    ShapefileWriter rings =
        new ShapefileWriter(5, ID).addContent(changed(ring, 40, 2), file.row(' ', "1"));
    assertEquals(
        List.of("1|1200 Invalid shape: a ring needs three points"), ReadShape.of(rings, 2).lines());
  }

  @Test
  void shapesOfMorePartsThanAreReadAreRejected() throws IOException {
    int most = ShapeDecoder.MOST_PARTS;
    ShapefileWriter file = new ShapefileWriter(8, ID);
    byte[] points = Arrays.copyOf(file.content(wkt("MULTIPOINT((1 2))")), 40 + 16 * (most + 1));
    file.addContent(changed(points, 36, most + 1), file.row(' ', "1"))
        .add(wkt("MULTIPOINT((1 2))"), "2");
    assertEquals(
        List.of(
            "1|1200 Invalid shape: it has 500001 parts, and at most 500000 are read",
            "2|MULTIPOINT((1 2))|2"),
        ReadShape.of(file, 2).lines());
  }

  private static byte[] changed(byte[] content, int at, int number) {
    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putInt(at, number);
    return content;
  }

  @Test
  @DisplayName("shapefile.components: what is none of them, and where they contradict each other")
  void componentsAreLookedAt() {
    ShapefileWriter file =
        new ShapefileWriter(1, ID).add(wkt("POINT(1 1)"), "1").add(wkt("POINT(2 2)"), "2");
    ShapefileWriter longer = new ShapefileWriter(1, ID).add(null, "1");
    ShapefileWriter other =
        new ShapefileWriter(3, ID)
            .add(wkt("LINESTRING(1 1,2 2)"), "1")
            .add(wkt("LINESTRING(1 1,2 2)"), "2");
    byte[] shapes = file.shapes();
    byte[] index = file.index();
    byte[] attributes = file.attributes();
    assertEquals(
        "its .shx file lists 2 records, and its .dbf file has 1",
        failure(ReadShape.of(shapes, index, longer.attributes(), 2)));
    assertEquals(
        "its .shx file is damaged: its shapes are of another type",
        failure(ReadShape.of(shapes, other.index(), attributes, 2)));
    assertEquals(
        "not a shapefile: its .shp file does not begin as one",
        failure(ReadShape.of(attributes, index, attributes, 2)));
    assertEquals(
        "not a shapefile: its .shx file does not begin as one",
        failure(ReadShape.of(shapes, attributes, attributes, 2)));
    assertEquals(
        "shapes of type 31 are not supported",
        failure(ReadShape.of(new ShapefileWriter(31, ID), 2)));
    byte[] words = index.clone();
    ByteBuffer.wrap(words).putInt(104, 11);
    assertEquals(
        "its .shp file is damaged: the record at byte 100 has 20 bytes, and the index says 22",
        failure(ReadShape.of(shapes, words, attributes, 2)));
    ByteBuffer.wrap(words).putInt(100, 7);
    assertEquals(
        "its .shx file is damaged: a record lies in the header",
        failure(ReadShape.of(shapes, words, attributes, 2)));
    ByteBuffer.wrap(words).putInt(100, -1);
    assertEquals(
        "its .shp file ends too early", failure(ReadShape.of(shapes, words, attributes, 2)));
  }

  @Test
  void filesThatAreCutShortFail() {
    ShapefileWriter file =
        new ShapefileWriter(1, ID).add(wkt("POINT(1 1)"), "1").add(wkt("POINT(2 2)"), "2");
    for (int cut = 1; cut <= 100; cut++) {
      byte[] shapes = file.shapes();
      byte[] index = file.index();
      byte[] attributes = file.attributes();
      assertEquals(
          "its .shp file ends too early",
          failure(ReadShape.of(cut(shapes, cut), index, attributes, 2)));
      assertEquals(
          "its .shx file ends too early",
          failure(ReadShape.of(shapes, cut(index, cut), attributes, 2)));
      if (cut > 1 && cut < attributes.length) { // the last byte is the mark of the end alone
        assertEquals(
            "its .dbf file ends too early",
            failure(ReadShape.of(shapes, index, cut(attributes, cut), 2)));
      }
    }
  }

  private static byte[] cut(byte[] bytes, int count) {
    return Arrays.copyOf(bytes, bytes.length - count);
  }
}
