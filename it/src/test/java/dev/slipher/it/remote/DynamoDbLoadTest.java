package dev.slipher.it.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.it.script.Driver;
import dev.slipher.sandbox.faults.Fault;
import dev.slipher.sandbox.faults.FaultyDynamoDb;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** COPY of a table of DynamoDB, over JDBC. */
@Timeout(120)
class DynamoDbLoadTest {
  private static final int ITEMS = 200;
  private static final Fault THROTTLED =
      FaultyDynamoDb.refusal(400, "ProvisionedThroughputExceededException", "slow down");

  private static RemoteLoads loads;

  @BeforeAll
  static void start() {
    loads = RemoteLoads.start();
  }

  @AfterAll
  static void stop() {
    loads.close();
  }

  @AfterEach
  void clear() {
    proxy().clear();
  }

  private static FaultyDynamoDb proxy() {
    return loads.world().dynamoDbFaults();
  }

  /** A table of so many read capacity units, 0 for one on demand, whose items are numbers. */
  private static String items(int readUnits) {
    String items = RemoteLoads.name("items");
    String text =
        IntStream.range(0, ITEMS)
            .mapToObj("{\"a\": {\"N\": \"%d\"}}"::formatted)
            .collect(Collectors.joining("\n"));
    String url = "dynamodb://" + items + (readUnits == 0 ? "" : "/" + readUnits);
    loads.world().dynamoDbTables().put(url, text.getBytes(StandardCharsets.UTF_8));
    return items;
  }

  private static String copy(String table, String items, int readRatio) {
    return "copy %s from 'dynamodb://%s' iam_role default readratio %d"
        .formatted(table, items, readRatio);
  }

  /** What happens to the scans of a table, the first being 1. */
  private static AtomicInteger onScan(String items, IntFunction<Optional<Fault>> decision) {
    AtomicInteger scans = new AtomicInteger();
    proxy()
        .answer(
            request ->
                request.action().equals("Scan") && request.body().contains("\"" + items + "\"")
                    ? decision.apply(scans.incrementAndGet())
                    : Optional.empty());
    return scans;
  }

  private static void assertLoads(Connection connection, String table, String items)
      throws SQLException {
    assertEquals(
        List.of(
            "Load into table '%s' completed, %d record(s) loaded successfully."
                .formatted(table, ITEMS)),
        RemoteLoads.run(connection, copy(table, items, 100)));
    assertEquals(
        List.of(Integer.toString(ITEMS)),
        RemoteLoads.run(connection, "select count(distinct a) from " + table));
  }

  /** How a load is ended whose first scan opens a latch. */
  private interface End {
    void of(Statement statement, CountDownLatch reading) throws Exception;
  }

