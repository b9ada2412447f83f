package dev.slipher.spark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.dialect.SqlError;
import dev.slipher.spark.TestWarehouse;
import dev.slipher.spark.load.source.emr.HdfsCluster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** COPY from the HDFS of an EMR cluster. */
@ExtendWith(TestWarehouse.Extension.class)
class EmrCopyTest {
  private static HdfsCluster cluster;
  private final TestWarehouse warehouse;

  EmrCopyTest(TestWarehouse warehouse) {
    this.warehouse = warehouse;
  }

  @BeforeAll
  static void start() throws IOException {
    cluster = HdfsCluster.start("host1", "host2");
  }

  @AfterAll
  static void stop() throws IOException {
    cluster.close();
  }

  @BeforeEach
  void know() {
    warehouse.session().conf().set("slipher.emr." + HdfsCluster.ID, cluster.nameNode(0));
  }

  private List<String> copy(String into, String path, String clauses) {
    return warehouse.lines(
        "copy %s from 'emr://%s%s' iam_role default %s"
            .formatted(into, HdfsCluster.ID, path, clauses));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  @DisplayName("emr.uri, emr.wildcards, emr.supported: text files, each a row of stl_load_commits")
  void text() throws IOException {
    cluster.put("/text/part-0000", "h\n1|one\n");
    cluster.put("/text/part-0001", "h\n2|\n3|three\n");
    cluster.put("/text/_SUCCESS", "");
    String table = warehouse.table("b varchar(10), a int");
    assertEquals(
        List.of("Load into table '" + table + "' completed, 3 record(s) loaded successfully."),
        copy(
            table + " (a, b)",
            "/text/part-*",
            "delimiter '|' ignoreheader 1 emptyasnull maxerror 5 compupdate off"));
    assertEquals(
        "[[one,1], [null,2], [three,3]]",
        warehouse.rows("select * from " + table + " order by a").toString());
    assertEquals(
        List.of("emr://j-TEST/text/part-0000", "emr://j-TEST/text/part-0001"),
        warehouse.lines(
            "select trim(filename) from stl_load_commits where query = pg_last_copy_id()"
                + " order by 1"));
    assertEquals(
        List.of("emr://j-TEST/text/part-*"),
        warehouse.lines(
            "select data_source from sys_load_history where query_id = pg_last_copy_id()"));
    assertEquals(
        List.of("0"),
        warehouse.lines("select count(*) from stl_s3client where query = pg_last_copy_id()"));
  }

  @Test
  @DisplayName("emr.jsonpaths-in-s3, emr.formats: JSON, mapped by a file on S3, compressed")
  void json() throws IOException {
    cluster.put("/json/a", gzip("{\"x\": {\"y\": 7}}\n"));
    warehouse.put("paths", "{\"jsonpaths\": [\"$.x.y\"]}");
    String table = warehouse.table("a int");
    copy(table, "/json/a", "gzip json 's3://" + warehouse.bucket() + "/paths'");
    assertEquals(List.of("7"), warehouse.lines("select a from " + table));
  }

  @Test
  @DisplayName("slices.split-64mb-ranges: several slices read the blocks of a file, rows once")
  void blocks() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int line = 1; line <= 60_000; line++) {
      text.append(line == 50_000 ? "wrong" : Integer.toString(line));
      text.append("|the words of a line that is long enough for blocks\n");
    }
    cluster.put("/blocks/big", text.toString());
    String table = warehouse.table("a int, b varchar(60)");
    copy(table, "/blocks/big", "maxerror 2");
    assertEquals(59_999, warehouse.count(table));
    assertEquals(
        59_999, warehouse.rows("select count(distinct a) from " + table).get(0).getLong(0));
    assertEquals(
        List.of("0", "1048576", "2097152", "3145728"),
        warehouse.lines(
            "select start_offset from stl_load_commits where query = pg_last_copy_id()"
                + " order by 1"));
    assertEquals(
        List.of("50000"),
        warehouse.lines("select line_number from stl_load_errors where query = pg_last_copy_id()"));
  }

  @Test
  @DisplayName("loadops.noload: checks as a load does, and loads nothing")
  void noLoad() throws IOException {
    cluster.put("/check/a", "1\nx\n");
    String table = warehouse.table("a int");
    assertThrows(SqlError.class, () -> copy(table, "/check", "noload"));
    assertEquals(
        List.of("emr://j-TEST/check/a"),
        warehouse.lines(
            "select trim(filename) from stl_load_errors where query = pg_last_copy_id()"));
    assertEquals(0, warehouse.count(table));
  }

  @Test
  @DisplayName("emr.cluster-must-run: data that cannot be had any more leaves the table as it was")
  void dataNodesGone() throws Exception {
    try (HdfsCluster mortal = HdfsCluster.start("host1")) {
      warehouse.session().conf().set("slipher.emr.j-MORTAL", mortal.nameNode(0));
      mortal.put("/a", "1\n");
      mortal.hdfs().shutdownDataNode(0);
      String table = warehouse.table("a int");
      SqlError error =
          assertThrows(
              SqlError.class,
              () -> warehouse.lines("copy " + table + " from 'emr://j-MORTAL/a' iam_role default"));
      assertTrue(
          error.getMessage().startsWith("HDFS path 'emr://j-MORTAL/a' cannot be read"),
          error.getMessage());
      assertEquals(0, warehouse.count(table));
      assertEquals(Set.of(), warehouse.strays(table));
      assertEquals(
          List.of("aborted"),
          warehouse.lines(
              "select status from sys_load_history where query_id = pg_last_copy_id()"));
    }
  }
}
