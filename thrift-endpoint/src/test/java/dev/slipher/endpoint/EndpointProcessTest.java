package dev.slipher.endpoint;

import static dev.slipher.endpoint.RunningEndpoint.rows;
import static dev.slipher.endpoint.RunningEndpoint.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointProcessTest {
  private static final String PASSWORD = "Correct1Horse";
  private static final String SECRET = "wJalrXUtnFEMIK7MDENG";

  @TempDir private Path data;

  @Test
  void keepsTablesAndUsersThroughStopAndKill() throws Exception {
    try (EndpointProcess first =
        EndpointProcess.start(data, Map.of("SLIPHER_PASSWORD", PASSWORD))) {
      try (Connection connection = connect(first)) {
        run(connection, "create table kept (n int)", "insert into kept values (1)");
        refusesOthers(first);
        logsNoSecret(connection);
      }
      stopsInTheMidstOfAnInsert(first);
      assertFalse(Files.exists(data.resolve("run").resolve("endpoint.ready")));
    }
    // The password that was set once stays without being given again.
    try (EndpointProcess second = EndpointProcess.start(data, Map.of())) {
      try (Connection connection = connect(second)) {
        assertEquals(List.of("1"), rows(connection, "select n from kept"));
        run(connection, "insert into kept values (2)", "create table late (n int)");
      }
      second.kill();
    }
    try (EndpointProcess third = EndpointProcess.start(data, Map.of());
        Connection connection = connect(third)) {
      assertEquals(List.of("1", "2"), rows(connection, "select n from kept order by n"));
      assertEquals(List.of(), rows(connection, "select n from late"));
    }
  }

  @Test
  void refusesToListenToOthersWithTheDefaultPassword() throws Exception {
    try (EndpointProcess open = EndpointProcess.start(data, Map.of("SLIPHER_HOST", "0.0.0.0"))) {
      assertEquals(1, open.awaitExit());
      assertEquals(
          "SLIPHER_HOST=0.0.0.0 would let other machines in while awsuser has the default password:"
              + " set SLIPHER_PASSWORD.",
          open.firstLine());
    }
  }

  /** The insert has minutes to go. */
  private void stopsInTheMidstOfAnInsert(EndpointProcess running) throws Exception {
    try (Connection connection = connect(running)) {
      long before = dataFiles();
      CompletableFuture<SQLException> failure =
          CompletableFuture.supplyAsync(
              () ->
                  assertThrows(
                      SQLException.class,
                      () -> run(connection, "insert into kept select id from range(1000000000)")));
      while (dataFiles() == before && !failure.isDone()) {
        Thread.onSpinWait();
      }
      assertEquals(0, running.terminate());
      failure.join();
    } catch (SQLException connectionIsGone) {
      assertFalse(running.isAlive());
    }
  }

  private long dataFiles() throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      return files.filter(file -> file.getFileName().toString().startsWith("part-")).count();
    } catch (UncheckedIOException changing) {
      return dataFiles();
    }
  }

  private void refusesOthers(EndpointProcess running) throws Exception {
    try (EndpointProcess same = EndpointProcess.start(data, Map.of())) {
      assertEquals(
          "Another endpoint uses "
              + data
              + ": stop it or choose another directory with SLIPHER_DATA.",
          same.firstLine());
      assertEquals(1, same.awaitExit());
    }
    String port = running.firstLine().replaceAll(".*:(\\d+)/.*", "$1");
    try (EndpointProcess other =
        EndpointProcess.start(data.resolve("other"), Map.of("SLIPHER_PORT", port))) {
      assertEquals(
          "Port "
              + port
              + " on 127.0.0.1 is taken: stop what uses it or choose another with SLIPHER_PORT.",
          other.firstLine());
      assertEquals(1, other.awaitExit());
    }
  }

  private void logsNoSecret(Connection connection) throws Exception {
    assertThrows(
        SQLException.class,
        () ->
            run(
                connection,
                "permit everything credentials 'aws_secret_access_key=" + SECRET + "'"));
    String log = Files.readString(data.resolve("logs").resolve("endpoint.log"));
    assertTrue(log.contains("permit everything"), "the log does not have the statement");
    assertFalse(log.contains(SECRET), "the log has the secret");
    assertFalse(log.contains(PASSWORD), "the log has the password");
  }

  private static Connection connect(EndpointProcess process) throws SQLException {
    return JdbcDriver.HIVE.connect(process.firstLine(), EndpointSettings.SUPERUSER, PASSWORD);
  }
}
