package dev.slipher.catalog.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.catalog.CatalogException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarehouseDatabaseTest {
  @TempDir Path directory;

  private WarehouseDatabase open() {
    return WarehouseDatabase.open(WarehouseSettings.embedded(directory.resolve("warehouse")));
  }

  @Test
  void numbersGoOnAfterRestart() {
    int query;
    int table;
    long transaction;
    try (WarehouseDatabase database = open()) {
      query = database.sequences().nextQueryId();
      table = database.sequences().nextTableId();
      transaction = database.sequences().nextTransactionId();
    }
    try (WarehouseDatabase database = open()) {
      assertEquals(query + 1, database.sequences().nextQueryId());
      assertEquals(table + 1, database.sequences().nextTableId());
      assertEquals(transaction + 1, database.sequences().nextTransactionId());
    }
    assertEquals(100000, table);
  }

  @Test
  void aStatementThatIsCancelledWhileItRecordsDoesNoHarm() {
    try (WarehouseDatabase database = open()) {
      int before = database.sequences().nextQueryId();
      for (int i = 1; i <= 20; i++) {
        Thread.currentThread().interrupt();
        assertEquals(before + i, database.sequences().nextQueryId());
      }
      assertTrue(Thread.interrupted());
      assertEquals(before + 21, database.sequences().nextQueryId());
    }
  }

  @Test
  void twoOpeningsAndManyThreadsNeverShareANumber() throws Exception {
    int each = 50;
    Set<Integer> seen = new HashSet<>();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (WarehouseDatabase one = open();
        WarehouseDatabase other = open()) {
      List<Callable<List<Integer>>> askers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        WarehouseDatabase database = i % 2 == 0 ? one : other;
        askers.add(
            () -> {
              List<Integer> ids = new ArrayList<>();
              for (int n = 0; n < each; n++) {
                ids.add(database.sequences().nextQueryId());
              }
              return ids;
            });
      }
      for (Future<List<Integer>> ids : threads.invokeAll(askers)) {
        seen.addAll(ids.get());
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(8 * each, seen.size());
  }

  @Test
  void failedWorkLeavesNothingBehind() {
    try (WarehouseDatabase database = open()) {
      CatalogException failure =
          assertThrows(
              CatalogException.class,
              () ->
                  database.inTransaction(
                      "do half of something",
                      connection -> {
                        try (PreparedStatement insert =
                            connection.prepareStatement(
                                "insert into \"slipher_user\" values (7, 'half', null, false)")) {
                          insert.executeUpdate();
                          connection.prepareStatement("no sql at all").close();
                        }
                        return null;
                      }));
      assertEquals("58000", failure.sqlState());
      assertEquals("cannot do half of something in the warehouse database", failure.getMessage());
      assertTrue(database.users().find("half").isEmpty());
    }
  }

  @Test
  void anInterruptedThreadStillRecordsAndHarmsNobody() {
    try (WarehouseDatabase database = open()) {
      int before = database.sequences().nextQueryId();
      Thread.currentThread().interrupt();
      assertEquals(before + 1, database.sequences().nextQueryId());
      assertTrue(Thread.interrupted(), "the interrupt must still be set");
      assertEquals(before + 2, database.sequences().nextQueryId());
    }
  }

  @Test
  void onceClosedItSaysSo() {
    WarehouseDatabase database = open();
    database.close();
    database.close();
    CatalogException refusal =
        assertThrows(CatalogException.class, () -> database.sequences().nextQueryId());
    assertEquals("closed", refusal.detail().orElseThrow());
  }

  @Test
  void aNewerDatabaseIsLeftAlone() {
    try (WarehouseDatabase database = open()) {
      database.inTransaction(
          "pretend",
          connection -> {
            try (PreparedStatement insert =
                connection.prepareStatement("insert into \"slipher_version\" values (99)")) {
              return insert.executeUpdate();
            }
          });
    }
    CatalogException refusal = assertThrows(CatalogException.class, this::open);
    assertTrue(refusal.getMessage().contains("version 99"), refusal.getMessage());
  }

  @Test
  void theServerForOtherProcessesIsOnTheLoopbackOnly() throws IOException {
    try (WarehouseDatabase database = open()) {
      assertEquals(1, database.sequences().nextQueryId());
      String lock =
          Files.readString(
              directory.resolve("warehouse/warehouse.lock.db"), StandardCharsets.ISO_8859_1);
      Matcher server = Pattern.compile("(?m)^server=.*:(\\d+)$").matcher(lock);
      assertTrue(server.find());
      int port = Integer.parseInt(server.group(1));
      // were it bound to all addresses, the same port of another would be taken
      try (ServerSocket neighbour = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.2"))) {
        assertEquals(port, neighbour.getLocalPort());
      }
      assertEquals(
          "rwx------",
          PosixFilePermissions.toString(
              Files.getPosixFilePermissions(directory.resolve("warehouse"))));
    }
  }

  @Test
  @DisplayName("another process reads and writes at once, and what it committed survives kill -9")
  void survivesKill() throws Exception {
    Process other;
    int theirs;
    int sessionPid;
    try (WarehouseDatabase database = open()) {
      database.users().ensureSuperuser("awsuser", "awsuser");
      int ours = database.sequences().nextQueryId();
      other =
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElseThrow(),
                  "-Xmx128m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  OtherProcess.class.getName(),
                  directory.resolve("warehouse").toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (BufferedReader said =
          new BufferedReader(
              new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
        theirs = Integer.parseInt(said.readLine());
        sessionPid = Integer.parseInt(said.readLine());
        assertEquals(ours + 1, theirs);
        assertEquals(
            List.of(sessionPid), database.sessions().live().stream().map(Session::pid).toList());
      }
      // it goes on when the process that served it has gone: see below
    }
    other.destroyForcibly().waitFor();
    try (WarehouseDatabase database = open()) {
      assertEquals(theirs + 1, database.sequences().nextQueryId());
      assertTrue(database.users().verify("other", "Other1234").isPresent());
      assertTrue(
          database.sessions().live().isEmpty(), "the sessions of a killed process are forgotten");
      Session next =
          database.sessions().open(database.users().find("awsuser").orElseThrow(), "dev");
      assertTrue(next.pid() > sessionPid);
    }
  }

  @Test
  void survivesTheKillOfTheProcessThatServes() throws Exception {
    Process server =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                directory.resolve("warehouse").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
      int theirs = Integer.parseInt(said.readLine());
      said.readLine();
      try (WarehouseDatabase database = open()) {
        assertEquals(theirs + 1, database.sequences().nextQueryId());
        server.destroyForcibly().waitFor();
        assertEquals(theirs + 2, database.sequences().nextQueryId());
        assertTrue(database.users().find("other").isPresent());
      }
    }
    assertFalse(server.isAlive());
  }

  /** Commits something, says so and waits to be killed. */
  static final class OtherProcess {
    private OtherProcess() {}

    public static void main(String[] arguments) throws IOException {
      WarehouseDatabase database =
          WarehouseDatabase.open(WarehouseSettings.embedded(Path.of(arguments[0])));
      User user = database.users().create("other", "Other1234", false);
      int query = database.sequences().nextQueryId();
      Session session = database.sessions().open(user, "dev");
      System.out.println(query);
      System.out.println(session.pid());
      int end = System.in.read(); // only the kill ends it
      System.out.println(end);
    }
  }
}
