package dev.slipher.formats.shapefile;

import dev.slipher.formats.encoding.TextEncoding;
import dev.slipher.formats.record.RecordReader.Outcome;
import dev.slipher.formats.record.TextRecord;
import dev.slipher.formats.shapefile.ShapefileLayout.Component;
import dev.slipher.formats.shapefile.ShapefileLayout.Components;
import dev.slipher.formats.shapefile.ShapefileLayout.Simplify;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKTWriter;

/** A shapefile in memory, read to its end: each record as a line of text. */
final class ReadShape {
  private final Map<String, byte[]> files = new HashMap<>();
  private int columns;
  private boolean fillsRecord;
  private TextEncoding encoding = TextEncoding.UTF8;
  private Simplify simplify = new Simplify.Never();
  private int opened;

  private ReadShape(byte[] shapes, byte[] index, byte[] attributes, int columns) {
    files.put("shp", shapes);
    files.put("shx", index);
    files.put("dbf", attributes);
    this.columns = columns;
  }

  static ReadShape of(ShapefileWriter writer, int columns) {
    return new ReadShape(writer.shapes(), writer.index(), writer.attributes(), columns);
  }

  static ReadShape of(byte[] shapes, byte[] index, byte[] attributes, int columns) {
    return new ReadShape(shapes, index, attributes, columns);
  }

  ReadShape projection(String text) {
    files.put("prj", text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  ReadShape filling() {
    fillsRecord = true;
    return this;
  }

  ReadShape latin1() {
    encoding = TextEncoding.ISO88591;
    return this;
  }

  ReadShape simplifying(Simplify how) {
    simplify = how;
    return this;
  }

  private Component component(String name) {
    return files.containsKey(name) ? new Component(name, files.get(name).length, "") : null;
  }

  private InputStream open(Component component) throws IOException {
    byte[] bytes = files.get(component.url());
    if (bytes == null) {
      throw new FileNotFoundException(component.url());
    }
    opened++;
    return new ByteArrayInputStream(bytes) {
      private boolean closed;

      @Override
      public void close() {
        opened -= closed ? 0 : 1;
        closed = true;
      }
    };
  }

  ShapefileReader reader() throws IOException {
    Components components = new Components(component("shx"), component("dbf"), component("prj"));
    return ShapefileReader.open(
        open(component("shp")),
        new ShapefileLayout(simplify, Map.of("shp", components)),
        new ShapefileReader.Settings(component("shp"), columns, fillsRecord, encoding),
        this::open);
  }

  /** Each record with the number of its line, its shape as WKT and its attributes. */
  List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    try (ShapefileReader reader = reader()) {
      for (Outcome outcome = reader.next(); outcome != Outcome.END; outcome = reader.next()) {
        lines.add(
            reader.record().lineNumber()
                + "|"
                + (outcome == Outcome.REJECTED
                    ? reader.rejection().code().number() + " " + reader.rejection().reason()
                    : values(reader.record())));
      }
    }
    if (opened != 0) {
      throw new AssertionError(opened + " components are left open");
    }
    return lines;
  }

  private static String values(TextRecord record) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < record.fieldCount(); i++) {
      values.add(record.isNull(i) ? "null" : i == 0 ? shape(record) : text(record, i));
    }
    return String.join("|", values);
  }

  private static String text(TextRecord record, int field) {
    int start = record.start(field);
    return new String(record.bytes(), start, record.end(field) - start, StandardCharsets.UTF_8);
  }

  private static String shape(TextRecord record) {
    byte[] kept = java.util.Arrays.copyOfRange(record.bytes(), record.start(0), record.end(0));
    try {
      var shape = new WKBReader().read(kept);
      String text = new WKTWriter(4).write(shape).replace(" (", "(").replace(", ", ",");
      return (shape.getSRID() == 0 ? "" : "SRID=" + shape.getSRID() + ";") + text;
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }
}
