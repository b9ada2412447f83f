package dev.slipher.formats.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipher.formats.record.RowError;

/** GEOMETRY and GEOGRAPHY in hexadecimal WKB or EWKB, or in WKT or EWKT (dt.geometry-text). */
final class GeometryConverter extends FieldConverter {
  private final Shapes shapes;
  private final Hexadecimal hexadecimal = new Hexadecimal();

  GeometryConverter(int usualReference) {
    this.shapes = new Shapes(usualReference);
  }

  @Override
  RowError convert(byte[] bytes, int start, int end, RowSink sink, int ordinal) {
    int first = Ascii.skipSpace(bytes, start, end);
    int last = Ascii.trimEnd(bytes, first, end);
    RowError error;
    if (first < last && Ascii.isDigit(bytes[first])) {
      if (hexadecimal.decode(bytes, first, last, start, "Geometry") != null) {
        return RowErrors.geometryNotHexadecimal();
      }
      error = shapes.readBinary(hexadecimal.bytes(), hexadecimal.length());
    } else {
      error = shapes.readText(new String(bytes, first, last - first, UTF_8));
    }
    if (error == null) {
      sink.setBytes(ordinal, shapes.binary(), 0, shapes.binary().length);
    }
    return error;
  }
}
