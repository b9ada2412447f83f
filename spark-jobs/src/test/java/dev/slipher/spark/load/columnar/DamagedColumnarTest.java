package dev.slipher.spark.load.columnar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.slipher.dialect.SqlError;
import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.scan.ScanOptions;
import dev.slipher.formats.type.RedshiftType;
import dev.slipher.spark.TestWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the bytes: rows, or an error that names the file. */
@ExtendWith(TestWarehouse.Extension.class)
class DamagedColumnarTest {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);
  private static final int MOST_ROUNDS = 20_000;
  private static final long HANGS_AFTER_SECONDS = 60;

  private static final String ROWS =
      "select cast(id as int) a, if(mod(id, 5) = 0, null, id * id) b, cast(id / 7 as decimal(9, 3))"
          + " c, cast(id as decimal(38, 4)) d, mod(id, 3) = 0 e, cast(id as float) f, cast(id as"
          + " double) g, date_add(date'2020-01-01', cast(id as int)) h, timestamp_micros(id *"
          + " 1000000007) i, concat('w', mod(id, 9)) j, repeat(hash(id), 2) k, named_struct('x',"
          + " array(id, null), 'y', map('k', concat('v', id))) l from range(0, %d, 1, 1)";
  private static final List<RedshiftType> TYPES =
      List.of(
          new RedshiftType.Int(),
          new RedshiftType.BigInt(),
          new RedshiftType.Decimal(9, 3),
          new RedshiftType.Decimal(38, 4),
          new RedshiftType.Bool(),
          new RedshiftType.Real(),
          new RedshiftType.DoublePrecision(),
          new RedshiftType.Date(),
          new RedshiftType.Timestamp(),
          new RedshiftType.Varchar(50),
          new RedshiftType.Varchar(50),
          new RedshiftType.Super());

  private final TestWarehouse warehouse;
  @TempDir private Path folder;

  DamagedColumnarTest(TestWarehouse warehouse) {
    this.warehouse = warehouse;
  }

  private byte[] file(ColumnarLayout.Format format, int rows, Map<String, String> options)
      throws IOException {
    Path out = folder.resolve(format.name());
    warehouse
        .session()
        .sql(ROWS.formatted(rows))
        .write()
        .format(format.name().toLowerCase(Locale.ROOT))
        .options(options)
        .mode("overwrite")
        .save(out.toString());
    try (Stream<Path> files = Files.list(out)) {
      return Files.readAllBytes(
          files.filter(p -> p.getFileName().toString().startsWith("part-")).findFirst().get());
    }
  }

  private List<byte[]> files(ColumnarLayout.Format format) throws IOException {
    return format == ColumnarLayout.Format.PARQUET
        ? List.of(
            file(format, 40, Map.of("compression", "none")),
            file(format, 900, Map.of("compression", "none", "parquet.enable.dictionary", "false")),
            file(
                format,
                900,
                Map.of("compression", "none", "parquet.writer.version", "PARQUET_2_0")),
            file(format, 900, Map.of("compression", "snappy", "parquet.page.size", "500")),
            file(format, 900, Map.of("compression", "zstd", "parquet.block.size", "1000")),
            file(format, 900, Map.of("compression", "gzip")),
            file(format, 900, Map.of("compression", "lz4raw")))
        : List.of(
            file(format, 40, Map.of("compression", "none")),
            file(format, 900, Map.of("compression", "none", "orc.dictionary.key.threshold", "1")),
            file(format, 900, Map.of("compression", "snappy")),
            file(format, 2900, Map.of("compression", "zlib", "orc.row.index.stride", "1000")),
            file(format, 900, Map.of("compression", "zstd", "orc.compress.size", "1000")),
            file(format, 900, Map.of("compression", "lz4")));
  }

  private static byte[] damaged(byte[] good, Random random) {
    byte[] bytes = good.clone();
    for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
      int at = place(bytes.length, random);
      switch (random.nextInt(7)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> { // a large number, in any of the ways in which lengths are written
          int count = Math.min(1 + random.nextInt(8), bytes.length - at);
          Arrays.fill(bytes, at, at + count, (byte) (random.nextBoolean() ? 0xff : 0x7f));
        }
        case 3 -> { // two pages change places
          int length = Math.min(1 + random.nextInt(500), bytes.length / 3);
          int first = random.nextInt(bytes.length - 2 * length + 1);
          int second = first + length + random.nextInt(bytes.length - first - 2 * length + 1);
          byte[] moved = Arrays.copyOfRange(bytes, first, first + length);
          System.arraycopy(bytes, second, bytes, first, length);
          System.arraycopy(moved, 0, bytes, second, length);
        }
        case 4 -> { // bytes are missing, and what is behind them is not where it should be
          int length = Math.min(1 + random.nextInt(9), bytes.length - at);
          System.arraycopy(bytes, at + length, bytes, at, bytes.length - at - length);
          bytes = Arrays.copyOf(bytes, bytes.length - length);
        }
        case 5 -> {
          byte[] noise = new byte[Math.min(random.nextInt(99), bytes.length - at)];
          random.nextBytes(noise);
          System.arraycopy(noise, 0, bytes, at, noise.length);
        }
        default -> {
          if (random.nextInt(9) == 0) {
            bytes = Arrays.copyOf(bytes, 1 + at);
          }
        }
      }
      if (bytes.length == 0) {
        return new byte[1];
      }
    }
    return bytes;
  }

  /** Anywhere, and often where a file describes itself. */
  private static int place(int length, Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> random.nextInt(length);
      case 1 -> random.nextInt(Math.min(length, 60));
      default -> length - 1 - random.nextInt(Math.min(length, length / 4 + 60));
    };
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("columnar.any-error-fails: damage of any kind, for some seconds")
  void anyDamage(ColumnarLayout.Format format) throws Exception {
    List<byte[]> files = files(format);
    for (byte[] good : files) {
      assertTrue(outcome(format, good).startsWith("rows"));
    }
    int errors = 0;
    int rounds = 0;
    ExecutorService reader = Executors.newSingleThreadExecutor();
    try {
      long end = System.nanoTime() + LONG_ENOUGH.toNanos();
      while (rounds < MOST_ROUNDS && System.nanoTime() < end) {
        int seed = 20261120 + rounds++;
        Random random = new Random(seed);
        byte[] bytes = damaged(files.get(random.nextInt(files.size())), random);
        errors += outcome(reader, format, bytes, seed).equals("error") ? 1 : 0;
      }
    } finally {
      reader.shutdownNow();
    }
    assertTrue(errors > rounds / 4, errors + " errors in " + rounds + " rounds");
  }

  private static String outcome(
      ExecutorService reader, ColumnarLayout.Format format, byte[] bytes, int seed)
      throws Exception {
    try {
      return reader.submit(() -> outcome(format, bytes)).get(HANGS_AFTER_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return fail("hangs: seed " + seed);
    } catch (ExecutionException e) {
      return fail("seed " + seed, e.getCause());
    }
  }

  private static String outcome(ColumnarLayout.Format format, byte[] bytes) throws IOException {
    ColumnarText.Source file = new ColumnarText.Source("s3://b/f", bytes);
    ScanOptions options = ColumnarText.options(format, true, false);
    List<TargetColumn> columns = new ArrayList<>();
    for (RedshiftType type : TYPES) {
      columns.add(new TargetColumn("c" + columns.size(), type, true, columns.size()));
    }
    try {
      List<String> rows =
          ColumnarText.read(List.of(file.whole()), file, options, columns, new ArrayList<>());
      return "rows " + rows.size();
    } catch (SqlError error) {
      assertTrue(error.detail().orElse("").contains("/b/f"), error.toString());
      return "error";
    } finally {
      assertEquals(Set.of(), file.open(), "closes what it opened");
    }
  }
}
