package dev.slipher.it.script;

import dev.slipher.formats.shapefile.ShapefileWriter;
import dev.slipher.formats.shapefile.ShapefileWriter.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.util.GeometricShapeFactory;

/**
 * A shapefile as a case describes it. The first line says what its shapes are, and the fields of
 * its attributes with their lengths: {@code polygonz ID N(10) NAME C(20)}. Each other line is a
 * record: the shape as WKT or as {@code circle n}, a polygon of n points around (1 1), and behind
 * bars its attributes. {@code NULL} stands for no shape or value, a minus in front for a record
 * that is marked as deleted.
 */
final class ShapefileText {
  private static final String SHAPES = ".shp";
  private static final List<String> KINDS =
      List.of("", "point", "", "line", "", "polygon", "", "", "points");
  private static final Pattern FIELD = Pattern.compile("(\\w{1,10}) (.)\\((\\d+)\\)");
  private static final Pattern TYPE = Pattern.compile("([a-y]+?)([zm]?)( .*)?");
  private static final Pattern CIRCLE = Pattern.compile("circle (\\d+)");

  private ShapefileText() {}

  static ShapefileWriter read(String text) {
    List<String> lines = text.lines().toList();
    Matcher head = TYPE.matcher(lines.get(0));
    if (!head.matches() || !KINDS.contains(head.group(1))) {
      throw new IllegalArgumentException("no shapefile begins with: " + lines.get(0));
    }
    int type = KINDS.indexOf(head.group(1)) + 10 * List.of("", "z", "m").indexOf(head.group(2));
    Field[] fields =
        FIELD
            .matcher(lines.get(0))
            .results()
            .map(f -> new Field(f.group(1), f.group(2).charAt(0), Integer.parseInt(f.group(3))))
            .toArray(Field[]::new);
    ShapefileWriter file = new ShapefileWriter(type, fields);
    lines.subList(1, lines.size()).forEach(line -> add(file, line));
    return file;
  }

  private static void add(ShapefileWriter file, String line) {
    boolean deleted = line.startsWith("-");
    List<String> parts =
        Arrays.stream((deleted ? line.substring(1) : line).split("\\|", -1))
            .map(String::strip)
            .map(part -> part.equals("NULL") ? null : part)
            .toList();
    Geometry shape = parts.get(0) == null ? null : shape(parts.get(0));
    String[] values = parts.subList(1, parts.size()).toArray(String[]::new);
    if (deleted) {
      file.addDeleted(shape, values);
    } else {
      file.add(shape, values);
    }
  }

  private static Geometry shape(String text) {
    Matcher circle = CIRCLE.matcher(text);
    if (circle.matches()) {
      GeometricShapeFactory shapes = new GeometricShapeFactory();
      shapes.setSize(2);
      shapes.setNumPoints(Integer.parseInt(circle.group(1)));
      return shapes.createCircle();
    }
    try {
      return new WKTReader().read(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** The URL of another component of the same shapefile. */
  static String beside(String url, String component) {
    int at = url.toLowerCase(Locale.ROOT).lastIndexOf(SHAPES);
    if (at < 0) {
      throw new IllegalArgumentException(url + " names no file of shapes");
    }
    return url.substring(0, at) + component + url.substring(at + SHAPES.length());
  }
}
