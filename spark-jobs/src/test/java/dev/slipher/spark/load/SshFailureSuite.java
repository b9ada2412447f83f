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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How connections to hosts and commands there fail, and what is left then. */
abstract class SshFailureSuite extends SshLoads {
  SshFailureSuite(TestWarehouse warehouse, SshServer server) {
    super(warehouse, server);
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
  @DisplayName("the cluster has no key pair, or cannot read it, or was told what cannot be")
  void cluster() {
    String table = warehouse.table("a int");
    String entry = entry("echo 1", MANDATORY);
    set(SshSettings.IDENTITY, "");
    assertEquals("The cluster has no key pair for SSH", failure(table, entry));
    String none = folder.resolve("none").toString();
    set(SshSettings.IDENTITY, none);
    String told = failure(table, entry);
    assertTrue(told.endsWith("the cluster's private key cannot be read from " + none), told);
    set(SshSettings.COMMAND_SECONDS, "0");
    assertEquals(
        SshSettings.COMMAND_SECONDS + "=0 is out of range: 1 to 604800", failure(table, entry));
    assertEquals(0, warehouse.count(table));
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
    try (SshHost mortal = mortal("mortal", 0)) {
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
    try (SshHost mortal = mortal("mortal", 0)) {
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
    try (SshHost mortal = mortal("mortal", 0)) {
      port = mortal.port();
      first = "[127.0.0.1]:" + port + " ssh-rsa " + mortal.hostKey();
      assertEquals(1, copy(table, "", entryAt(port, "echo 1")).size());
      assertEquals(1, copy(table, "", entryAt(port, "echo 2")).size());
      assertEquals(List.of(first), Files.readAllLines(knownHosts));
    }
    try (SshHost reborn = mortal("reborn", port)) {
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
  @DisplayName("a command is not run again when it fails")
  void runsOnce() throws IOException {
    Path runs = folder.resolve("runs");
    String table = warehouse.table("a int");
    failure(table, entry("echo run >> " + runs + "; exit 1", MANDATORY));
    assertEquals(List.of("run"), Files.readAllLines(runs));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a int) diststyle even", "(a int) distkey(a)"})
  @DisplayName("where Spark tries a task again, the load is told to have failed as it did at first")
  void firstReason(String definition) throws IOException {
    Path runs = folder.resolve("runs");
    String table = warehouse.tableOf(definition);
    String command = "echo run >> " + runs + "; echo 1";
    SqlError error =
        assertThrows(SqlError.class, () -> copy(table, "gzip", entry(command, MANDATORY)));
    assertEquals("XX000", error.sqlState());
    assertTrue(error.getMessage().endsWith(command + ": not in GZIP format"), error.getMessage());
    assertEquals(List.of("run"), Files.readAllLines(runs));
    assertEquals(Set.of(), warehouse.strays(table));
  }
}
