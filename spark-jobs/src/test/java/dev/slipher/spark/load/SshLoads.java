package dev.slipher.spark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipher.dialect.SqlError;
import dev.slipher.spark.TestWarehouse;
import dev.slipher.spark.load.source.ssh.ClusterKey;
import dev.slipher.spark.load.source.ssh.SshSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** COPY from a real SSH server: what the suites of such loads share. */
@ExtendWith(TestWarehouse.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
abstract class SshLoads {
  static final String MANDATORY = "\"mandatory\": true";

  final TestWarehouse warehouse;
  private final SshServer server;
  @TempDir Path folder;
  Path knownHosts;
  SshHost host;
  private ClusterKey key;

  SshLoads(TestWarehouse warehouse, SshServer server) {
    this.warehouse = warehouse;
    this.server = server;
  }

  @BeforeAll
  void start(@TempDir Path shared) throws IOException {
    server.requireInstalled();
    key = ClusterKey.prepare(shared.resolve("keys"));
    host = server.start(shared.resolve("host"), 0, key.publicFile());
  }

  /** Another host, which the test may do away with; port 0 is any. */
  SshHost mortal(String name, int port) {
    return server.start(folder.resolve(name), port, key.publicFile());
  }

  @BeforeEach
  void settings() {
    knownHosts = folder.resolve("known_hosts");
    set(SshSettings.IDENTITY, key.privateFile().toString());
    set(SshSettings.KNOWN_HOSTS, knownHosts.toString());
    set(SshSettings.CONNECT_SECONDS, "20");
    set(SshSettings.COMMAND_SECONDS, "60");
  }

  @AfterAll
  void stop() {
    if (host != null) {
      host.close();
    }
  }

  /** Whatever became of a load, it has ended with all that it had begun. */
  @AfterEach
  void nothingGoesOn() throws Exception {
    SparkContext context = warehouse.session().sparkContext();
    context.listenerBus().waitUntilEmpty();
    assertEquals(0, context.statusTracker().getActiveJobIds().length);
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      // JSch's reader of a connection, and those that end connections.
      if (thread.getName().endsWith(" session") || thread.getName().equals("slipher-ssh-stop")) {
        thread.join(20_000);
        assertFalse(thread.isAlive(), thread.getName());
      }
    }
  }

  void set(String name, String value) {
    warehouse.session().conf().set(name, value);
  }

  String entry(String command, String... more) {
    return entryAt(host.port(), command, more);
  }

  String entryAt(int port, String command, String... more) {
    StringBuilder entry = new StringBuilder("{\"endpoint\": \"127.0.0.1\", \"port\": " + port);
    entry.append(", \"username\": \"").append(host.user()).append("\", \"command\": \"");
    entry.append(command.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    for (String each : more) {
      entry.append(", ").append(each);
    }
    return entry.append('}').toString();
  }

  /** COPY of a manifest of these entries; its INFO lines. */
  List<String> copy(String table, String clauses, String... entries) {
    warehouse.put("manifest", "{\"entries\": [" + String.join(", ", entries) + "]}");
    return warehouse.copy(table, "manifest", "ssh " + clauses);
  }

  String failure(String table, String... entries) {
    SqlError error = assertThrows(SqlError.class, () -> copy(table, "", entries));
    assertEquals("XX000", error.sqlState());
    assertEquals(Set.of(), warehouse.strays(table));
    return error.getMessage();
  }

  List<Row> connectionErrors() {
    return warehouse.rows(
        "select slice, trim(ssh_username), trim(endpoint), trim(command), trim(error), userid > 0,"
            + " pid = pg_backend_pid(), recordtime > '2020-01-01' from stl_sshclient_error"
            + " where query = pg_last_copy_id()");
  }

  /** Waits until the process that wrote its number into the file is gone. */
  static void assertGone(Path pid) throws Exception {
    ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
        .ifPresent(process -> process.onExit().orTimeout(20, TimeUnit.SECONDS).join());
  }

  /** A pipe at which a command can tell that it has come so far. */
  Path pipe() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    return pipe;
  }

  /** Tells that it runs, and writes rows for ever. */
  String endless(Path pid, Path pipe) {
    return "echo $$ > %s; echo up > %s; while sleep 0.1; do echo '1|a'; done".formatted(pid, pipe);
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
