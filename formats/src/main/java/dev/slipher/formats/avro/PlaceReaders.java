package dev.slipher.formats.avro;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.json.PathTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * Makes the readers of one file's schema for the columns of a load. Paths know fields, keys and
 * indexes; names of types do not occur in them (avro.path-skips-inner-names).
 */
final class PlaceReaders {

  /** Reads a value at one place of the paths, for the columns that end there or further down. */
  interface PlaceReader {
    void read(BlockInput in, RowFields row) throws AvroDataException;
  }

  private final List<TargetColumn> columns;
  private final Map<Schema, ValueReader> records = new IdentityHashMap<>();

  PlaceReaders(List<TargetColumn> columns) {
    this.columns = List.copyOf(columns);
  }

  /** A reader of the values of a schema at a place, for all columns whose paths lead there. */
  PlaceReader of(Schema schema, PathTree tree) {
    return switch (schema.getType()) {
      case UNION -> ofUnion(schema.getTypes(), tree);
      case NULL -> (in, row) -> {}; // as below a JSON null, everything is NULL
      case RECORD, ARRAY, MAP, ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN ->
          tree.columns().length == 0 ? below(schema, tree) : taking(schema, tree);
    };
  }

  /** Branches are made when they are met: of types that contain each other there is no end. */
  private PlaceReader ofUnion(List<Schema> branches, PathTree tree) {
    PlaceReader[] readers = new PlaceReader[branches.size()];
    return (in, row) -> {
      int branch = in.readIndex(readers.length);
      if (readers[branch] == null) {
        readers[branch] = of(branches.get(branch), tree);
      }
      readers[branch].read(in, row);
    };
  }

  /** Reads the value for each column that takes it, and goes on below. */
  private PlaceReader taking(Schema schema, PathTree tree) {
    int[] takers = tree.columns();
    FieldReader[] readers = new FieldReader[takers.length];
    for (int i = 0; i < takers.length; i++) {
      readers[i] = FieldReader.of(schema, columns.get(takers[i]).type(), records);
    }
    boolean goesOn = tree.hasMembers() || tree.hasElements();
    if (takers.length == 1 && !goesOn) {
      int column = takers[0];
      FieldReader reader = readers[0];
      return (in, row) -> row.take(column, reader, in);
    }
    PlaceReader below = below(schema, tree);
    return (in, row) -> {
      int start = in.position();
      for (int i = 0; i < takers.length; i++) {
        in.backTo(start);
        row.take(takers[i], readers[i], in);
      }
      if (goesOn) {
        in.backTo(start);
        below.read(in, row);
      }
    };
  }

  private PlaceReader below(Schema schema, PathTree tree) {
    return switch (schema.getType()) {
      case RECORD -> ofRecord(schema, tree);
      case MAP -> ofMap(schema, tree);
      case ARRAY -> ofArray(schema, tree);
      default -> {
        ValueReader values = ValueReader.of(schema, records);
        yield (in, row) -> {
          row.mark(tree.memberColumns(), Found.NO_OBJECT);
          row.mark(tree.elementColumns(), Found.NO_ARRAY);
          values.skip(in);
        };
      }
    };
  }

  private PlaceReader ofRecord(Schema schema, PathTree tree) {
    List<PlaceReader> readers = new ArrayList<>();
    Set<PathTree> met = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Schema.Field field : schema.getFields()) {
      PathTree member = tree.member(field.name());
      if (member == null) {
        readers.add(skipping(field.schema())); // avro.unmatched
      } else {
        PlaceReader reader = of(field.schema(), member);
        readers.add(met.add(member) ? reader : clearing(member, reader));
      }
    }
    PlaceReader[] fields = readers.toArray(PlaceReader[]::new);
    return (in, row) -> {
      in.enter();
      row.mark(tree.elementColumns(), Found.NO_ARRAY);
      for (PlaceReader field : fields) {
        field.read(in, row);
      }
      in.leave();
    };
  }

  private PlaceReader skipping(Schema schema) {
    ValueReader values = ValueReader.of(schema, records);
    return (in, row) -> values.skip(in);
  }

  /** Of names that are one name in any case, as of keys that repeat, the last counts. */
  private static PlaceReader clearing(PathTree tree, PlaceReader reader) {
    return (in, row) -> {
      row.mark(tree.columns(), Found.NOTHING);
      row.mark(tree.memberColumns(), Found.NOTHING);
      row.mark(tree.elementColumns(), Found.NOTHING);
      reader.read(in, row);
    };
  }

  private PlaceReader ofMap(Schema schema, PathTree tree) {
    Map<PathTree, PlaceReader> members = new IdentityHashMap<>();
    ValueReader values = ValueReader.of(schema.getValueType(), records);
    return (in, row) -> {
      in.enter();
      row.mark(tree.elementColumns(), Found.NO_ARRAY);
      for (long count = in.readItems(); count != 0; count = in.readItems()) {
        for (long i = 0; i < count; i++) {
          int length = in.readLength();
          String key = new String(in.bytes(), in.skip(length), length, UTF_8);
          PathTree member = tree.member(key);
          if (member == null) {
            values.skip(in);
          } else {
            PlaceReader reader =
                members.computeIfAbsent(
                    member, place -> clearing(place, of(schema.getValueType(), place)));
            reader.read(in, row);
          }
        }
      }
      in.leave();
    };
  }

  private PlaceReader ofArray(Schema schema, PathTree tree) {
    ValueReader values = ValueReader.of(schema.getElementType(), records);
    PlaceReader[] elements = new PlaceReader[tree.elementCount()];
    for (int i = 0; i < elements.length; i++) {
      PathTree element = tree.elementTree(i);
      elements[i] = clearing(element, of(schema.getElementType(), element));
    }
    return (in, row) -> {
      in.enter();
      row.mark(tree.memberColumns(), Found.NO_OBJECT);
      row.mark(tree.elementColumns(), Found.NO_ARRAY); // what the array does not have stays so
      long index = 0;
      int next = 0;
      for (long count = in.readItems(); count != 0; count = in.readItems()) {
        for (long i = 0; i < count; i++, index++) {
          int start = in.position();
          if (next < elements.length && tree.elementIndex(next) == index) {
            elements[next++].read(in, row);
          } else {
            values.skip(in);
          }
          in.countIfEmpty(start);
        }
      }
      in.leave();
    };
  }
}
