package dev.slipher.formats.shapefile;

import java.io.IOException;

/**
 * A shapefile that cannot be read on: no shapefile, damaged where no record can be told from the
 * next, cut short, or of a kind that COPY does not read.
 */
public final class ShapefileException extends IOException {
  private static final long serialVersionUID = 1L;

  private ShapefileException(String message) {
    super(message);
  }

  static ShapefileException notShapes(String component) {
    return new ShapefileException(
        "not a shapefile: its " + component + " file does not begin as one");
  }

  static ShapefileException cutShort(String component) {
    return new ShapefileException("its " + component + " file ends too early");
  }

  static ShapefileException damaged(String component, String problem) {
    return new ShapefileException("its " + component + " file is damaged: " + problem);
  }

  static ShapefileException differentCounts(long shapes, long attributes) {
    return new ShapefileException(
        "its .shx file lists %d records, and its .dbf file has %d".formatted(shapes, attributes));
  }

  static ShapefileException unsupportedShapes(int type) {
    return new ShapefileException("shapes of type " + type + " are not supported");
  }

  static ShapefileException unsupportedTable(int version) {
    return new ShapefileException(
        "its .dbf file is of version 0x%02x, which is not supported".formatted(version));
  }

  static ShapefileException memoField(String name) {
    return new ShapefileException(
        "its .dbf file keeps the values of field %s in a memo file, which is not supported"
            .formatted(name));
  }

  static ShapefileException unsupportedField(String name, char type) {
    return new ShapefileException(
        "its .dbf file has the field %s of type %s, which is not supported".formatted(name, type));
  }

  /** The wording is that of the columnar formats, which map by position too. */
  static ShapefileException unmatchedColumns(int table, int file) {
    return new ShapefileException(
        "Unmatched number of columns between table and file. Table columns: %d, Data columns: %d"
            .formatted(table, file));
  }
}
