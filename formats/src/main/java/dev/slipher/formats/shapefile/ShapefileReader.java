package dev.slipher.formats.shapefile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipher.formats.encoding.TextEncoding;
import dev.slipher.formats.record.LoadErrorCode;
import dev.slipher.formats.record.RecordReader;
import dev.slipher.formats.record.RowError;
import dev.slipher.formats.record.TextRecord;
import dev.slipher.formats.report.Simplification;
import dev.slipher.formats.shapefile.ShapefileLayout.Component;
import dev.slipher.formats.shapefile.ShapefileLayout.Components;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.locationtech.jts.geom.Geometry;

/**
 * Reads a shapefile: of each record the shape, in the form in which columns keep it, and the
 * attributes as text. Records that the table of attributes marks as deleted are passed over.
 *
 * <p>A shape that makes no sense costs its record; where the files contradict each other or end too
 * early nothing behind that can be trusted, and reading fails.
 */
public final class ShapefileReader implements RecordReader {
  private static final int SHAPE = 0;
  private static final int FIRST_CAPACITY = 4096;

  private final InputStream shapeFile;
  private final Opener opener;
  private final Component shapeComponent;
  private final Components components;
  private final int columns;
  private final boolean fillsRecord;
  private final TextEncoding encoding;
  private final ShapeSimplifier simplifier;
  private final TextRecord record = TextRecord.markingNulls();

  private ShapeBytes shapes;
  private ShapeIndex index;
  private AttributeTable attributes;
  private ShapeDecoder decoder;
  private long recordNumber;
  private byte[] values = new byte[FIRST_CAPACITY];
  private int used;
  private RowError rejection;

  /** Opens a component's bytes, decompressed. */
  @FunctionalInterface
  public interface Opener {
    InputStream open(Component component) throws IOException;
  }

  /**
   * What a reader is made of.
   *
   * @param shapes the file of shapes itself, should it have to be opened again
   * @param columns how many columns a record feeds
   * @param fillsRecord whether FILLRECORD makes up for attributes that are missing
   * @param encoding of the attributes: UTF-8 or ISO-8859-1
   */
  public record Settings(
      Component shapes, int columns, boolean fillsRecord, TextEncoding encoding) {
    public Settings {
      Objects.requireNonNull(shapes);
      if (encoding != TextEncoding.UTF8 && encoding != TextEncoding.ISO88591) {
        throw new IllegalArgumentException("attributes in " + encoding);
      }
    }
  }

  private ShapefileReader(
      InputStream shapeFile, ShapefileLayout layout, Settings settings, Opener opener) {
    this.shapeFile = shapeFile;
    this.opener = opener;
    shapeComponent = settings.shapes();
    components = Objects.requireNonNull(layout.files().get(shapeComponent.url()));
    columns = settings.columns();
    fillsRecord = settings.fillsRecord();
    encoding = settings.encoding();
    simplifier = new ShapeSimplifier(layout.simplify());
  }

  /**
   * A reader of one shapefile, which it closes with itself; nothing is read yet.
   *
   * @param shapeFile the bytes of the .shp, decompressed
   * @param layout knows the other components
   */
  public static ShapefileReader open(
      InputStream shapeFile, ShapefileLayout layout, Settings settings, Opener opener) {
    return new ShapefileReader(shapeFile, layout, settings, opener);
  }

  /**
   * {@inheritDoc}
   *
   * @throws ShapefileException if the components are damaged, or are none of one shapefile
   */
  @Override
  public Outcome next() throws IOException {
    if (shapes == null) {
      begin();
    }
    while (recordNumber < index.count()) {
      recordNumber++;
      index.next();
      attributes.next();
      if (!attributes.isDeleted()) {
        return read();
      }
    }
    return Outcome.END;
  }

