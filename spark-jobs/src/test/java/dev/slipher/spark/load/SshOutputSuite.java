package dev.slipher.spark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipher.dialect.SqlError;
import dev.slipher.spark.TestWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the output of commands on a host becomes in the table. */
abstract class SshOutputSuite extends SshLoads {
  SshOutputSuite(TestWarehouse warehouse, SshServer server) {
    super(warehouse, server);
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
