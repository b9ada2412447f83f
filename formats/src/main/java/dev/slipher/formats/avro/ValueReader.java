package dev.slipher.formats.avro;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Reads the values of one schema, to pass over them or to write them as JSON text
 * (avro.complex-as-json): records and maps as objects, a union as the value that it holds, an enum
 * as its symbol, values of logical types as what they mean. The writer's schema leads; no tree of
 * values is made.
 */
abstract class ValueReader {
  abstract void skip(BlockInput in) throws AvroDataException;

  abstract void json(BlockInput in, FieldText out) throws AvroDataException;

  /**
   * A reader of a schema, which may contain itself.
   *
   * @param records the readers of the file's records by their schemas; takes those that it lacks
   */
  static ValueReader of(Schema schema, Map<Schema, ValueReader> records) {
    Optional<LogicalType> logical = LogicalType.of(schema);
    if (logical.isPresent()) {
      return new LogicalReader(schema, logical.get());
    }
    return switch (schema.getType()) {
      case RECORD -> {
        ValueReader known = records.get(schema);
        yield known == null ? record(schema, records) : known;
      }
      case ARRAY -> new ItemsReader('[', of(schema.getElementType(), records), ']');
      case MAP -> new ItemsReader('{', new EntryReader(of(schema.getValueType(), records)), '}');
      case UNION -> {
        List<Schema> branches = schema.getTypes();
        ValueReader[] readers = new ValueReader[branches.size()];
        for (int i = 0; i < readers.length; i++) {
          readers[i] = of(branches.get(i), records);
        }
        yield new UnionReader(readers);
      }
      case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL ->
          ScalarReader.of(schema);
    };
  }

  private static ValueReader record(Schema schema, Map<Schema, ValueReader> records) {
    List<Schema.Field> fields = schema.getFields();
    ObjectReader reader = new ObjectReader(fields.size());
    records.put(schema, reader); // before its fields, which may be of the same schema
    for (int i = 0; i < fields.size(); i++) {
      reader.names[i] = quoted(fields.get(i).name());
      reader.values[i] = of(fields.get(i).schema(), records);
    }
    return reader;
  }

  static byte[] quoted(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    FieldText quoted = new FieldText();
    quoted.jsonString(utf8, 0, utf8.length);
    return Arrays.copyOf(quoted.bytes(), quoted.length());
  }

  private static final class ObjectReader extends ValueReader {
    private final byte[][] names;
    private final ValueReader[] values;

    private ObjectReader(int fields) {
      names = new byte[fields][];
      values = new ValueReader[fields];
    }

    @Override
    void skip(BlockInput in) throws AvroDataException {
      in.enter();
      for (ValueReader value : values) {
        value.skip(in);
      }
      in.leave();
    }

    @Override
    void json(BlockInput in, FieldText out) throws AvroDataException {
      in.enter();
      out.put('{');
      for (int i = 0; i < values.length; i++) {
        if (i > 0) {
          out.put(',');
        }
        out.put(names[i]);
        out.put(':');
        values[i].json(in, out);
      }
      out.put('}');
      in.leave();
    }
  }

  /** An array, or a map, which is one of entries. */
  private static final class ItemsReader extends ValueReader {
    private final char opening;
    private final ValueReader item;
    private final char closing;

    private ItemsReader(char opening, ValueReader item, char closing) {
      this.opening = opening;
      this.item = item;
      this.closing = closing;
    }

    @Override
    void skip(BlockInput in) throws AvroDataException {
      in.enter();
      for (long count = in.readItemsToSkip(); count != 0; count = in.readItemsToSkip()) {
        for (long i = 0; i < count; i++) {
          int start = in.position();
          item.skip(in);
          in.countIfEmpty(start);
        }
      }
      in.leave();
    }

    @Override
    void json(BlockInput in, FieldText out) throws AvroDataException {
      in.enter();
      out.put(opening);
      boolean first = true;
      for (long count = in.readItems(); count != 0; count = in.readItems()) {
        for (long i = 0; i < count; i++) {
          if (!first) {
            out.put(',');
          }
          first = false;
          int start = in.position();
          item.json(in, out);
          in.countIfEmpty(start);
        }
      }
      out.put(closing);
      in.leave();
    }
  }

  private static final class EntryReader extends ValueReader {
    private final ValueReader value;

    private EntryReader(ValueReader value) {
      this.value = value;
    }

    @Override
    void skip(BlockInput in) throws AvroDataException {
      in.skip(in.readLength());
      value.skip(in);
    }

    @Override
    void json(BlockInput in, FieldText out) throws AvroDataException {
      int length = in.readLength();
      out.jsonString(in.bytes(), in.skip(length), length);
      out.put(':');
      value.json(in, out);
    }
  }

  private static final class UnionReader extends ValueReader {
    private final ValueReader[] branches;

    private UnionReader(ValueReader[] branches) {
      this.branches = branches;
    }

    @Override
    void skip(BlockInput in) throws AvroDataException {
      branches[in.readIndex(branches.length)].skip(in);
    }

    @Override
    void json(BlockInput in, FieldText out) throws AvroDataException {
      branches[in.readIndex(branches.length)].json(in, out);
    }
  }
}
