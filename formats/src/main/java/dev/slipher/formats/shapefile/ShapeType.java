package dev.slipher.formats.shapefile;

/** The kinds of shapes; one file holds those of one kind, and records without a shape. */
enum ShapeType {
  NOTHING(0, Kind.NOTHING, false, false),
  POINT(1, Kind.POINT, false, false),
  POLYLINE(3, Kind.POLYLINE, false, false),
  POLYGON(5, Kind.POLYGON, false, false),
  MULTIPOINT(8, Kind.MULTIPOINT, false, false),
  POINT_Z(11, Kind.POINT, true, true),
  POLYLINE_Z(13, Kind.POLYLINE, true, true),
  POLYGON_Z(15, Kind.POLYGON, true, true),
  MULTIPOINT_Z(18, Kind.MULTIPOINT, true, true),
  POINT_M(21, Kind.POINT, false, true),
  POLYLINE_M(23, Kind.POLYLINE, false, true),
  POLYGON_M(25, Kind.POLYGON, false, true),
  MULTIPOINT_M(28, Kind.MULTIPOINT, false, true);

  /** What a shape is, whatever its ordinates. */
  enum Kind {
    NOTHING,
    POINT,
    MULTIPOINT,
    POLYLINE,
    POLYGON
  }

  private final int number;
  private final Kind kind;
  private final boolean height;
  private final boolean measure;

  ShapeType(int number, Kind kind, boolean height, boolean measure) {
    this.number = number;
    this.kind = kind;
    this.height = height;
    this.measure = measure;
  }

  /** The type of a number in a file, or null. */
  static ShapeType of(int number) {
    for (ShapeType type : values()) {
      if (type.number == number) {
        return type;
      }
    }
    return null;
  }

  Kind kind() {
    return kind;
  }

  /** Whether each point has a Z. */
  boolean hasHeight() {
    return height;
  }

  /** Whether points may have an M; a record says by its length whether they do. */
  boolean mayHaveMeasure() {
    return measure;
  }
}
