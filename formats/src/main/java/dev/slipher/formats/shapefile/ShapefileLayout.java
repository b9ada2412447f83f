package dev.slipher.formats.shapefile;

import dev.slipher.formats.record.RecordLayout;
import java.io.Serializable;
import java.util.Map;
import java.util.Objects;

/**
 * Shapefiles. One slice reads a whole one: its components are read side by side.
 *
 * @param simplify what becomes of shapes with many points
 * @param files what belongs to each file of shapes, by its URL
 */
public record ShapefileLayout(Simplify simplify, Map<String, Components> files)
    implements RecordLayout {

  /** SIMPLIFY (guide page copy-parameters-data-format). */
  public sealed interface Simplify extends Serializable {

    /** Not said. */
    record Never() implements Simplify {}

    /** All shapes, with one tolerance in the unit of their coordinates. */
    record Always(double tolerance) implements Simplify {}

    /**
     * AUTO: shapes that are larger than a column holds.
     *
     * @param maximumTolerance the largest tolerance to use; infinite where none is given
     */
    record WhereNeeded(double maximumTolerance) implements Simplify {}
  }

  /** A file, pinned to what it was when it was listed; the parts are those of a split. */
  public record Component(String url, long size, String version) implements Serializable {
    public Component {
      Objects.requireNonNull(url);
      Objects.requireNonNull(version);
    }
  }

  /**
   * The components beside a file of shapes (shapefile.components).
   *
   * @param index the .shx
   * @param attributes the .dbf
   * @param projection the .prj; null where there is none, or it is not to be read
   */
  public record Components(Component index, Component attributes, Component projection)
      implements Serializable {
    public Components {
      Objects.requireNonNull(index);
      Objects.requireNonNull(attributes);
    }

    /** Bytes of all of them, as stored. */
    public long bytes() {
      return index.size() + attributes.size() + (projection == null ? 0 : projection.size());
    }
  }

  public ShapefileLayout {
    Objects.requireNonNull(simplify);
    files = Map.copyOf(files);
  }

  /** The same for these files. */
  public ShapefileLayout withFiles(Map<String, Components> listed) {
    return new ShapefileLayout(simplify, listed);
  }
}
