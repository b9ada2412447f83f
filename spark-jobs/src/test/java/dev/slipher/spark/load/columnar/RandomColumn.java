package dev.slipher.spark.load.columnar;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipher.formats.type.RedshiftType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;

/**
 * A column of a file and the table's column that it goes into.
 *
 * @param few whether values repeat, so that writers make a dictionary of them
 */
record RandomColumn(DataType type, RedshiftType target, boolean few, int nullsInTen) {
  private static final List<DataType> LEAVES =
      List.of(
          DataTypes.BooleanType,
          DataTypes.ByteType,
          DataTypes.ShortType,
          DataTypes.IntegerType,
          DataTypes.LongType,
          DataTypes.FloatType,
          DataTypes.DoubleType,
          DataTypes.DateType,
          DataTypes.TimestampType,
          DataTypes.TimestampNTZType,
          DataTypes.StringType,
          DataTypes.BinaryType,
          DataTypes.createDecimalType(7, 2),
          DataTypes.createDecimalType(18, 0),
          DataTypes.createDecimalType(30, 30));
  private static final String[] LETTERS = {
    "a", "b", "\"", "\\", "\n", " x", "\u00e9", "\u20ac", "\ud83d\ude00", "0123456789"
  };

  /** Any column; one for SUPER among them only if nested values may be serialised. */
  static RandomColumn of(Random random, boolean toJson) {
    int nulls = random.nextInt(4) == 0 ? random.nextInt(11) : random.nextInt(3);
    boolean few = random.nextBoolean();
    if (toJson && random.nextInt(3) == 0) {
      return new RandomColumn(type(random, 3), new RedshiftType.Super(), few, nulls);
    }
    int pick = random.nextInt(14);
    if (pick == 0) {
      int precision = 1 + random.nextInt(38);
      int scale = random.nextInt(precision + 1);
      int wider = precision + random.nextInt(39 - precision);
      return new RandomColumn(
          DataTypes.createDecimalType(precision, scale),
          new RedshiftType.Decimal(wider, scale),
          few,
          nulls);
    }
    DataType small = LEAVES.get(1 + random.nextInt(3));
    DataType timestamp =
        random.nextBoolean() ? DataTypes.TimestampType : DataTypes.TimestampNTZType;
    return switch (pick) {
      case 1 -> new RandomColumn(small, new RedshiftType.SmallInt(), few, nulls);
      case 2 -> new RandomColumn(small, new RedshiftType.Int(), few, nulls);
      case 3 -> new RandomColumn(DataTypes.LongType, new RedshiftType.BigInt(), few, nulls);
      case 4 -> new RandomColumn(DataTypes.FloatType, new RedshiftType.Real(), few, nulls);
      case 5 ->
          new RandomColumn(DataTypes.DoubleType, new RedshiftType.DoublePrecision(), few, nulls);
      case 6 -> new RandomColumn(DataTypes.BooleanType, new RedshiftType.Bool(), few, nulls);
      case 7 -> new RandomColumn(DataTypes.DateType, new RedshiftType.Date(), few, nulls);
      case 8 -> new RandomColumn(timestamp, new RedshiftType.Timestamp(), few, nulls);
      case 9 -> new RandomColumn(timestamp, new RedshiftType.TimestampTz(), few, nulls);
      case 10 -> new RandomColumn(DataTypes.StringType, new RedshiftType.Char(99), few, nulls);
      case 11 -> new RandomColumn(DataTypes.BinaryType, new RedshiftType.Varchar(99), few, nulls);
      case 12 -> new RandomColumn(DataTypes.BinaryType, new RedshiftType.Varbyte(99), few, nulls);
      default -> new RandomColumn(DataTypes.StringType, new RedshiftType.Varchar(99), few, nulls);
    };
  }

  private static DataType type(Random random, int depth) {
    int kind = depth == 0 ? 3 : random.nextInt(4);
    return switch (kind) {
      case 0 -> {
        StructType struct = new StructType();
        for (int i = random.nextInt(3); i >= 0; i--) {
          struct = struct.add("f" + i, type(random, depth - 1), true);
        }
        yield struct;
      }
      case 1 -> DataTypes.createArrayType(type(random, depth - 1), true);
      case 2 ->
          DataTypes.createMapType(
              random.nextBoolean() ? DataTypes.StringType : DataTypes.IntegerType,
              type(random, depth - 1),
              true);
      default -> LEAVES.get(random.nextInt(LEAVES.size()));
    };
  }

