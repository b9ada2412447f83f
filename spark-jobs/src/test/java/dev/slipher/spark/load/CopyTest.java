package dev.slipher.spark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.dialect.SqlError;
import dev.slipher.spark.TestWarehouse;
import dev.slipher.spark.internals.DeltaFiles.DataFile;
import dev.slipher.spark.table.DeltaTableInspector;
import dev.slipher.spark.warehouse.Warehouse;
import io.delta.tables.DeltaTable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** COPY from S3 into a table, as a client's statement does it. */
@ExtendWith(TestWarehouse.Extension.class)
class CopyTest {
  private final TestWarehouse warehouse;

  CopyTest(TestWarehouse warehouse) {
    this.warehouse = warehouse;
  }

  private SqlError fails(String into, String prefix, String clauses) {
    return assertThrows(SqlError.class, () -> warehouse.copy(into, prefix, clauses));
  }

  /** The rows of each slice, by the tags of the table's files. */
  private Map<Integer, Long> rowsBySlice(String table) {
    return warehouse.committed(table).stream()
        .collect(
            Collectors.toMap(
                file -> Integer.valueOf(file.tags().get(DeltaTableInspector.SLICE_TAG)),
                DataFile::rows,
                Long::sum,
                TreeMap::new));
  }

  private static String numbers(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> i + "|n" + i + "\n")
        .collect(Collectors.joining());
  }

  @Test
  @DisplayName(
      "loads several files as one commit (msg.success, loadops.multi-file-one-transaction)")
  void loads() {
    String table = warehouse.table("a int, b varchar(10)");
    warehouse.put("k1", "1|one\n2|two\n");
    warehouse.put("k2", "3|\n");
    assertEquals(
        List.of("Load into table '" + table + "' completed, 3 record(s) loaded successfully."),
        warehouse.copy(table, "k", ""));
    assertEquals(
        "[[1,one], [2,two], [3,]]",
        warehouse.rows("select * from " + table + " order by a").toString());
    assertEquals(1L, warehouse.rows("describe history " + table).get(0).getLong(0));
    assertEquals(Set.of(), warehouse.strays(table));
  }

  @Test
  @DisplayName("a table that needs more than plain files is refused by name")
  void partitioned() {
    DeltaTable.create(warehouse.session())
        .tableName("parted")
        .addColumn("a", "int")
        .addColumn("b", "string")
        .partitionedBy("b")
        .execute();
    warehouse.put("k", "1|one\n");
    SqlError error = fails("parted", "k", "");
    assertEquals("0A000", error.sqlState());
    assertTrue(error.getMessage().contains("Delta partitions"), error.getMessage());
    assertEquals(0, warehouse.count("parted"));
  }

  @Test
  @DisplayName("the commit carries the statement's query id")
  void commitNote() {
    String table = warehouse.table("a int");
    warehouse.put("k", "1\n");
    warehouse.copy(table, "k", "");
    String id = warehouse.lines("select pg_last_copy_id()").get(0);
    Row commit = warehouse.rows("describe history " + table).get(0);
    String note = commit.getAs("userMetadata");
    assertTrue(note.startsWith("{\"slipher.queries\":[" + id + "],"), note);
  }

  @Test
  @DisplayName("without a key rows stay on the slice that read them, a file for each slice")
  void even() {
    String table = warehouse.tableOf("(a int, b varchar(10)) diststyle even");
    for (int file = 0; file < 3; file++) {
      warehouse.put("k" + file, numbers(0, file + 1));
    }
    warehouse.copy(table, "k", "");
    assertEquals(Map.of(0, 1L, 1, 2L, 2, 3L), rowsBySlice(table));
    assertTrue(
        warehouse.committed(table).stream()
            .allMatch(
                file ->
                    file.path()
                        .startsWith("part-0000" + file.tags().get(DeltaTableInspector.SLICE_TAG))));
  }

  @Test
  @DisplayName("with a key equal values meet on one slice (slices.diststyle-placement)")
  void key() {
    String table = warehouse.tableOf("(a int, b varchar(10)) distkey(b)");
    for (int file = 0; file < 4; file++) {
      warehouse.put(
          "k" + file,
          IntStream.range(0, 200)
              .mapToObj(i -> i + "|v" + i % 20 + "\n")
              .collect(Collectors.joining()));
    }
    warehouse.copy(table, "k", "");
    Map<String, Set<String>> filesByKey =
        warehouse.rows("select b, _metadata.file_name from " + table).stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.getString(0),
                    Collectors.mapping(row -> row.getString(1), Collectors.toSet())));
    assertEquals(20, filesByKey.size());
    filesByKey.values().forEach(files -> assertEquals(1, files.size()));
    assertTrue(rowsBySlice(table).size() > 1, "all on one slice");
    assertEquals(800, warehouse.count(table));
    // A second load sends the same values to the same slices.
    Map<Integer, Long> first = rowsBySlice(table);
    warehouse.copy(table, "k", "");
    rowsBySlice(table).forEach((slice, rows) -> assertEquals(2 * first.get(slice), rows));
  }

  @Test
  @DisplayName("a DEFAULT is evaluated once for all rows (defid.default-once-per-load)")
  void defaultOnce() {
    String table =
        warehouse.table("a int, r timestamp default sysdate, n int default '1000', x int");
    warehouse.put("k1", "1\n2\n3\n");
    warehouse.put("k2", "4\n5\n");
    warehouse.copy(table + "(a)", "k", "");
    assertEquals(
        List.of("[1,1,5]"),
        warehouse
            .rows(
                "select count(distinct r), count(distinct n), count(*) from "
                    + table
                    + " where n = 1000 and x is null")
            .stream()
            .map(Row::toString)
            .toList());
    String first = warehouse.lines("select max(r) from " + table).get(0);
    warehouse.copy(table + "(a)", "k", "");
    assertEquals("2", warehouse.lines("select count(distinct r) from " + table).get(0), first);
  }

  @Test
  @DisplayName("SYSDATE is the same moment in every column (defid.default-sysdate)")
  void sysdate() {
    String table =
        warehouse.table("a int, s timestamp default sysdate, u timestamp default sysdate");
    warehouse.put("k", "1\n");
    warehouse.copy(table + "(a)", "k", "");
    assertEquals("1", warehouse.lines("select count(*) from " + table + " where s = u").get(0));
  }

  @Test
  @DisplayName("a DEFAULT that comes to NULL does not fill a NOT NULL column")
  void defaultNull() {
    String table = warehouse.table("a int, b int not null default null");
    warehouse.put("k", "1\n");
    SqlError error = fails(table + "(a)", "k", "");
    assertEquals("42P16", error.sqlState());
    assertEquals("the DEFAULT of column \"b\" cannot be evaluated: null", error.getMessage());
    assertEquals(Set.of(), warehouse.files(table));
  }

  @Test
  @DisplayName("a DEFAULT that its column cannot hold is told, not cut or made NULL")
  void defaultTooLong() {
    String table = warehouse.table("a int, b varchar(3) default 'abcd'");
    String number = warehouse.table("a int, b smallint default '99999'");
    warehouse.put("k", "1\n");
    assertEquals("42P16", fails(table + "(a)", "k", "").sqlState());
    assertEquals("42P16", fails(number + "(a)", "k", "").sqlState());
  }

  @Test
  @DisplayName("identities are unique through loads and slices (defid.identity-auto)")
  void identities() {
    String table = warehouse.table("id bigint identity(10, 5), n varchar(10)");
    warehouse.put("k1", "a\nb\nc\n");
    warehouse.put("k2", "d\n");
    for (int load = 0; load < 3; load++) {
      warehouse.copy(table, "k", "");
    }
    List<Row> rows = warehouse.rows("select id from " + table);
    assertEquals(12, rows.stream().map(row -> row.getLong(0)).distinct().count());
    rows.forEach(row -> assertEquals(0, (row.getLong(0) - 10) % 5));
  }

  @Test
  @DisplayName("an identity that has left INTEGER fails the load, with nothing loaded")
  void identityExhausted() {
    String table = warehouse.table("id int identity(2147483646, 1), n varchar(10)");
    warehouse.put("k", "a\nb\nc\n");
    assertEquals("54000", fails(table, "k", "").sqlState());
    assertEquals(0, warehouse.count(table));
    assertEquals(Set.of(), warehouse.files(table));
  }

  @Test
  @DisplayName(
      "rejects up to MAXERROR are left out and counted (loadops.maxerror.partial-success,"
          + " msg.partial-second-line, sys.last_copy_count.maxerror)")
  void partial() {
    String table = warehouse.table("a int");
    warehouse.put("k1", "1\nx\n3\n");
    warehouse.put("k2", "y\n5\n");
    assertEquals(
        List.of(
            "Load into table '" + table + "' completed, 3 record(s) loaded successfully.",
            "Load into table '"
                + table
                + "' completed, 2 record(s) could not be loaded.  Check 'stl_load_errors' system"
                + " table for details."),
        warehouse.copy(table, "k", "maxerror 3"));
    assertEquals(3, warehouse.count(table));
    assertEquals(List.of("3"), warehouse.lines("select pg_last_copy_count()"));
  }

  @Test
  @DisplayName(
      "MAXERROR counts over all slices, each of which alone stayed below it"
          + " (loadops.maxerror.threshold, atom.all-or-nothing, atom.failed-copy-keeps-old-rows)")
  void tooMany() {
    String table = warehouse.table("a int");
    warehouse.put("first", "7\n");
    warehouse.copy(table, "first", "");
    Set<String> before = warehouse.files(table);
    warehouse.put("k1", "1\nx\n3\n");
    warehouse.put("k2", "y\n5\n");
    SqlError error = fails(table, "k", "maxerror 2");
    assertEquals("XX000", error.sqlState());
    assertEquals(
        "Load into table '"
            + table
            + "' failed.  Check 'stl_load_errors' system table for details.",
        error.getMessage());
    assertEquals(1, warehouse.count(table));
    assertEquals(before, warehouse.files(table));
    assertEquals(List.of("0"), warehouse.lines("select pg_last_copy_count()"));
  }

  @Test
  @DisplayName("IGNOREALLERRORS loads what is good, be it nothing (loadops.ignoreallerrors)")
  void ignoreAll() {
    String table = warehouse.table("a int");
    warehouse.put("k", "x\ny\n");
    assertEquals(2, warehouse.copy(table, "k", "ignoreallerrors").size());
    assertEquals(0, warehouse.count(table));
    assertEquals(Set.of(), warehouse.files(table));
  }

  @Test
  @DisplayName(
      "NOLOAD writes nothing and tells the errors of a real load (loadops.noload.no-rows,"
          + " loadops.noload.reports-errors, loadops.noload.side-effects)")
  void noLoad() {
    String table = warehouse.table("id int identity(1, 1), a int");
    String keyed = warehouse.tableOf("(a int) distkey(a)");
    warehouse.put("good", "1\n2\n");
    warehouse.put("bad", "1\nx\n");
    assertEquals(
        List.of("Load into table '" + table + "' completed, 0 record(s) loaded successfully."),
        warehouse.copy(table, "good", "noload"));
    warehouse.copy(keyed, "good", "noload");
    assertEquals("XX000", fails(table, "bad", "noload").sqlState());
    assertEquals(Set.of(), warehouse.files(table));
    assertEquals(Set.of(), warehouse.files(keyed));
    assertEquals(1, warehouse.rows("describe history " + table).size());
    warehouse.copy(table, "good", "");
    assertEquals(
        "[1, 5]",
        warehouse.lines("select id from " + table + " order by id").toString(),
        "identities begin where they would have");
  }

  @Test
  @DisplayName("what is said of columns reaches the load (colmap.list-order-follows-file)")
  void columnList() {
    String table = warehouse.table("a int, b varchar(5), c int");
    warehouse.put("k", "x|1\n");
    warehouse.copy(table + "(B, a)", "k", "");
    assertEquals("[[1,x,null]]", warehouse.rows("select * from " + table).toString());
    assertNotEquals(Set.of(), warehouse.files(table));
  }

  @Test
  @DisplayName("two COPYs into one table at once both land (slices.concurrent-copies-serialize)")
  void atOnce() throws Exception {
    String table = warehouse.table("id int identity(1, 1), a int");
    warehouse.put("one", "1\n2\n3\n");
    warehouse.put("two", "4\n5\n");
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(1);
    warehouse.beforeRead(
        "one",
        () -> {
          reading.countDown();
          await(second);
        });
    FutureTask<List<String>> one = new FutureTask<>(() -> warehouse.copy(table, "one", ""));
    FutureTask<List<String>> two =
        new FutureTask<>(
            () -> {
              second.countDown();
              return warehouse.copy(table, "two", "");
            });
    new Thread(one, "one").start();
    reading.await();
    new Thread(two, "two").start();
    assertTrue(one.get().get(0).contains(" 3 record(s)"));
    assertTrue(two.get().get(0).contains(" 2 record(s)"));
    assertEquals(
        "[[5,5,15]]",
        warehouse.rows("select count(*), count(distinct id), sum(a) from " + table).toString());
    assertEquals(Set.of(), warehouse.strays(table));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @DisplayName("a commit that stands is a load that went well, though Delta's answer was lost")
  void lostAnswer() {
    String table = warehouse.table("a int");
    warehouse.put("k", "1\n2\n");
    LostAnswerStore.TABLES.add(table);
    assertEquals(
        List.of("Load into table '" + table + "' completed, 2 record(s) loaded successfully."),
        warehouse.copy(table, "k", ""));
    assertEquals(2, warehouse.count(table));
    assertEquals(Set.of(), warehouse.strays(table));
    assertTrue(!LostAnswerStore.TABLES.contains(table));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  @DisplayName("the same rows, rejects and INFO lines for any number of slices")
  void slices(int slices) {
    SparkSession session = warehouse.session();
    Warehouse.close(session);
    session.conf().set(Warehouse.NODES, "1");
    session.conf().set(Warehouse.SLICES_PER_NODE, Integer.toString(slices));
    try {
      String table = warehouse.table("id bigint identity(0, 1), a int, b varchar(10)");
      for (int file = 0; file < 9; file++) {
        warehouse.put("k" + file, numbers(file * 10, file * 10 + 10) + "x|bad\n");
      }
      assertEquals(
          List.of(
              "Load into table '" + table + "' completed, 90 record(s) loaded successfully.",
              "Load into table '"
                  + table
                  + "' completed, 9 record(s) could not be loaded.  Check 'stl_load_errors' system"
                  + " table for details."),
          warehouse.copy(table, "k", "maxerror 10"));
      assertEquals(
          "[[90,90,4005,n89]]",
          warehouse
              .rows("select count(*), count(distinct id), sum(a), max_by(b, a) from " + table)
              .toString());
      assertEquals(slices, rowsBySlice(table).size());
    } finally {
      Warehouse.close(session);
      session.conf().unset(Warehouse.NODES);
      session.conf().unset(Warehouse.SLICES_PER_NODE);
    }
  }
}
