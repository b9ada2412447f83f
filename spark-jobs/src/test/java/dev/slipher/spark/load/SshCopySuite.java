package dev.slipher.spark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** COPY from a real SSH server, and all that can go wrong with it. */
@ExtendWith(TestWarehouse.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
abstract class SshCopySuite {
  private final TestWarehouse warehouse;
  @TempDir private Path folder;
  private Path knownHosts;
  private ClusterKey key;
  private SshHost host;

  SshCopySuite(TestWarehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** Starts a host that keeps its key in the folder; port 0 is any. */
  abstract SshHost start(Path folder, int port, Path authorizedKeys);

  @BeforeAll
  void start(@TempDir Path shared) throws IOException {
    key = ClusterKey.prepare(shared.resolve("keys"));
    host = start(shared.resolve("host"), 0, key.publicFile());
  }

  /** A host that the test may do away with. */
  private SshHost mortal() {
    return start(folder.resolve("mortal"), 0, key.publicFile());
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
    host.close();
  }

  private void set(String name, String value) {
    warehouse.session().conf().set(name, value);
  }

  private String entry(String command, String... more) {
    return entryAt(host.port(), command, more);
  }

  private String entryAt(int port, String command, String... more) {
    StringBuilder entry = new StringBuilder("{\"endpoint\": \"127.0.0.1\", \"port\": " + port);
    entry.append(", \"username\": \"").append(host.user()).append("\", \"command\": \"");
    entry.append(command.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    for (String each : more) {
      entry.append(", ").append(each);
    }
    return entry.append('}').toString();
  }

  private static final String MANDATORY = "\"mandatory\": true";

  /** COPY of a manifest of these entries; its INFO lines. */
  private List<String> copy(String table, String clauses, String... entries) {
    warehouse.put("manifest", "{\"entries\": [" + String.join(", ", entries) + "]}");
    return warehouse.copy(table, "manifest", "ssh " + clauses);
  }

  private String failure(String table, String... entries) {
    SqlError error = assertThrows(SqlError.class, () -> copy(table, "", entries));
    assertEquals("XX000", error.sqlState());
    assertEquals(Set.of(), warehouse.strays(table));
    return error.getMessage();
  }

  private List<Row> connectionErrors() {
    return warehouse.rows(
        "select slice, trim(ssh_username), trim(endpoint), trim(command), trim(error), userid > 0,"
            + " pid = pg_backend_pid(), recordtime > '2020-01-01' from stl_sshclient_error"
            + " where query = pg_last_copy_id()");
  }

  /** Waits until the process that wrote its number into the file is gone. */
  private static void assertGone(Path pid) throws Exception {
    ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
        .ifPresent(process -> process.onExit().orTimeout(20, TimeUnit.SECONDS).join());
  }

  /** A pipe at which a command can tell that it has come so far. */
  private Path pipe() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    return pipe;
  }

  /** Tells that it runs, and writes rows for ever. */
  private String endless(Path pid, Path pipe) {
    return "echo $$ > %s; echo up > %s; while sleep 0.1; do echo '1|a'; done".formatted(pid, pipe);
  }

  @Test
  @DisplayName("ssh.entry-per-connection, ssh.publickey-verify: each entry a file of known lines")
  void loads() throws IOException {
    Path data = Files.writeString(folder.resolve("data"), "h\n3|three\n4|four\n");
    String table = warehouse.table("a int, b varchar(10)");
    String checked = "\"publickey\": \"" + host.hostKey() + "\"";
    List<String> lines =
        copy(
            table,
            "ignoreheader 1",
            entry("printf 'h\\n1|one\\n'", MANDATORY, checked),
            entry("cat " + data, checked),
            entry("cat " + data, "\"mandatory\": false"));
    assertEquals(
        List.of("Load into table '" + table + "' completed, 5 record(s) loaded successfully."),
        lines);
    assertEquals(
        "[[1,1], [3,2], [4,2]]",
        warehouse.rows("select a, count(*) from " + table + " group by a order by a").toString());
    assertEquals(
        "[[2,0,true], [3,0,true], [3,0,true]]",
        warehouse
            .rows(
                "select lines_scanned, errors, filename like 'ssh://"
                    + host.user()
                    + "@127.0.0.1:"
                    + host.port()
                    + "/%' from stl_load_commits where query = pg_last_copy_id() order by 1")
            .toString());
    assertEquals(
        "[[3,42,3,42,5]]",
        warehouse
            .rows(
                "select source_file_count, source_file_bytes, file_count_scanned,"
                    + " file_bytes_scanned, loaded_rows from sys_load_history"
                    + " where query_id = pg_last_copy_id()")
            .toString());
    assertEquals("[]", connectionErrors().toString());
  }

  @Test
  @DisplayName("slices run their commands at the same time")
  void atOnce() throws Exception {
    Path pipe = pipe();
    String table = warehouse.table("a int");
    copy(table, "", entry("cat " + pipe), entry("echo 1 > " + pipe + "; echo 2", MANDATORY));
    assertEquals(List.of("1", "2"), warehouse.lines("select a from " + table + " order by a"));
  }

  @Test
  @DisplayName("ssh.output-text-or-compressed: gzip, cut into rows as a file is; rows by KEY")
  void compressed() {
    String table = warehouse.tableOf("(a int, b varchar(40)) distkey(a)");
    String rows = "seq 1 200000 | sed 's/$/|some text of no importance/' | gzip -c";
    copy(table, "gzip", entry(rows, MANDATORY), entry(rows));
    assertEquals(400_000, warehouse.count(table));
    assertEquals(
        200_000, warehouse.rows("select count(distinct a) from " + table).get(0).getLong(0));
  }

  @Test
  @DisplayName("more than fits into memory is held back on disk, and removed from there")
  void large() throws IOException {
    Set<String> before = temporaryFiles();
    String table = warehouse.table("a int, b varchar(40)");
    String rows = "seq 1 500000 | sed 's/$/|some text of no importance/'";
    copy(table, "", entry(rows), entry(rows, MANDATORY));
    assertEquals(1_000_000, warehouse.count(table));
    assertEquals(before, temporaryFiles());
  }

  private static Set<String> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("slipher-ssh-"))
          .collect(Collectors.toSet());
    }
  }

  @Test
  @DisplayName(
      "ssh.mandatory-default, ssh.errors-table, sys.sshclient_error.columns: an optional host that"
          + " is not there is told of and skipped")
  void optionalUnreachable() throws IOException {
    int nobody = freePort();
    String table = warehouse.table("a int");
    List<String> lines = copy(table, "", entryAt(nobody, "echo 7"), entry("echo 8"));
    assertEquals(List.of("8"), warehouse.lines("select a from " + table));
    String reason = "connection refused at port " + nobody;
    assertEquals(
        "SSH to host '127.0.0.1' with command 'echo 7' was skipped: "
            + reason
            + ".  Check 'stl_sshclient_error' system table for details.",
        lines.get(1));
    assertEquals(
        "[[0,%s,127.0.0.1,echo 7,%s,true,true,true]]".formatted(host.user(), reason),
        connectionErrors().toString());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  @DisplayName("ssh.mandatory-true: a mandatory host that is not there fails the load")
  void mandatoryUnreachable() throws IOException {
    int nobody = freePort();
    String table = warehouse.table("a int");
    assertEquals(
        "SSH to host '127.0.0.1' with command 'echo 7' failed: connection refused at port "
            + nobody,
        failure(table, entry("echo 8"), entryAt(nobody, "echo 7", MANDATORY)));
    assertEquals(0, warehouse.count(table));
    assertEquals("echo 7", connectionErrors().get(0).get(3));
    assertEquals(
        List.of("aborted"),
        warehouse.lines("select status from sys_load_history where query_id = pg_last_copy_id()"));
  }

  @Test
  @DisplayName("ssh.zero-connections-fails: at least one connection must succeed")
  void noneSucceeds() throws IOException {
    int nobody = freePort();
    String table = warehouse.table("a int");
    assertTrue(
        failure(table, entryAt(nobody, "echo 7"), entry("exit 3"))
            .startsWith("None of the 2 SSH connections succeeded; host '127.0.0.1' with command "));
    assertEquals(2, connectionErrors().size());
  }

  @Test
  @DisplayName("a host that takes the connection and says nothing is given up on in time")
  void silentHost() throws IOException {
    set(SshSettings.CONNECT_SECONDS, "1");
    String table = warehouse.table("a int");
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      assertEquals(
          "SSH to host '127.0.0.1' with command 'x' failed: no connection within 1 s",
          failure(table, entryAt(silent.getLocalPort(), "x", MANDATORY)));
    }
  }

  @Test
  @DisplayName("a host of no such name")
  void unknownHost() {
    String table = warehouse.table("a int");
    copy(
        table, "", "{\"endpoint\": \"no-such-host.invalid\", \"command\": \"x\"}", entry("echo 1"));
    assertEquals("the host's name cannot be resolved", connectionErrors().get(0).get(4));
  }

  @Test
  @DisplayName("the host does not know the cluster's key")
  void notAuthorized() throws IOException {
    ClusterKey other = ClusterKey.prepare(folder.resolve("other"));
    set(SshSettings.IDENTITY, other.privateFile().toString());
    String table = warehouse.table("a int");
    assertEquals(
        "SSH to host '127.0.0.1' with command 'echo 1' failed: authentication refused for user '"
            + host.user()
            + "' with the cluster's key",
        failure(table, entry("echo 1", MANDATORY)));
  }

  @Test
  @DisplayName("a mandatory command that fails after its rows: the table stays as it was")
  void mandatoryFails() {
    String table = warehouse.table("a int");
    copy(table, "", entry("echo 1"));
    Set<String> before = warehouse.files(table);
    String command = "seq 1 100000; echo 'no disk left' >&2; exit 3";
    assertEquals(
        "SSH to host '127.0.0.1' with command '"
            + command
            + "' failed: the command ended with exit status 3: no disk left",
        failure(table, entry(command, MANDATORY), entry("echo 2")));
    assertEquals(before, warehouse.files(table));
  }

  @Test
  @DisplayName("an optional command that fails after its rows: none of them is loaded")
  void optionalFails() {
    String table = warehouse.table("a int");
    copy(table, "", entry("seq 1 100000; exit 3"), entry("echo 2"));
    assertEquals(List.of("2"), warehouse.lines("select a from " + table));
    assertEquals("the command ended with exit status 3", connectionErrors().get(0).get(4));
    assertEquals(
        List.of("2"),
        warehouse.lines(
            "select bytes_scanned from sys_load_detail where query_id = pg_last_copy_id()"));
  }

  @Test
  @DisplayName("a command that a signal ends has failed")
  void signal() {
    String table = warehouse.table("a int");
    String told = failure(table, entry("echo 1; kill -TERM $$", MANDATORY));
    // One server tells the signal, the other the status by which shells tell it.
    assertTrue(told.contains("signal TERM") || told.contains("exit status 143"), told);
    assertEquals(0, warehouse.count(table));
  }

  @Test
  @DisplayName("output that is cut in the middle: mandatory fails, nothing is loaded")
  void mandatoryCut() throws Exception {
    String table = warehouse.table("a int, b varchar(4)");
    Path pipe = pipe();
    FutureTask<String> load;
    try (SshHost mortal = mortal()) {
      String command = endless(folder.resolve("pid"), pipe);
      String entry = entryAt(mortal.port(), command, MANDATORY);
      load = new FutureTask<>(() -> failure(table, entry));
      new Thread(load, "client").start();
      assertEquals("up\n", Files.readString(pipe));
    }
    String told = load.get();
    assertTrue(told.endsWith("the connection was lost before the command ended"), told);
    assertEquals(0, warehouse.count(table));
    assertGone(folder.resolve("pid"));
  }

  @Test
  @DisplayName("output that is cut in the middle: optional is skipped")
  void optionalCut() throws Exception {
    String table = warehouse.table("a int, b varchar(4)");
    Path pipe = pipe();
    FutureTask<List<String>> load;
    try (SshHost mortal = mortal()) {
      String cut = entryAt(mortal.port(), endless(folder.resolve("pid"), pipe));
      load = new FutureTask<>(() -> copy(table, "", cut, entry("echo '2|b'")));
      new Thread(load, "client").start();
      assertEquals("up\n", Files.readString(pipe));
    }
    load.get();
    assertEquals(List.of("2"), warehouse.lines("select a from " + table));
    assertEquals(
        "the connection was lost before the command ended", connectionErrors().get(0).get(4));
  }

  @Test
  @DisplayName("a command that does not end is stopped on its host when its time is over")
  void endlessCommand() throws Exception {
    set(SshSettings.COMMAND_SECONDS, "1");
    String table = warehouse.table("a int");
    Path pid = folder.resolve("pid");
    String command = "echo $$ > " + pid + "; while sleep 0.1; do echo 1; done";
    assertEquals(
        "SSH to host '127.0.0.1' with command '"
            + command
            + "' failed: the command did not end within 1 s",
        failure(table, entry(command, MANDATORY)));
    assertGone(pid);
    assertEquals(0, warehouse.count(table));
  }

  @Test
  @DisplayName("a silent command is told to stop by a signal, where the host hands signals on")
  void silentCommand() throws Exception {
    assumeTrue(host.handsSignalsOn(), "OpenSSH hands no signals on to the commands of root");
    set(SshSettings.COMMAND_SECONDS, "1");
    String table = warehouse.table("a int");
    Path pid = folder.resolve("pid");
    failure(table, entry("echo $$ > " + pid + "; exec sleep 600", MANDATORY));
    assertGone(pid);
  }

  @Test
  @DisplayName("ssh.publickey-verify: a host with another key than the manifest's is refused")
  void wrongHostKey() throws IOException {
    String other =
        Files.readString(ClusterKey.prepare(folder.resolve("other")).publicFile()).split(" ")[1];
    String table = warehouse.table("a int");
    Path witness = folder.resolve("ran");
    assertTrue(
        failure(table, entry("touch " + witness, "\"publickey\": \"" + other + "\"", MANDATORY))
            .endsWith("failed: the host's key is not the publickey of the manifest"));
    assertFalse(Files.exists(witness));
  }

  @Test
  @DisplayName("ssh.publickey-verify: without publickey any key will do, and a change is told of")
  void changedHostKey() throws IOException {
    String table = warehouse.table("a int");
    int port;
    String first;
    try (SshHost mortal = mortal()) {
      port = mortal.port();
      first = "[127.0.0.1]:" + port + " ssh-rsa " + mortal.hostKey();
      assertEquals(1, copy(table, "", entryAt(port, "echo 1")).size());
      assertEquals(1, copy(table, "", entryAt(port, "echo 2")).size());
      assertEquals(List.of(first), Files.readAllLines(knownHosts));
    }
    try (SshHost reborn = start(folder.resolve("reborn"), port, key.publicFile())) {
      List<String> lines = copy(table, "", entryAt(reborn.port(), "echo 3"));
      assertTrue(lines.get(1).contains("the host's key is another than when"), lines.get(1));
    }
    assertEquals(3, warehouse.count(table));
    assertTrue(connectionErrors().get(0).getString(4).startsWith("the host's key is another"));
    assertEquals(List.of(first), Files.readAllLines(knownHosts));
  }

  @Test
  @DisplayName("cancelled: the statement ends, and so does the command on its host")
  void cancelled() throws Exception {
    String table = warehouse.table("a int, b varchar(4)");
    Path pipe = pipe();
    Path pid = folder.resolve("pid");
    FutureTask<List<String>> load =
        new FutureTask<>(() -> copy(table, "", entry(endless(pid, pipe), MANDATORY)));
    Thread client = new Thread(load, "client");
    client.start();
    assertEquals("up\n", Files.readString(pipe));
    client.interrupt();
    ExecutionException ended = assertThrows(ExecutionException.class, load::get);
    assertEquals("57014", ((SqlError) ended.getCause()).sqlState());
    assertGone(pid);
    assertEquals(0, warehouse.count(table));
    assertEquals(Set.of(), warehouse.strays(table));
  }

  @Test
  @DisplayName("ssh.autocompress-twice: a command runs once, and is not run again when it fails")
  void runsOnce() throws IOException {
    Path runs = folder.resolve("runs");
    String table = warehouse.table("a int");
    copy(table, "compupdate on", entry("echo run >> " + runs + "; echo 1"));
    assertEquals(List.of("run"), Files.readAllLines(runs));
    failure(table, entry("echo run >> " + runs + "; exit 1", MANDATORY));
    assertEquals(List.of("run", "run"), Files.readAllLines(runs));
    assertEquals(1, warehouse.count(table));
  }

  @Test
  @DisplayName("a command that reads its input finds none")
  void noInput() {
    String table = warehouse.table("a int");
    copy(table, "", entry("cat; echo 1"));
    assertEquals(1, warehouse.count(table));
  }

  @Test
  @DisplayName("loadops.maxerror.threshold: a slice that gives up ends the command")
  void rejects() throws Exception {
    String table = warehouse.table("a int");
    Path pid = folder.resolve("pid");
    assertThrows(
        SqlError.class,
        () -> copy(table, "", entry("echo $$ > " + pid + "; exec yes x", MANDATORY)));
    assertGone(pid);
    assertEquals(
        List.of("1"),
        warehouse.lines("select line_number from stl_load_errors where query = pg_last_copy_id()"));
  }
}