  /** Rows of such columns. */
  static List<Row> rows(List<RandomColumn> columns, int count, Random random) {
    List<List<Object>> values = columns.stream().map(c -> c.values(count, random)).toList();
    return IntStream.range(0, count)
        .mapToObj(row -> RowFactory.create(values.stream().map(v -> v.get(row)).toArray()))
        .toList();
  }

  private List<Object> values(int count, Random random) {
    List<Object> pool = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      pool.add(value(random));
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (random.nextInt(10) < nullsInTen) {
        values.add(null);
      } else {
        values.add(few ? pool.get(random.nextInt(pool.size())) : value(random));
      }
    }
    return values;
  }

  private Object value(Random random) {
    if (target instanceof RedshiftType.SmallInt && type.equals(DataTypes.IntegerType)) {
      return (int) (short) random.nextInt();
    }
    if (target instanceof RedshiftType.Char) {
      return "c".repeat(random.nextInt(20)) + random.nextInt(1000);
    }
    if (target instanceof RedshiftType.Varchar && type.equals(DataTypes.BinaryType)) {
      return text(random).getBytes(UTF_8);
    }
    return value(type, random);
  }

  private static Object nullable(DataType type, Random random) {
    return random.nextInt(4) == 0 ? null : value(type, random);
  }

  private static Object value(DataType type, Random random) {
    if (type instanceof StructType struct) {
      Object[] fields = new Object[struct.length()];
      for (int i = 0; i < fields.length; i++) {
        fields[i] = nullable(struct.fields()[i].dataType(), random);
      }
      return RowFactory.create(fields);
    }
    if (type instanceof ArrayType array) {
      List<Object> list = new ArrayList<>();
      for (int count = random.nextInt(4); count > 0; count--) {
        list.add(nullable(array.elementType(), random));
      }
      return list;
    }
    if (type instanceof MapType map) {
      Map<Object, Object> entries = new LinkedHashMap<>();
      for (int count = random.nextInt(4); count > 0; count--) {
        entries.put(value(map.keyType(), random), nullable(map.valueType(), random));
      }
      return entries;
    }
    if (type instanceof DecimalType decimal) {
      BigInteger limit = BigInteger.TEN.pow(1 + random.nextInt(decimal.precision()));
      BigInteger digits = new BigInteger(130, random).mod(limit);
      return new BigDecimal(random.nextBoolean() ? digits : digits.negate(), decimal.scale());
    }
    return leaf(type, random);
  }

  private static Object leaf(DataType type, Random random) {
    return switch (type.typeName()) {
      case "boolean" -> random.nextBoolean();
      case "byte" -> (byte) random.nextInt();
      case "short" -> (short) random.nextInt();
      case "integer" -> random.nextInt() >> random.nextInt(32);
      case "long" -> random.nextLong() >> random.nextInt(64);
      case "float" -> random.nextInt(9) == 0 ? Float.NaN : (float) random.nextGaussian() * 1e6f;
      case "double" ->
          random.nextInt(9) == 0 ? Double.NEGATIVE_INFINITY : random.nextGaussian() * 1e99;
      case "date" -> LocalDate.ofEpochDay(random.nextInt(400_000) - 300_000);
      case "timestamp" -> Instant.EPOCH.plusNanos(micros(random) * 1000);
      case "timestamp_ntz" ->
          LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC).plusNanos(micros(random) * 1000);
      case "binary" -> {
        byte[] bytes = new byte[random.nextInt(30)];
        random.nextBytes(bytes);
        yield bytes;
      }
      default -> text(random);
    };
  }

  /** From 1920 on, when zones had come to whole minutes, to 2110. */
  private static long micros(Random random) {
    return (long) ((random.nextDouble() * 190 - 50) * 365.25 * 86_400 * 1_000_000);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int count = random.nextInt(8); count > 0; count--) {
      text.append(LETTERS[random.nextInt(LETTERS.length)]);
    }
    return text.toString();
  }
}
