package dev.slipher.it.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.it.run.ObjectName;
import dev.slipher.it.run.RemoteHost;
import dev.slipher.it.script.Driver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** COPY of what commands on a host write, over JDBC. */
@Timeout(120)
class SshLoadTest {
  private static RemoteLoads loads;

  @BeforeAll
  static void start() {
    loads = RemoteLoads.start();
  }

  @AfterAll
  static void stop() {
    loads.close();
  }

  private static RemoteHost host() {
    return loads.world().remoteHost().orElseThrow();
  }

  /** COPY of what these commands write. */
  private static String copy(String table, String... commands) {
    StringBuilder entries = new StringBuilder();
    for (String command : commands) {
      entries.append(entries.isEmpty() ? "" : ", ");
      entries.append("{\"endpoint\": \"127.0.0.1\", \"mandatory\": true, \"port\": ");
      entries
          .append(host().host().port())
          .append(", \"command\": \"")
          .append(command)
          .append("\"}");
    }
    ObjectName manifest = new ObjectName("remote", RemoteLoads.name("manifest"));
    byte[] text = ("{\"entries\": [" + entries + "]}").getBytes(StandardCharsets.UTF_8);
    loads.world().objects().put(manifest, text);
    return "copy %s from 's3://remote/%s' iam_role default ssh".formatted(table, manifest.key());
  }

  /** A pipe at which a command can wait, or tell that it has come so far. */
  private static Path pipe() throws Exception {
    Path pipe = host().folder().resolve(RemoteLoads.name("pipe"));
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    return pipe;
  }

  private static CompletableFuture<String> said(Path pipe) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return Files.readString(pipe);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** How a load is ended whose command tells through a pipe that it runs. */
  private interface End {
    void of(Statement statement, Path up) throws Exception;
  }

  private static void ends(Driver driver, int timeoutSeconds, End end, String told)
      throws Exception {
    try (Connection connection = loads.connect(driver)) {
      String table = RemoteLoads.table(connection);
      Path up = pipe();
      Path pid = host().folder().resolve(RemoteLoads.name("pid"));
      String endless =
          "echo $$ > %s; echo up > %s; exec sleep 600"
              .formatted(pid.getFileName(), up.getFileName());
      SQLException failure =
          RemoteLoads.ended(
              connection,
              copy(table, "seq 1 100000", endless),
              timeoutSeconds,
              statement -> end.of(statement, up));
      assertTrue(failure.getMessage().contains(told), failure.getMessage());
      RemoteLoads.assertNothingLeft(connection, table);
      assertGone(pid);
      assertEquals(
          List.of("Load into table '" + table + "' completed, 3 record(s) loaded successfully."),
          RemoteLoads.run(connection, copy(table, "seq 1 3")));
    }
  }

  /** Waits until the process that wrote its number into the file, if one did, is gone. */
  private static void assertGone(Path pid) throws IOException {
    if (Files.exists(pid)) {
      ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
          .ifPresent(process -> process.onExit().orTimeout(20, TimeUnit.SECONDS).join());
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("atom.all-or-nothing: cancelled, it ends on its host, too")
  void cancelled(Driver driver) throws Exception {
    ends(
        driver,
        0,
        (statement, up) -> {
          assertEquals("up\n", said(up).get(60, TimeUnit.SECONDS));
          statement.cancel();
        },
        "cancelled on user's request");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("atom.all-or-nothing: out of time, it ends on its host, too")
  void timedOut(Driver driver) throws Exception {
    ends(driver, 5, (statement, up) -> {}, "Query timed out after 5 seconds");
  }

  @Test
  @DisplayName("sys.load_state.columns: how far each command is, seen while one waits")
  void progress() throws Exception {
    try (Connection connection = loads.connect(Driver.HIVE);
        Connection watching = loads.connect(Driver.HIVE)) {
      String table = RemoteLoads.table(connection);
      Path gate = pipe();
      // Many more rows than a buffer holds, and than pass between two reports.
      String waiting = "seq 1 200000; cat " + gate.getFileName();
      String copy = copy(table, "seq 1 3", waiting);
      FutureTask<List<String>> load = new FutureTask<>(() -> RemoteLoads.run(connection, copy));
      new Thread(load, "client").start();
      String state =
          ("select s.slice, s.lines > 60000, s.bytes_loaded > 200000, s.bytes_to_load, s.num_files,"
                  + " s.num_files_complete, s.pct_complete, trim(s.current_file)"
                  + " from stv_load_state s join sys_load_history h on h.query_id = s.query"
                  + " where h.table_name = '%s' order by s.slice")
              .formatted(table);
      String ended = "0 | false | false | 0 | 1 | 1 | 100 | ";
      String goesOn =
          "1 | true | true | 0 | 1 | 0 | 0 | ssh://redshift@127.0.0.1:%d/%s"
              .formatted(host().host().port(), waiting);
      List<String> rows = List.of();
      while (!load.isDone() && !rows.equals(List.of(ended, goesOn))) {
        rows = RemoteLoads.run(watching, state);
      }
      assertEquals(List.of(ended, goesOn), rows);
      Files.writeString(gate, "7\n");
      assertEquals(
          List.of(
              "Load into table '" + table + "' completed, 200004 record(s) loaded successfully."),
          load.get());
      assertEquals(List.of(), RemoteLoads.run(watching, state));
    }
  }
}
