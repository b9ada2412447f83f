package dev.slipher.it.random;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
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
  /** A byte that no UTF-8 text holds, as the letter that it stands for while lines are text. */
  private static final String INVALID = "\uE0FF";

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
    int headerLines = random.nextInt(3);
    int fileCount = 1 + random.nextInt(9);
    Map<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < fileCount; i++) {
      String key = prefix + i;
      files.put(key, packing.pack(file(key, headerLines)));
    }
    String clauses =
        dialect.clauses() + packing.clause() + " ignoreheader " + headerLines + " maxerror 100000";
    return new RandomLoad(seed, clauses, files, rows, rejects.stream().sorted().toList());
  }

  private byte[] file(String key, int headerLines) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long line = 1;
    for (; line <= headerLines; line++) {
      write(bytes, "not \"a record" + dialect.lineEnd());
    }
    int records = random.nextInt(60);
    for (int i = 0; i < records; i++) {
      String record = random.nextInt(10) == 0 ? badRecord(key, line) : goodRecord();
      boolean last = i == records - 1 && random.nextBoolean();
      write(bytes, record + (last ? "" : dialect.lineEnd()));
      line += 1 + record.chars().filter(c -> c == '\n').count();
    }
    return bytes.toByteArray();
  }

  /** Writes UTF-8, but for the one letter that stands for a byte which is none. */
  private static void write(ByteArrayOutputStream bytes, String text) {
    String[] parts = text.split(INVALID, -1);
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        bytes.writeBytes("\u00ff".getBytes(ISO_8859_1));
      }
      bytes.writeBytes(parts[i].getBytes(UTF_8));
    }
  }

  private String goodRecord() {
    List<String> fields = new ArrayList<>();
    List<String> values = new ArrayList<>();
    fields(fields, values);
    rows.add(String.join("|", values));
    return joined(fields);
  }

  private String joined(List<String> fields) {
    return String.join(dialect.delimiter(), fields);
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
          case 4 -> spoil(fields, 3, "a" + INVALID, 1220);
          case 5 -> spoil(fields, 4, "2021-02-30", 1205);
          case 6 -> spoil(fields, 6, "maybe", 1210);
          default -> {
            fields.subList(5, fields.size()).clear();
            yield 1214;
          }
        };
    rejects.add(key + " line " + line + " code " + code);
    return joined(fields);
  }

  private static int spoil(List<String> fields, int column, String field, int code) {
    fields.set(column, field);
    return code;
  }
}
