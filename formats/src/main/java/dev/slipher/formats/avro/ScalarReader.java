package dev.slipher.formats.avro;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import org.apache.avro.Schema;

/** Reads values that contain no others and mean no more than their type says. */
abstract class ScalarReader extends ValueReader {
  static final byte[] TRUE = "true".getBytes(US_ASCII);
  static final byte[] FALSE = "false".getBytes(US_ASCII);

  private static final byte[] NULL = "null".getBytes(US_ASCII);

  /** A reader of a schema of such a type. */
  static ScalarReader of(Schema schema) {
    return switch (schema.getType()) {
      case ENUM -> new EnumReader(schema.getEnumSymbols());
      case FIXED -> new FixedReader(schema.getFixedSize());
      case STRING -> new BytesReader(false);
      case BYTES -> new BytesReader(true);
      case INT -> new NumberReader(true);
      case LONG -> new NumberReader(false);
      case FLOAT -> new FloatReader();
      case DOUBLE -> new DoubleReader();
      case BOOLEAN -> new BooleanReader();
      case NULL -> new NullReader();
      case RECORD, ARRAY, MAP, UNION ->
          throw new IllegalArgumentException(schema.getType() + " contains other values");
    };
  }

  private static final class EnumReader extends ScalarReader {
    private final byte[][] symbols;

    private EnumReader(List<String> names) {
      symbols = names.stream().map(ValueReader::quoted).toArray(byte[][]::new);
    }

    @Override
    void skip(BlockInput in) throws AvroDataException {
      in.readIndex(symbols.length);
    }

    @Override
    void json(BlockInput in, FieldText out) throws AvroDataException {
      out.put(symbols[in.readIndex(symbols.length)]);
    }
  }

  private static final class FixedReader extends ScalarReader {
    private final int size;

    private FixedReader(int size) {
      this.size = size;
    }

    @Override
    void skip(BlockInput in) throws AvroDataException {
      in.skip(size);
    }

    @Override
    void json(BlockInput in, FieldText out) throws AvroDataException {
      out.jsonBytes(in.bytes(), in.skip(size), size);
    }
  }

  /** Bytes, or a string. */
  private static final class BytesReader extends ScalarReader {
    private final boolean binary;

    private BytesReader(boolean binary) {
      this.binary = binary;
    }

    @Override
    void skip(BlockInput in) throws AvroDataException {
      in.skip(in.readLength());
    }

    @Override
    void json(BlockInput in, FieldText out) throws AvroDataException {
      int length = in.readLength();
      int start = in.skip(length);
      if (binary) {
        out.jsonBytes(in.bytes(), start, length);
      } else {
        out.jsonString(in.bytes(), start, length);
      }
    }
  }

  /** Int and long, which are written alike. */
  private static final class NumberReader extends ScalarReader {
    private final boolean isInt;

    private NumberReader(boolean isInt) {
      this.isInt = isInt;
    }

    @Override
    void skip(BlockInput in) throws AvroDataException {
      in.readLong();
    }

    @Override
    void json(BlockInput in, FieldText out) throws AvroDataException {
      out.number(isInt ? in.readInt() : in.readLong());
    }
  }

  private static final class FloatReader extends ScalarReader {
    @Override
    void skip(BlockInput in) throws AvroDataException {
      in.skip(Float.BYTES);
    }

    @Override
    void json(BlockInput in, FieldText out) throws AvroDataException {
      float value = in.readFloat();
      putNumber(Float.toString(value), Float.isFinite(value), out);
    }
  }

  private static final class DoubleReader extends ScalarReader {
    @Override
    void skip(BlockInput in) throws AvroDataException {
      in.skip(Double.BYTES);
    }

    @Override
    void json(BlockInput in, FieldText out) throws AvroDataException {
      double value = in.readDouble();
      putNumber(Double.toString(value), Double.isFinite(value), out);
    }
  }

  /** JSON has no numbers for infinity and for what is none: they are strings. */
  private static void putNumber(String number, boolean finite, FieldText out) {
    if (finite) {
      out.put(number);
    } else {
      out.put('"');
      out.put(number);
      out.put('"');
    }
  }

  private static final class BooleanReader extends ScalarReader {
    @Override
    void skip(BlockInput in) throws AvroDataException {
      in.readBoolean();
    }

    @Override
    void json(BlockInput in, FieldText out) throws AvroDataException {
      out.put(in.readBoolean() ? TRUE : FALSE);
    }
  }

  private static final class NullReader extends ScalarReader {
    @Override
    void skip(BlockInput in) {}

    @Override
    void json(BlockInput in, FieldText out) {
      out.put(NULL);
    }
  }
}