  private static void ends(Driver driver, int timeoutSeconds, End end, String told)
      throws Exception {
    try (Connection connection = loads.connect(driver)) {
      String table = RemoteLoads.table(connection);
      String items = items(1);
      CountDownLatch reading = new CountDownLatch(1);
      onScan(
          items,
          scan -> {
            reading.countDown();
            return Optional.empty();
          });
      SQLException failure =
          RemoteLoads.ended(
              connection,
              copy(table, items, 1), // hours
              timeoutSeconds,
              statement -> end.of(statement, reading));
      assertTrue(failure.getMessage().contains(told), failure.getMessage());
      RemoteLoads.assertNothingLeft(connection, table);
      assertLoads(connection, table, items(0));
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("atom.all-or-nothing: cancelled while it waits for its share of the throughput")
  void cancelled(Driver driver) throws Exception {
    ends(
        driver,
        0,
        (statement, reading) -> {
          reading.await();
          statement.cancel();
        },
        "cancelled on user's request");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("atom.all-or-nothing: out of time while it waits for its share of the throughput")
  void timedOut(Driver driver) throws Exception {
    ends(driver, 5, (statement, reading) -> {}, "Query timed out after 5 seconds");
  }

  @Test
  @DisplayName("dynamodb.readratio-meaning: throttled at some of its pages, it loads all")
  void throttledNowAndThen() throws Exception {
    try (Connection connection = loads.connect(Driver.HIVE)) {
      String items = items(0);
      AtomicInteger scans =
          onScan(items, scan -> scan % 3 == 0 ? Optional.empty() : Optional.of(THROTTLED));
      assertLoads(connection, RemoteLoads.table(connection), items);
      assertTrue(scans.get() >= 12, scans + " scans");
    }
  }

  /** How each load fails that is told in the middle what is not to its liking. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | ProvisionedThroughputExceededException | 10 times in a row | READRATIO",
        "400 | AccessDeniedException | on dynamodb:Scan of table '%s' | dynamodb:DescribeTable",
        "400 | ExpiredTokenException | on dynamodb:Scan of table '%s' | new ones",
        "500 | InternalServerError | is not reachable | COPY again",
      })
  @DisplayName("dynamodb.permissions, atom.all-or-nothing: refused in the middle")
  void refused(int status, String code, String told, String advice) throws Exception {
    try (Connection connection = loads.connect(Driver.HIVE)) {
      String table = RemoteLoads.table(connection);
      String items = items(0);
      Fault refusal = FaultyDynamoDb.refusal(status, code, "so it is");
      onScan(items, scan -> scan < 6 ? Optional.empty() : Optional.of(refusal));
      String message = RemoteLoads.failure(connection, copy(table, items, 100)).getMessage();
      assertTrue(message.contains(told.formatted(items)), message);
      assertTrue(message.contains(items), message);
      assertTrue(message.contains(advice), message);
      RemoteLoads.assertNothingLeft(connection, table);
      proxy().clear();
      assertLoads(connection, table, items);
    }
  }

  @Test
  @DisplayName("atom.all-or-nothing: its table is removed in the middle")
  void removed() throws Exception {
    try (Connection connection = loads.connect(Driver.HIVE)) {
      String table = RemoteLoads.table(connection);
      String items = items(0);
      onScan(
          items,
          scan -> {
            if (scan == 6) {
              loads.world().dynamoDbTables().delete(items);
            }
            return Optional.empty();
          });
      String message = RemoteLoads.failure(connection, copy(table, items, 100)).getMessage();
      assertTrue(
          message.contains("The specified DynamoDB table '" + items + "' does not exist"), message);
      RemoteLoads.assertNothingLeft(connection, table);
      assertLoads(connection, table, items(0));
    }
  }

  @Test
  @DisplayName("a connection that breaks in the middle is made again, if not for ever")
  void cut() throws Exception {
    try (Connection connection = loads.connect(Driver.HIVE)) {
      String items = items(0);
      String table = RemoteLoads.table(connection);
      onScan(items, scan -> scan < 6 ? Optional.empty() : Optional.of(new Fault.Cut(20)));
      String message = RemoteLoads.failure(connection, copy(table, items, 100)).getMessage();
      assertTrue(message.contains("is not reachable"), message);
      RemoteLoads.assertNothingLeft(connection, table);
      onScan(items, scan -> scan > 3 ? Optional.empty() : Optional.of(new Fault.Cut(20)));
      assertLoads(connection, table, items);
    }
  }

  @Test
  @DisplayName("sys.load_state.columns: how far each segment is, seen while one waits")
  void progress() throws Exception {
    try (Connection connection = loads.connect(Driver.HIVE);
        Connection watching = loads.connect(Driver.HIVE)) {
      String table = RemoteLoads.table(connection);
      String items = items(0);
      CountDownLatch gate = new CountDownLatch(1);
      proxy()
          .answer(
              request -> {
                if (request.body().contains("\"Segment\":3")) {
                  await(gate);
                }
                return Optional.empty();
              });
      FutureTask<List<String>> load =
          new FutureTask<>(() -> RemoteLoads.run(connection, copy(table, items, 100)));
      new Thread(load, "client").start();
      String state =
          ("select s.slice, s.num_files, s.num_files_complete, s.lines > 0, s.bytes_loaded > 0,"
                  + " s.bytes_to_load > 0, trim(s.current_file) from stv_load_state s"
                  + " join sys_load_history h on h.query_id = s.query"
                  + " where h.table_name = '%s' order by s.slice")
              .formatted(table);
      List<String> expected =
          List.of(
              "0 | 1 | 1 | true | true | true | ",
              "1 | 1 | 1 | true | true | true | ",
              "2 | 1 | 1 | true | true | true | ",
              "3 | 1 | 0 | false | false | true | ");
      List<String> rows = List.of();
      while (!load.isDone() && !rows.equals(expected)) {
        rows = RemoteLoads.run(watching, state);
      }
      assertEquals(expected, rows);
      gate.countDown();
      load.get();
      assertEquals(List.of(), RemoteLoads.run(watching, state));
    }
  }

  private static void await(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
