package dev.slipher.spark.load.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.catalog.system.SliceProgress;
import dev.slipher.formats.compression.Compression;
import dev.slipher.formats.convert.ConversionOptions;
import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.report.FileReport;
import dev.slipher.formats.report.Reject;
import dev.slipher.formats.report.SliceReport;
import dev.slipher.formats.scan.ScanOptions;
import dev.slipher.formats.scan.Split;
import dev.slipher.formats.scan.SplitOpener;
import dev.slipher.formats.text.TextLayout;
import dev.slipher.formats.type.RedshiftType;
import dev.slipher.spark.TestWarehouse;
import dev.slipher.spark.internals.ParquetFiles;
import dev.slipher.spark.load.plan.SliceAssignment;
import dev.slipher.spark.load.report.LoadTotals;
import dev.slipher.spark.load.write.LoadFiles;
import dev.slipher.spark.load.write.SliceWriteJob;
import dev.slipher.spark.load.write.WrittenFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scans by slice in real tasks. */
@ExtendWith(TestWarehouse.Extension.class)
class LoadScanTest {
  private static final StructType SCHEMA =
      new StructType()
          .add("n", DataTypes.IntegerType)
          .add("t", DataTypes.StringType)
          .add("filled", DataTypes.LongType);
  private static final List<TargetColumn> COLUMNS =
      List.of(
          new TargetColumn("n", new RedshiftType.Int(), true, 0),
          new TargetColumn("t", new RedshiftType.Varchar(200), true, 1));

  private final SparkSession session;

  LoadScanTest(TestWarehouse warehouse) {
    session = warehouse.session();
  }

  /** Files that travel with the opener. */
  private record InMemory(TreeMap<String, byte[]> files) implements SplitOpener, Serializable {
    @Override
    public InputStream open(Split split) {
      return new ByteArrayInputStream(files.get(split.file()));
    }

    List<Split> splits() {
      return files.entrySet().stream()
          .map(file -> Split.of(file.getKey(), file.getValue().length))
          .toList();
    }
  }

  /** Breaks off in the middle of one file, the first time that it is read. */
  private record BreaksOnce(InMemory files, String file, String test)
      implements SplitOpener, Serializable {
    private static final Set<String> BROKEN = ConcurrentHashMap.newKeySet();

    @Override
    public InputStream open(Split split) {
      if (!split.file().equals(file) || !BROKEN.add(test)) {
        return files.open(split);
      }
      byte[] whole = files.files().get(file);
      InputStream broken =
          new InputStream() {
            @Override
            public int read() throws IOException {
              throw new IOException("broken off");
            }
          };
      return new SequenceInputStream(new ByteArrayInputStream(whole, 0, whole.length / 2), broken);
    }
  }

  /** Five files with quotes, line ends inside of fields, long records and some errors. */
  private static InMemory files(long seed) {
    Random random = new Random(seed);
    TreeMap<String, byte[]> files = new TreeMap<>();
    for (int file = 0; file < 5; file++) {
      StringBuilder text = new StringBuilder();
      for (int row = 0; row < 60; row++) {
        text.append(random.nextInt(12) == 0 ? "wrong" : Integer.toString(random.nextInt(100_000)));
        text.append(",\"").append("é, \"\"\r\n".repeat(random.nextInt(9))).append("\"");
        text.append(random.nextBoolean() ? "\n" : "\r\n");
      }
      files.put("file" + file, text.toString().getBytes(StandardCharsets.UTF_8));
    }
    return new InMemory(files);
  }

  private LoadScan scan(
      InMemory files, SplitOpener opener, int slices, int buffer, List<ColumnFiller> fillers) {
    return LoadScan.of(
        session,
        "scan",
        SliceAssignment.inTurn(files.splits(), slices).bySlice(),
        split -> List.of(),
        SCHEMA,
        COLUMNS,
        fillers,
        ScanOptions.of(
                TextLayout.Csv.DEFAULT, ConversionOptions.DEFAULTS, Compression.NONE, 0, false)
            .withBufferSize(buffer),
        opener,
        Long.MAX_VALUE,
        Optional.empty());
  }

  private LoadScan scan(InMemory files, int slices, int buffer) {
    return scan(files, files, slices, buffer, List.of(new ColumnFiller.Constant(2, 7L)));
  }

  private static List<String> texts(JavaRDD<InternalRow> rows) {
    List<String> texts =
        new ArrayList<>(
            rows.map(row -> row.getInt(0) + "=" + row.getString(1) + "=" + row.getLong(2))
                .collect());
    Collections.sort(texts);
    return texts;
  }

  /** Where each reject stands and why, whatever slice met it. */
  private static List<String> rejects(LoadScan scan) {
    return scan.reports().stream()
        .flatMap(report -> report.rejects().stream())
        .map(LoadScanTest::text)
        .sorted()
        .toList();
  }

  private static String text(Reject reject) {
    return reject.file() + ":" + reject.lineNumber() + " " + reject.error() + reject.rawLine();
  }

