package dev.slipher.formats.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.formats.compression.Compressed;
import dev.slipher.formats.compression.Compression;
import dev.slipher.formats.convert.ConversionOptions;
import dev.slipher.formats.convert.RowSink;
import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.report.Reject;
import dev.slipher.formats.report.Simplification;
import dev.slipher.formats.report.SliceReport;
import dev.slipher.formats.shapefile.ShapefileLayout;
import dev.slipher.formats.shapefile.ShapefileLayout.Component;
import dev.slipher.formats.shapefile.ShapefileLayout.Components;
import dev.slipher.formats.shapefile.ShapefileLayout.Simplify;
import dev.slipher.formats.shapefile.ShapefileWriter;
import dev.slipher.formats.shapefile.ShapefileWriter.Field;
import dev.slipher.formats.type.RedshiftType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.util.GeometricShapeFactory;

/** Shapefiles as rows and rejects. */
class ShapefileScanTest {
  private static final List<TargetColumn> COLUMNS =
      List.of(
          new TargetColumn("geom", new RedshiftType.Geometry(), true, 0),
          new TargetColumn("id", new RedshiftType.Int(), false, 1),
          new TargetColumn("name", new RedshiftType.Varchar(4), true, 2),
          new TargetColumn("day", new RedshiftType.Date(), true, 3));
  private static final Geometry POINT = new GeometryFactory().createPoint(new Coordinate(1, 2));
  private static final String KEPT = "0101000000000000000000F03F0000000000000040";

  private final TextRow row = new TextRow(COLUMNS.size());
  private final List<String> rows = new ArrayList<>();

  private static ShapefileWriter file(int type) {
    return new ShapefileWriter(
        type, new Field("ID", 'N', 5), new Field("NAME", 'C', 6), new Field("DAY", 'D', 8));
  }

  private static Geometry circle(int points) {
    GeometricShapeFactory shapes = new GeometricShapeFactory();
    shapes.setSize(2);
    shapes.setNumPoints(points);
    return shapes.createCircle();
  }

  private SliceReport scan(ShapefileWriter file) throws IOException {
    return scan(file, new Simplify.Never(), ConversionOptions.DEFAULTS, Compression.NONE);
  }

  private SliceReport scan(
      ShapefileWriter file, Simplify simplify, ConversionOptions conversion, Compression packed)
      throws IOException {
    MemoryFiles files = new MemoryFiles();
    files.add(Compressed.with(packed, file.shapes()));
    files.add(Compressed.with(packed, file.index()));
    files.add(Compressed.with(packed, file.attributes()));
    List<Split> splits = files.splits();
    Components components =
        new Components(component(splits.get(1)), component(splits.get(2)), null);
    ShapefileLayout layout =
        new ShapefileLayout(simplify, Map.of(splits.get(0).file(), components));
    ScanOptions options = ScanOptions.of(layout, conversion, packed, 0, false);
    rows.clear();
    Hexadecimal sink = new Hexadecimal(row);
    try (SliceScanner scanner =
        SliceScanner.create(
            0, splits.subList(0, 1), files, options, COLUMNS, SliceScanner.NO_REJECT_LIMIT, sink)) {
      while (scanner.next()) {
        rows.add(sink.shape + row.toString().substring(row.toString().indexOf('|')));
      }
      assertEquals(List.of(), files.open());
      return scanner.report();
    }
  }

