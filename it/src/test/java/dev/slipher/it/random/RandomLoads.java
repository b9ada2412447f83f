package dev.slipher.it.random;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Makes one load from a seed: always the same from the same. */
final class RandomLoads {
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
          .toFormatter(Locale.ROOT);

  private final Random random;
  private final RandomDialect dialect;
  private final List<String> rows = new ArrayList<>();
  private final List<String> rejects = new ArrayList<>();
  private int lastId;

  private RandomLoads(long seed) {
    // Neighbouring seeds begin alike, unless they are stirred.
    random = new Random(seed * 0x9E3779B97F4A7C15L);
    dialect = new RandomDialect(random);
  }

  /** The load of a seed; its keys begin with {@code prefix}. */
  static RandomLoad of(long seed, String prefix) {
    return new RandomLoads(seed).load(seed, prefix);
  }

  private RandomLoad load(long seed, String prefix) {
    Packing packing = Packing.values()[random.nextInt(Packing.values().length)];
    Writing writing =
        dialect.takesEncodings()
            ? Writing.values()[random.nextInt(Writing.values().length)]
            : Writing.UTF8;
    int headerLines = random.nextInt(3);
    int fileCount = 1 + random.nextInt(9);
    Map<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < fileCount; i++) {
      String key = prefix + i;
      files.put(key, packing.pack(writing.bytes(file(key, headerLines))));
    }
    String clauses =
        dialect.clauses()
            + packing.clause()
            + writing.clause()
            + " ignoreheader "
            + headerLines
            + " maxerror 100000";
    return new RandomLoad(seed, clauses, files, rows, rejects.stream().sorted().toList());
  }

  private String file(String key, int headerLines) {
    StringBuilder text = new StringBuilder();
    long line = 1;
    for (; line <= headerLines; line++) {
      text.append("not \"a record").append(dialect.lineEnd());
    }
    int records = random.nextInt(60);
    for (int i = 0; i < records; i++) {
      String record = random.nextInt(10) == 0 ? badRecord(key, line) : goodRecord();
      boolean last = i == records - 1 && random.nextBoolean();
      text.append(record).append(last ? "" : dialect.lineEnd());
      line += 1 + record.chars().filter(c -> c == '\n').count();
    }
    return text.toString();
  }

  private String goodRecord() {
    List<String> fields = new ArrayList<>();
    List<String> values = new ArrayList<>();
    fields(fields, values);
    rows.add(String.join("|", values));
    return dialect.joined(fields);
  }

  private void fields(List<String> fields, List<String> values) {
    lastId++;
    add(fields, values, Integer.toString(lastId), Integer.toString(lastId));
    long whole = new BigInteger(1 + random.nextInt(63), random).longValue();
    whole = random.nextBoolean() ? whole : -whole;
    addOrNull(fields, values, Long.toString(whole), Long.toString(whole));
    BigDecimal decimal =
        new BigDecimal(
            BigInteger.valueOf(random.nextInt(1_999_999_999) - 999_999_999), random.nextInt(7));
    addOrNull(
        fields,
        values,
        decimal.toPlainString(),
        decimal.setScale(3, RoundingMode.DOWN).toPlainString());
    if (random.nextInt(6) == 0) {
      add(fields, values, dialect.nullText(), RandomLoad.NULL);
    } else {
      String text = dialect.text(60);
      add(fields, values, dialect.written(text), text);
    }
    LocalDate date = LocalDate.of(1600, 1, 1).plusDays(random.nextInt(300_000));
    addOrNull(fields, values, date.toString(), date.toString());
    LocalDateTime time =
        date.atStartOfDay()
            .plusSeconds(random.nextInt(86_400))
            .plusNanos(random.nextInt(3) * 1000L * random.nextInt(1_000_000) % 1_000_000_000L);
    addOrNull(fields, values, TIMESTAMP.format(time), TIMESTAMP.format(time));
    boolean flag = random.nextBoolean();
    List<String> words =
        flag ? List.of("t", "true", "Y", "1", "yes") : List.of("f", "FALSE", "n", "0", "no");
    addOrNull(fields, values, words.get(random.nextInt(words.size())), Boolean.toString(flag));
    add(fields, values, "1", "1");
  }

  private void addOrNull(List<String> fields, List<String> values, String field, String value) {
    if (random.nextInt(6) == 0) {
      add(fields, values, dialect.nullValue(), RandomLoad.NULL);
    } else {
      add(fields, values, field, value);
    }
  }

  private static void add(List<String> fields, List<String> values, String field, String value) {
    fields.add(field);
    values.add(value);
  }

  private String badRecord(String key, long line) {
    List<String> fields = new ArrayList<>();
    fields(fields, new ArrayList<>());
    int code =
        switch (random.nextInt(8)) {
          case 0 -> spoil(fields, 1, "12x4", 1207);
          case 1 -> spoil(fields, 1, "9223372036854775808", 1222);
          case 2 -> spoil(fields, 2, "1234567890.5", 1204);
          case 3 -> spoil(fields, 3, "x".repeat(61), 1204);
          case 4 -> spoil(fields, 3, "a" + Writing.INVALID, 1220);
          case 5 -> spoil(fields, 4, "2021-02-30", 1205);
          case 6 -> spoil(fields, 6, "maybe", 1210);
          default -> {
            fields.subList(5, fields.size()).clear();
            yield dialect.tooFewFields();
          }
        };
    rejects.add(key + " line " + line + " code " + code);
    return dialect.joined(fields);
  }

  private static int spoil(List<String> fields, int column, String field, int code) {
    fields.set(column, field);
    return code;
  }
}