  private static Map<String, String> fileFigures(LoadScan scan) {
    return scan.reports().stream()
        .flatMap(report -> report.files().stream())
        .collect(
            Collectors.toMap(
                FileReport::file,
                file ->
                    file.lines()
                        + " "
                        + file.rows()
                        + " "
                        + file.errors()
                        + " "
                        + file.bytesScanned()));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 7", "2, 1", "2, 7", "2, 262144", "7, 1", "7, 7", "7, 262144"})
  @DisplayName("rows, rejects and figures do not depend on slices or buffers")
  void sameAnswer(int slices, int buffer) {
    InMemory files = files(20);
    LoadScan expected = scan(files, 1, 262_144);
    List<String> rows = texts(expected.rows(Optional.empty()));
    LoadScan other = scan(files, slices, buffer);
    assertEquals(rows, texts(other.rows(Optional.empty())));
    assertEquals(rejects(expected), rejects(other));
    assertTrue(rejects(other).size() > 5);
    assertEquals(fileFigures(expected), fileFigures(other));
    assertEquals(LoadTotals.of(expected.reports()), LoadTotals.of(other.reports()));
    assertEquals(slices, other.reports().size());
    assertEquals(300, rows.size() + rejects(other).size());
  }

  @Test
  @DisplayName("a key moves rows and loses none")
  void byKey() {
    InMemory files = files(21);
    List<String> expected = texts(scan(files, 1, 4096).rows(Optional.empty()));
    LoadScan scan = scan(files, 7, 4096);
    JavaRDD<InternalRow> rows = scan.rows(Optional.of("n"));
    assertEquals(7, rows.getNumPartitions());
    assertEquals(expected, texts(rows));
    assertEquals(7, scan.reports().size());
  }

  @Test
  @DisplayName("a stage that runs twice counts once, and gives the same rows and identities")
  void twice() {
    InMemory files = files(22);
    LoadScan scan = scan(files, files, 2, 4096, List.of(new ColumnFiller.Identity(2, 100, 10, 2)));
    JavaRDD<InternalRow> rows = scan.rows(Optional.empty());
    List<String> first = texts(rows);
    LoadTotals totals = LoadTotals.of(scan.reports());
    List<String> rejects = rejects(scan);
    assertEquals(first, texts(rows));
    assertEquals(totals, LoadTotals.of(scan.reports()));
    assertEquals(rejects, rejects(scan));
    assertEquals(first.size(), totals.rows());
    assertEquals(List.of(0, 1), scan.reports().stream().map(SliceReport::slice).toList());
  }

  @Test
  @DisplayName("a task that failed in the middle and ran again counts once and leaves one file")
  void again(@TempDir Path folder) throws IOException {
    InMemory files = files(23);
    BreaksOnce breaks = new BreaksOnce(files, "file2", folder.toString());
    LoadScan scan = scan(files, breaks, 2, 64, List.of(new ColumnFiller.Constant(2, 7L)));
    List<WrittenFile> written =
        SliceWriteJob.run(
            scan.rows(Optional.empty()),
            ParquetFiles.prepare(session, SCHEMA),
            new LoadFiles(folder.toUri().toString(), "mark"));
    assertTrue(BreaksOnce.BROKEN.contains(folder.toString()));
    LoadScan expected = scan(files, 2, 64);
    List<String> rows = texts(expected.rows(Optional.empty()));
    assertEquals(rows.size(), written.stream().mapToLong(WrittenFile::rows).sum());
    assertEquals(LoadTotals.of(expected.reports()), LoadTotals.of(scan.reports()));
    List<String> names = written.stream().map(WrittenFile::name).sorted().toList();
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(
          names,
          left.map(file -> file.getFileName().toString())
              .filter(name -> !name.startsWith("."))
              .sorted()
              .toList());
    }
    assertEquals(
        rows,
        session.read().parquet(folder.toString()).collectAsList().stream()
            .map(row -> row.getInt(0) + "=" + row.getString(1) + "=" + row.getLong(2))
            .sorted()
            .toList());
  }

  /** Waits before it opens the last file, until the test lets it. */
  private record Waits(InMemory files) implements SplitOpener, Serializable {
    private static final CountDownLatch REACHED = new CountDownLatch(1);
    private static final CountDownLatch GO_ON = new CountDownLatch(1);

    @Override
    public InputStream open(Split split) throws IOException {
      if (split.file().equals(files.files().lastKey())) {
        REACHED.countDown();
        try {
          GO_ON.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
      return files.open(split);
    }
  }

  @Test
  @Timeout(60)
  @DisplayName("sys.load_state.update-interval: a running slice tells how far it is")
  void progress() throws Exception {
    byte[] many = "1,a\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    InMemory files = new InMemory(new TreeMap<>(Map.of("f1", many, "f2", many)));
    CountDownLatch heartbeats = new CountDownLatch(3);
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
            if (Waits.REACHED.getCount() == 0) {
              heartbeats.countDown();
            }
          }
        };
    try (LoadScan scan =
        scan(files, new Waits(files), 1, 10_000, List.of(new ColumnFiller.Constant(2, 7L)))) {
      session.sparkContext().addSparkListener(listener);
      assertEquals(List.of(new SliceProgress(0, 800_000, 0, false, 0, 2, 0, "")), scan.progress());
      CompletableFuture<Long> rows =
          CompletableFuture.supplyAsync(() -> scan.rows(Optional.empty()).count());
      Waits.REACHED.await();
      heartbeats.await();
      SliceProgress running = scan.progress().get(0);
      assertEquals("f1", running.currentFile());
      // Figures lag behind by a buffer.
      assertTrue(running.lines() > 60_000 && running.lines() <= 100_000, running.toString());
      assertTrue(running.bytesLoaded() >= 262_144, running.toString());
      Waits.GO_ON.countDown();
      assertEquals(200_000, rows.get());
      assertEquals(
          List.of(new SliceProgress(0, 800_000, 800_000, false, 200_000, 2, 2, "")),
          scan.progress());
    } finally {
      Waits.GO_ON.countDown();
      session.sparkContext().removeSparkListener(listener);
    }
  }
}