  private static Component component(Split split) {
    return new Component(split.file(), split.size(), split.version());
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  @DisplayName("shapefile.first-column, shapefile.gzip: shapes first, then the attributes in order")
  void rowsAreShapesAndAttributes(Compression packed) throws IOException {
    ShapefileWriter file =
        file(1)
            .add(POINT, "7", "Ann", "19700102")
            .add(null, "8", " ", null)
            .addDeleted(POINT, "9", "x", null);
    SliceReport report = scan(file, new Simplify.Never(), ConversionOptions.DEFAULTS, packed);
    assertEquals(List.of(KEPT + "|7|Ann|1", "null|8||null"), rows);
    assertEquals(List.of(), report.rejects());
    assertEquals(3, report.files().get(0).lines());
    assertEquals(2, report.files().get(0).rows());
    int all = file.shapes().length + file.index().length + file.attributes().length;
    assertEquals(all, report.files().get(0).bytesScanned());
    assertEquals(1, report.files().size());
  }

  @Test
  @DisplayName("attributes go through the conversion that all fields go through")
  void attributesAreConverted() throws IOException {
    ShapefileWriter file =
        file(1)
            .add(POINT, "1.5", "Ann", null)
            .add(POINT, null, "Ann", null)
            .add(POINT, "1", "Annabe", null)
            .add(POINT, "1", "Ann", "20240230")
            .add(POINT, "2", "n/a", null);
    SliceReport report = scan(file);
    assertEquals(
        List.of(
            "1|id|1207|1.5|Invalid digit, Value '.', Pos 1, Type: Integer",
            "2|id|1213||Missing data for not-null field",
            "3|name|1204|Annabe|String length exceeds DDL length",
            "4|day|1205|20240230|Invalid date format or value [YYYY-MM-DD]"),
        report.rejects().stream().map(ShapefileScanTest::told).toList());
    assertEquals("  1.5Ann           ", report.rejects().get(0).rawLine());
    assertEquals(List.of(KEPT + "|2|n/a|null"), rows);

    ConversionOptions nulls =
        new ConversionOptions(
            "n/a", true, true, true, false, false, true, false, false, -1, "auto", "auto", false);
    ShapefileWriter truncated =
        file(1)
            .add(POINT, "2", "n/a", null)
            .add(POINT, "3", " ", null)
            .add(POINT, "4", "Annabe", "20240229");
    scan(truncated, new Simplify.Never(), nulls, Compression.NONE);
    assertEquals(
        List.of(KEPT + "|2|null|null", KEPT + "|3|null|null", KEPT + "|4|Anna|19782"), rows);
  }

  private static String told(Reject reject) {
    return String.join(
        "|",
        Long.toString(reject.lineNumber()),
        COLUMNS.get(reject.column()).name(),
        Integer.toString(reject.error().code().number()),
        reject.rawField().strip(),
        reject.error().reason());
  }

  @Test
  @DisplayName("conv.nul.kept: NUL in a shape is no NUL of a text")
  void shapesHoldNul() throws IOException {
    ConversionOptions nul =
        new ConversionOptions(
            "\0", true, false, false, false, false, false, false, false, -1, "auto", "auto", false);
    scan(file(1).add(POINT, "7", "Ann", null), new Simplify.Never(), nul, Compression.NONE);
    assertEquals(List.of(KEPT + "|7|Ann|null"), rows);
  }

  @Test
  @DisplayName("shapefile.max-geometry: a shape that is too large is an error of its row")
  void largeShapesAreRejected() throws IOException {
    ShapefileWriter file =
        file(5).add(circle(70_000), "1", "a", null).add(circle(9), "2", "b", null);
    SliceReport report = scan(file);
    assertEquals(
        "1|geom|1204||Geometry size: 1120029 is larger than maximum supported size: 1048447",
        told(report.rejects().get(0)));
    assertEquals(1, rows.size());

    SliceReport simplified =
        scan(
            file,
            new Simplify.WhereNeeded(Double.POSITIVE_INFINITY),
            ConversionOptions.DEFAULTS,
            Compression.NONE);
    assertEquals(List.of(), simplified.rejects());
    assertEquals(2, rows.size());
    Simplification.OfShape told = (Simplification.OfShape) simplified.simplifications().get(0);
    assertEquals(1, told.recordNumber());
    assertEquals(1120029, told.initialSize());
    assertTrue(told.simplified() && told.finalSize() <= 1048447, told::toString);
    assertEquals(1, simplified.simplifications().size());
  }

  @Test
  @DisplayName("shapefile.simplify-auto-max: a shape that is still too large is an error too")
  void shapesMayStayTooLarge() throws IOException {
    ShapefileWriter file =
        file(5).add(circle(70_000), "1", "a", null).add(circle(9), "2", "b", null);
    SliceReport report =
        scan(file, new Simplify.WhereNeeded(1e-15), ConversionOptions.DEFAULTS, Compression.NONE);
    assertEquals(
        List.of(new Simplification.OfShape(1, 1e-15, 1120029, false, 0, 0)),
        report.simplifications());
    assertEquals(1, report.rejects().size());
    assertEquals(1, rows.size());
  }

  @Test
  void whatCannotBeReadFails() {
    ShapefileWriter file = file(1).version(0).add(POINT, "1", "a", null);
    SourceException failure = assertThrows(SourceException.class, () -> scan(file));
    assertEquals(
        "s3://b/part-0: not a shapefile: its .dbf file does not begin as one",
        failure.getMessage());
  }

  /** Keeps the shape, and hands the other values on. */
  private static final class Hexadecimal implements RowSink {
    private final TextRow rest;
    private String shape;

    Hexadecimal(TextRow rest) {
      this.rest = rest;
    }

    @Override
    public void setNull(int ordinal) {
      if (ordinal == 0) {
        shape = "null";
      }
      rest.setNull(ordinal);
    }

    @Override
    public void setBytes(int ordinal, byte[] bytes, int start, int end) {
      if (ordinal == 0) {
        shape = java.util.HexFormat.of().withUpperCase().formatHex(bytes, start, end);
        rest.setNull(0);
      } else {
        rest.setBytes(ordinal, bytes, start, end);
      }
    }

    @Override
    public void setBoolean(int ordinal, boolean value) {
      rest.setBoolean(ordinal, value);
    }

    @Override
    public void setShort(int ordinal, short value) {
      rest.setShort(ordinal, value);
    }

    @Override
    public void setInt(int ordinal, int value) {
      rest.setInt(ordinal, value);
    }

    @Override
    public void setLong(int ordinal, long value) {
      rest.setLong(ordinal, value);
    }

    @Override
    public void setFloat(int ordinal, float value) {
      rest.setFloat(ordinal, value);
    }

    @Override
    public void setDouble(int ordinal, double value) {
      rest.setDouble(ordinal, value);
    }

    @Override
    public void setDecimal(int ordinal, long unscaled, int precision, int scale) {
      rest.setDecimal(ordinal, unscaled, precision, scale);
    }

    @Override
    public void setDecimal(int ordinal, java.math.BigInteger unscaled, int precision, int scale) {
      rest.setDecimal(ordinal, unscaled, precision, scale);
    }
  }
}