  private void begin() throws IOException {
    shapes = ShapeBytes.open(shapeFile, () -> opener.open(shapeComponent));
    index = ShapeIndex.open(opener.open(components.index()));
    attributes = AttributeTable.open(opener.open(components.attributes()));
    if (index.type() != shapes.type()) {
      throw ShapefileException.damaged(".shx", "its shapes are of another type");
    }
    if (index.count() != attributes.count()) {
      throw ShapefileException.differentCounts(index.count(), attributes.count());
    }
    int found = 1 + attributes.fields().size();
    if (found > columns || (found < columns && !fillsRecord)) {
      throw ShapefileException.unmatchedColumns(columns, found);
    }
    decoder = new ShapeDecoder(shapes.type(), srid());
  }

  private int srid() throws IOException {
    if (components.projection() == null) {
      return 0;
    }
    try (InputStream in = opener.open(components.projection())) {
      return ReferenceSystems.srid(in.readNBytes(ReferenceSystems.MOST_BYTES));
    }
  }

  private Outcome read() throws IOException {
    record.begin(recordNumber);
    used = 0;
    rejection = null;
    shapes.read(index.offset(), index.length());
    String problem = addShape();
    addAttributes();
    byte[] raw = attributes.bytes();
    record.end(values, raw, 1, raw.length); // behind the mark of deletion
    if (problem == null) {
      return Outcome.RECORD;
    }
    rejection = new RowError(LoadErrorCode.UNKNOWN_PARSE_ERROR, "Invalid shape: " + problem, SHAPE);
    return Outcome.REJECTED;
  }

  /** Adds the shape's field; answers why there is none that makes sense, or null. */
  private String addShape() {
    if (index.length() > ShapeBytes.MOST_RECORD) {
      record.addNull();
      return "it has %d bytes, and at most %d are read"
          .formatted(index.length(), ShapeBytes.MOST_RECORD);
    }
    try {
      Geometry shape = decoder.decode(shapes.bytes(), (int) index.length());
      if (shape == null) {
        record.addNull();
      } else {
        byte[] kept = simplifier.simplified(shape, recordNumber);
        int start = used;
        append(kept, 0, kept.length);
        record.addField(start, used, 1, 1, false);
      }
      return null;
    } catch (MalformedShapeException e) {
      record.addNull();
      return e.getMessage();
    } catch (IllegalArgumentException | StackOverflowError e) {
      record.addNull();
      return "its points cannot be made a geometry";
    }
  }

  private void addAttributes() {
    byte[] raw = attributes.bytes();
    for (AttributeField field : attributes.fields()) {
      if (field.isNull(raw)) {
        record.addNull();
        continue;
      }
      int start = used;
      byte[] written = field.written(raw);
      if (written != null) {
        append(written, 0, written.length);
      } else if (encoding == TextEncoding.UTF8) {
        append(raw, field.textStart(raw), field.textEnd(raw));
      } else {
        int from = field.textStart(raw);
        byte[] text = new String(raw, from, field.textEnd(raw) - from, ISO_8859_1).getBytes(UTF_8);
        append(text, 0, text.length);
      }
      record.addField(start, used, field.start(), field.end(), false);
    }
  }

  private void append(byte[] from, int start, int end) {
    int length = Math.max(end - start, 0);
    if (used + length > values.length) {
      values = Arrays.copyOf(values, Math.max(used + length, values.length * 2));
    }
    System.arraycopy(from, start, values, used, length);
    used += length;
  }

  @Override
  public TextRecord record() {
    return record;
  }

  @Override
  public RowError rejection() {
    return rejection;
  }

  @Override
  public int rejectedField() {
    return SHAPE;
  }

  /** Records read so far, deleted ones included. */
  @Override
  public long linesRead() {
    return recordNumber;
  }

  /** What SIMPLIFY has done so far. */
  public List<Simplification> simplifications() {
    return simplifier.told();
  }

  @SuppressWarnings("try") // what is opened in the head of a try is all closed, come what may
  @Override
  public void close() throws IOException {
    try (Closeable first = shapes == null ? shapeFile : shapes;
        Closeable second = index;
        Closeable third = attributes) {
      // Nothing else is to be done.
    }
  }
}
