package dev.slipher.spark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.dialect.SqlError;
import dev.slipher.spark.TestWarehouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loads that end badly: they leave the table as it was, no file and no running task. */
@ExtendWith(TestWarehouse.Extension.class)
class LoadAbortTest {
  private static final String EVEN = "(a int, b varchar(40)) diststyle even";
  private static final String KEY = "(a int, b varchar(40)) distkey(a)";

  private final TestWarehouse warehouse;
  private final SparkContext context;

  LoadAbortTest(TestWarehouse warehouse) {
    this.warehouse = warehouse;
    context = warehouse.session().sparkContext();
  }

  private static byte[] gzip(String text, int times) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      byte[] each = text.getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < times; i++) {
        gzip.write(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String lines(int rows) {
    return IntStream.range(0, rows)
        .mapToObj(i -> i + "|some text of no importance\n")
        .collect(Collectors.joining());
  }

  /** Four files of many rows, small when compressed. */
  private void putLargeFiles() {
    byte[] large = gzip(lines(10_000), 60);
    for (int file = 1; file <= 4; file++) {
      warehouse.put("k" + file, large);
    }
  }

  private void assertNothingLeft(String table, Set<String> before, long rows) {
    assertEquals(rows, warehouse.count(table));
    assertEquals(before, warehouse.files(table));
  }

  /** Tasks that run now, by what the scheduler tells. */
  private static final class Tasks extends SparkListener {
    private final Set<Long> running = ConcurrentHashMap.newKeySet();

    @Override
    public void onTaskStart(SparkListenerTaskStart start) {
      running.add(start.taskInfo().taskId());
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
      running.remove(end.taskInfo().taskId());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {EVEN, KEY})
  @DisplayName(
      "a file that breaks off in the middle fails the load (atom.all-or-nothing,"
          + " loadops.multi-file-one-transaction)")
  void brokenFile(String definition) {
    String table = warehouse.tableOf(definition);
    warehouse.put("first", "1|one\n");
    warehouse.copy(table, "first", "");
    Set<String> before = warehouse.files(table);
    byte[] whole = gzip(lines(10_000), 10);
    for (int file = 1; file <= 4; file++) {
      warehouse.put("k" + file, file == 3 ? Arrays.copyOf(whole, whole.length / 2) : whole);
    }
    SqlError error =
        assertThrows(SqlError.class, () -> warehouse.copy(table, "k", "gzip maxerror 100"));
    assertEquals("XX000", error.sqlState());
    assertTrue(error.getMessage().contains("/k3"), error.getMessage());
    assertNothingLeft(table, before, 1);
    assertEquals("0", warehouse.lines("select pg_last_copy_count()").get(0));
  }

  @RepeatedTest(4)
  @DisplayName("a slice that fails at once does not outrun the others' files")
  void failsFast() {
    String table = warehouse.tableOf(EVEN);
    warehouse.put("k1", lines(20_000));
    warehouse.put("k2", new byte[] {0x1f, (byte) 0x8b, 1, 2, 3});
    warehouse.put("k3", lines(10));
    assertThrows(SqlError.class, () -> warehouse.copy(table, "k", "gzip"));
    assertNothingLeft(table, Set.of(), 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {EVEN, KEY})
  @DisplayName("cancelled by interrupt: the tasks have ended when the statement has")
  void interrupted(String definition) throws Exception {
    String table = warehouse.tableOf(definition);
    putLargeFiles();
    CountDownLatch reading = new CountDownLatch(1);
    warehouse.beforeRead("k2", reading::countDown);
    Tasks tasks = new Tasks();
    context.addSparkListener(tasks);
    FutureTask<?> load = new FutureTask<>(() -> warehouse.copy(table, "k", "gzip"));
    Thread client = new Thread(load, "client");
    client.start();
    reading.await();
    client.interrupt();
    SqlError error =
        assertInstanceOf(
            SqlError.class, assertThrows(ExecutionException.class, load::get).getCause());
    context.listenerBus().waitUntilEmpty();
    Set<Long> left = Set.copyOf(tasks.running);
    context.removeSparkListener(tasks);
    assertEquals("57014", error.sqlState());
    assertEquals("Query cancelled on user's request", error.getMessage());
    assertEquals(Set.of(), left);
    assertNothingLeft(table, Set.of(), 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {EVEN, KEY})
  @DisplayName("cancelled by its job group, as a server does without touching the thread")
  void jobGroup(String definition) throws Exception {
    String table = warehouse.tableOf(definition);
    putLargeFiles();
    CountDownLatch reading = new CountDownLatch(1);
    warehouse.beforeRead("k2", reading::countDown);
    FutureTask<?> load =
        new FutureTask<>(
            () -> {
              context.setJobGroup(table, "a load", false);
              return warehouse.copy(table, "k", "gzip");
            });
    new Thread(load, "client").start();
    reading.await();
    context.cancelJobGroup(table);
    SqlError error =
        assertInstanceOf(
            SqlError.class, assertThrows(ExecutionException.class, load::get).getCause());
    assertEquals("57014", error.sqlState(), () -> String.valueOf(error.getCause()));
    assertNothingLeft(table, Set.of(), 0);
  }

  @Test
  @DisplayName("after a failure the same session loads as if nothing had been")
  void goesOn() {
    String table = warehouse.tableOf(EVEN);
    warehouse.put("k1", "x|one\n");
    assertThrows(SqlError.class, () -> warehouse.copy(table, "k", ""));
    warehouse.put("k1", "1|one\n");
    warehouse.copy(table, "k", "");
    assertEquals(1, warehouse.count(table));
  }
}
