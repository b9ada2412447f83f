package dev.slipher.formats.avro;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Random schemas, and random values of them; the same for the same seed. */
final class RandomAvro {
  private static final int DEEPEST = 4;
  private static final int MICROS_OF_DAY_IN_MILLIONS = 86_400;

  private final Random random;
  private final List<Schema> open = new ArrayList<>();
  private int names;

  RandomAvro(long seed) {
    random = new Random(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** A record's schema. */
  Schema schema() {
    return record(0);
  }

  private Schema record(int depth) {
    Schema record = Schema.createRecord("n" + names++, null, null, false);
    open.add(record);
    List<Schema.Field> fields = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    int count = depth == 0 ? 1 + below(8) : below(4);
    for (int i = 0; i < count; i++) {
      String letter = Character.toString('a' + below(5));
      String name = below(8) == 0 ? letter.toUpperCase(Locale.ROOT) : letter;
      if (taken.add(name)) {
        fields.add(new Schema.Field(name, type(depth + 1), null, null));
      }
    }
    open.remove(record);
    record.setFields(fields);
    return record;
  }

  private Schema type(int depth) {
    int kind = below(depth >= DEEPEST ? 12 : 18);
    return switch (kind) {
      case 0 -> Schema.create(Schema.Type.INT);
      case 1 -> Schema.create(Schema.Type.LONG);
      case 2 -> Schema.create(Schema.Type.FLOAT);
      case 3 -> Schema.create(Schema.Type.DOUBLE);
      case 4 -> Schema.create(Schema.Type.BOOLEAN);
      case 5 -> Schema.create(Schema.Type.BYTES);
      case 6, 7 -> Schema.create(Schema.Type.STRING);
      case 8 -> Schema.createEnum("n" + names++, null, null, List.of("ONE", "TWO", "THREE"));
      case 9 -> Schema.createFixed("n" + names++, null, null, 1 + below(20));
      case 10, 11 -> logical();
      case 12 -> Schema.createArray(type(depth + 1));
      case 13 -> Schema.createMap(type(depth + 1));
      case 14 -> record(depth);
      default -> union(depth);
    };
  }

  private Schema logical() {
    return switch (below(8)) {
      case 0 -> LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
      case 1 -> LogicalTypes.timeMillis().addToSchema(Schema.create(Schema.Type.INT));
      case 2 -> LogicalTypes.timeMicros().addToSchema(Schema.create(Schema.Type.LONG));
      case 3 -> LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
      case 4 -> LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
      case 5 -> LogicalTypes.localTimestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
      case 6 ->
          LogicalTypes.decimal(1 + below(38), 0).addToSchema(Schema.create(Schema.Type.BYTES));
      default -> {
        int precision = 5 + below(30);
        yield LogicalTypes.decimal(precision, below(precision))
            .addToSchema(Schema.createFixed("n" + names++, null, null, 16));
      }
    };
  }

  private Schema union(int depth) {
    List<Schema> branches = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    taken.add("null");
    branches.add(Schema.create(Schema.Type.NULL));
    if (!open.isEmpty() && below(4) == 0) {
      Schema outer = open.get(below(open.size()));
      taken.add(outer.getFullName());
      branches.add(outer);
    }
    int count = 1 + below(3);
    for (int i = 0; i < count; i++) {
      Schema branch = type(depth + 1);
      if (branch.getType() != Schema.Type.UNION && taken.add(branch.getFullName())) {
        branches.add(branch);
      }
    }
    if (below(2) == 0) {
      branches.add(branches.remove(0));
    }
    return Schema.createUnion(branches);
  }

  /** A value, as Avro's library writes it. */
  Object value(Schema schema, int depth) {
    return switch (schema.getType()) {
      case RECORD -> {
        GenericData.Record record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
          record.put(field.pos(), value(field.schema(), depth + 1));
        }
        yield record;
      }
      case ARRAY -> {
        List<Object> items = new ArrayList<>();
        for (int i = below(depth > 6 ? 1 : 5); i > 0; i--) {
          items.add(value(schema.getElementType(), depth + 1));
        }
        yield new GenericData.Array<>(schema, items);
      }
      case MAP -> {
        Map<String, Object> entries = new HashMap<>();
        for (int i = below(depth > 6 ? 1 : 4); i > 0; i--) {
          entries.put(Character.toString('a' + below(5)), value(schema.getValueType(), depth + 1));
        }
        yield entries;
      }
      case UNION -> {
        List<Schema> branches = schema.getTypes();
        Schema nullBranch = Schema.create(Schema.Type.NULL);
        Schema branch =
            depth > 6 && branches.contains(nullBranch)
                ? nullBranch
                : branches.get(below(branches.size()));
        yield value(branch, depth + 1);
      }
      case ENUM -> new GenericData.EnumSymbol(schema, schema.getEnumSymbols().get(below(3)));
      case FIXED -> new GenericData.Fixed(schema, bytes(schema.getFixedSize()));
      case STRING -> text();
      case BYTES ->
          ByteBuffer.wrap(bytes(schema.getLogicalType() == null ? below(6) : 1 + below(14)));
      case INT -> number(schema);
      case LONG -> number(schema);
      case FLOAT -> below(9) == 0 ? Float.NaN : (float) (random.nextInt() / 1000d);
      case DOUBLE -> below(9) == 0 ? 1 / 0d : random.nextGaussian() * Math.pow(10, below(20) - 10);
      case BOOLEAN -> random.nextBoolean();
      case NULL -> null;
    };
  }

  private Object number(Schema schema) {
    String logical = schema.getLogicalType() == null ? "" : schema.getLogicalType().getName();
    return switch (logical) {
      case "date" -> below(3_600_000) - 700_000;
      case "time-millis" -> below(86_400_000);
      case "time-micros" -> below(MICROS_OF_DAY_IN_MILLIONS) * 1_000_000L + below(1_000_000);
      case "timestamp-millis" -> (long) (random.nextDouble() * 3e14) - 60_000_000_000_000L;
      case "timestamp-micros", "local-timestamp-micros" ->
          (long) (random.nextDouble() * 3e17) - 60_000_000_000_000_000L;
      default -> {
        long bits = random.nextLong() >> below(64);
        yield schema.getType() == Schema.Type.INT ? (Object) (int) bits : (Object) bits;
      }
    };
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    if (below(2) == 0) {
      Arrays.fill(bytes, 0, length / 2, (byte) -below(2));
    }
    return bytes;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = below(12); i > 0; i--) {
      switch (below(6)) {
        case 0 -> text.append((char) below(0x20));
        case 1 -> text.append((char) (0x80 + below(0x700)));
        case 2 -> text.appendCodePoint(0x1f600 + below(50));
        case 3 -> text.append("\"\\|".charAt(below(3)));
        default -> text.append((char) ('a' + below(26)));
      }
    }
    return text.toString();
  }
}
