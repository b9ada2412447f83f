package dev.slipher.formats.convert;

import dev.slipher.formats.record.RowError;
import dev.slipher.formats.type.RedshiftType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.Ordinate;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

/**
 * Shapes from their binary or text form to the one form in which columns keep them: extended
 * well-known binary, little-endian, with the reference system where there is one.
 *
 * <p>A shape must be well-formed; whether it is valid, such as a polygon that does not cross
 * itself, is not asked, as Redshift does not (guide page geospatial-overview).
 */
public final class Shapes {
  /**
   * The reference system of GEOGRAPHY where a value names none (guide page geospatial-overview).
   */
  static final int WORLD = 4326;

  private static final String REFERENCE = "SRID=";
  private static final int REFERENCE_FLAG = 0x20000000;
  private static final int HEADER_BYTES = 5;

  private final int usualReference;
  private final WKBReader binaryReader = new WKBReader();
  private final WKTReader textReader = new WKTReader();
  private byte[] binary = new byte[0];

  /**
   * @param usualReference the SRID of shapes that name none; 0 leaves them without
   */
  public Shapes(int usualReference) {
    this.usualReference = usualReference;
    textReader.setIsOldJtsCoordinateSyntaxAllowed(false);
  }

  /**
   * Takes the first {@code length} bytes as WKB or EWKB.
   *
   * @return null, or why they are no shape that a column can hold
   */
  public RowError readBinary(byte[] bytes, int length) {
    if (length < HEADER_BYTES || bytes[0] < 0 || bytes[0] > 1) {
      return RowErrors.invalidWellKnownBinary();
    }
    try {
      Geometry shape = binaryReader.read(Arrays.copyOf(bytes, length));
      write(shape);
    } catch (ParseException | RuntimeException | StackOverflowError broken) {
      return RowErrors.invalidWellKnownBinary();
    }
    // The reader mends what is broken, such as a ring that is open, and stops before what is left.
    int added = referenceBytes(binary) - referenceBytes(bytes);
    return binary.length == length + added ? checkSize() : RowErrors.invalidWellKnownBinary();
  }

  /**
   * Takes WKT or EWKT.
   *
   * @return null, or why it is no shape that a column can hold
   */
  public RowError readText(String text) {
    Optional<Integer> reference = Optional.of(0);
    String shapeText = text;
    if (text.regionMatches(true, 0, REFERENCE, 0, REFERENCE.length())) {
      int end = text.indexOf(';');
      reference = number(text.substring(REFERENCE.length(), Math.max(end, REFERENCE.length())));
      shapeText = text.substring(end + 1);
    }
    if (reference.isEmpty() || !isOneShape(shapeText.strip())) {
      return RowErrors.invalidWellKnownText();
    }
    try {
      Geometry shape = textReader.read(shapeText);
      if (shape instanceof LinearRing) {
        return RowErrors.invalidWellKnownText(); // no subtype of Redshift's
      }
      shape.setSRID(reference.get());
      write(shape);
    } catch (ParseException | RuntimeException | StackOverflowError broken) {
      return RowErrors.invalidWellKnownText();
    }
    return checkSize();
  }

  private static Optional<Integer> number(String text) {
    boolean whole =
        !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return whole ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  /** The reader stops behind the first shape, whatever follows. */
  private static boolean isOneShape(String text) {
    if (text.indexOf('(') < 0) {
      return text.toUpperCase(Locale.ROOT).endsWith(" EMPTY");
    }
    int depth = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ')' && depth == 0) {
        return at == text.length() - 1;
      }
    }
    return false;
  }

  private void write(Geometry shape) {
    if (shape.getSRID() == 0) {
      shape.setSRID(usualReference);
    }
    binary = binaryOf(shape);
  }

  /** The form in which columns keep a shape. */
  public static byte[] binaryOf(Geometry shape) {
    Ordinates ordinates = new Ordinates();
    shape.apply(ordinates);
    WKBWriter writer =
        new WKBWriter(
            2 + (ordinates.height ? 1 : 0) + (ordinates.measure ? 1 : 0),
            ByteOrderValues.LITTLE_ENDIAN,
            shape.getSRID() != 0);
    EnumSet<Ordinate> written = Ordinate.createXY();
    if (ordinates.height) {
      written.add(Ordinate.Z);
    }
    if (ordinates.measure) {
      written.add(Ordinate.M);
    }
    writer.setOutputOrdinates(written);
    return writer.write(shape);
  }

  private RowError checkSize() {
    return checkSize(binary.length);
  }

  /** Why a shape of so many bytes cannot be kept, or null. */
  static RowError checkSize(int bytes) {
    return bytes > RedshiftType.MOST_GEOMETRY
        ? RowErrors.geometryTooLarge(bytes, RedshiftType.MOST_GEOMETRY)
        : null;
  }

  /** How many bytes a shape's reference system takes. */
  private static int referenceBytes(byte[] bytes) {
    int highest = bytes[0] == 1 ? bytes[4] : bytes[1];
    return ((highest << 24) & REFERENCE_FLAG) == 0 ? 0 : Integer.BYTES;
  }

  /** The shape as columns keep it; valid until the next one is read. */
  public byte[] binary() {
    return binary;
  }

  /** Which ordinates a shape has beside X and Y. */
  private static final class Ordinates implements CoordinateSequenceFilter {
    private boolean height;
    private boolean measure;

    @Override
    public void filter(CoordinateSequence sequence, int index) {
      height |= sequence.hasZ();
      measure |= sequence.hasM();
    }

    @Override
    public boolean isDone() {
      return height && measure;
    }

    @Override
    public boolean isGeometryChanged() {
      return false;
    }
  }
}
