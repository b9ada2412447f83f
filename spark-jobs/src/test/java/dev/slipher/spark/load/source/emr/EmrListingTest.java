package dev.slipher.spark.load.source.emr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.dialect.SqlError;
import dev.slipher.formats.record.ByteRange;
import dev.slipher.formats.scan.Split;
import dev.slipher.spark.load.source.LoadIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.PrivilegedExceptionAction;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.security.UserGroupInformation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmrListingTest {
  private static final LoadIdentity LOAD = new LoadIdentity(4711, 815);
  private static HdfsCluster cluster;

  @BeforeAll
  static void start() throws IOException {
    cluster = HdfsCluster.start("host1", "host2");
    for (String name : List.of("part-0", "part-01", "part-1", "_log", "odd[1]{x}")) {
      cluster.put("/out/" + name, name + "\n");
    }
    cluster.put("/out/deeper/part-9", "not asked for\n");
    cluster.put("/wild/part-0", "4\n");
    cluster.put("/wild/part*1", "5\n");
  }

  @AfterAll
  static void stop() throws IOException {
    cluster.close();
  }

  private static EmrListing list(String path) {
    return EmrListing.of(new EmrRequest(HdfsCluster.ID, path, LOAD), cluster.configuration());
  }

  private static List<String> names(String path) {
    return list(path).files().stream()
        .map(file -> file.file().substring("emr://j-TEST/out/".length()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/out/part-* | part-0,part-01,part-1",
        "/out/part-? | part-0,part-1",
        "/o*/part-0? | part-01",
        "/out/part-0 | part-0",
        "/out | _log,odd[1]{x},part-0,part-01,part-1",
        "/out/ | _log,odd[1]{x},part-0,part-01,part-1",
        "/out/odd[1]{x} | odd[1]{x}",
        "/out/odd[1]{?} | odd[1]{x}",
        "/out/part-[0-9] | part-0,part-1",
        "/out/par[t]-0* | part-0,part-01",
        "/out/{part-1,_log} | _log,part-1",
        "//out///part-1 | part-1"
      })
  @DisplayName("emr.uri, emr.wildcards, emr.literal-path, emr.folder")
  void paths(String path, String expected) {
    assertEquals(List.of(expected.split(",")), names(path));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/nowhere",
        "/out/part",
        "/out/none*",
        "/out/par[s]-*",
        "/out/part[",
        "/out/{part-0,part-1",
        "/out/part-[1-0]",
        "//nowhere"
      })
  @DisplayName("emr.literal-path: what is not there fails")
  void nothing(String path) {
    SqlError error = assertThrows(SqlError.class, () -> list(path));
    assertEquals(
        "The specified HDFS path 'emr://j-TEST" + path + "' does not exist", error.getMessage());
    assertTrue(error.detail().orElseThrow().contains("query:     4711"));
  }

  @ParameterizedTest
  @CsvSource({"/wild", "/wild/*", "/wild/part?1"})
  @DisplayName("emr.filename-no-wildcards: a file whose name has one fails the load")
  void wildcardInName(String path) {
    SqlError error = assertThrows(SqlError.class, () -> list(path));
    assertEquals(
        "The name of HDFS file 'emr://j-TEST/wild/part*1' contains a wildcard character",
        error.getMessage());
    assertEquals(1, list("/wild/part-*").files().size());
  }

  @Test
  @DisplayName("a cluster that no setting names, and how to name it")
  void unknownCluster() {
    SqlError error =
        assertThrows(
            SqlError.class,
            () -> EmrListing.of(new EmrRequest("j-NONE", "/out", LOAD), new Configuration()));
    assertEquals("The EMR cluster 'j-NONE' does not exist", error.getMessage());
    assertTrue(error.hint().orElseThrow().contains("spark.hadoop.slipher.emr.j-NONE"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc", "hdfs:///x", "http://h:1", "hdfs://a b:1", "h:1,s3://b"})
  @DisplayName("a setting that names no name node is told")
  void malformedAddress(String addresses) {
    Configuration configuration = new Configuration();
    configuration.set("slipher.emr.j-BAD", addresses);
    SqlError error =
        assertThrows(
            SqlError.class,
            () -> EmrListing.of(new EmrRequest("j-BAD", "/out", LOAD), configuration));
    assertTrue(
        error.getMessage().endsWith("' is not the address of a name node of EMR cluster 'j-BAD'"),
        error.getMessage());
    assertTrue(error.hint().orElseThrow().contains("hdfs://HOST:PORT"));
  }

  @Test
  @DisplayName("blocks are ranges, each with the host that it lies on")
  void blocks() throws IOException {
    byte[] content = new byte[(int) (HdfsCluster.BLOCK * 5 / 2)];
    new Random(3).nextBytes(content);
    cluster.put("/blocks/big", content);
    EmrListing listing = list("/blocks/big");
    Split whole = listing.files().get(0);
    assertEquals(content.length, whole.size());
    List<Split> parts = listing.cut(whole).cut(whole);
    assertEquals(
        List.of(0L, HdfsCluster.BLOCK, 2 * HdfsCluster.BLOCK),
        parts.stream().map(part -> part.range().start()).toList());
    Set<String> hosts = new HashSet<>();
    for (Split part : parts) {
      assertEquals(1, listing.hosts(part).size());
      hosts.addAll(listing.hosts(part));
      long from = part.range().readFrom();
      try (InputStream in = listing.opener().open(part)) {
        byte[] read = in.readNBytes(1000);
        assertTrue(Arrays.equals(content, (int) from, (int) from + 1000, read, 0, 1000));
      }
    }
    assertTrue(Set.of("host1", "host2").containsAll(hosts), hosts.toString());
    Split most = whole.part(new ByteRange(HdfsCluster.BLOCK - 10, 2 * HdfsCluster.BLOCK));
    assertEquals(listing.hosts(parts.get(1)).get(0), listing.hosts(most).get(0));
  }

  @Test
  @DisplayName("emr.cluster-must-run: a file that was changed, or has gone, since it was listed")
  void changed() throws IOException {
    cluster.put("/change/a", "1\n");
    cluster.put("/change/b", "1\n");
    EmrListing listing = list("/change");
    cluster.put("/change/a", "1\n2\n");
    cluster.files().delete(new Path("/change/b"), false);
    SqlError replaced =
        assertThrows(SqlError.class, () -> listing.opener().open(listing.files().get(0)));
    assertEquals(
        "The file emr://j-TEST/change/a was changed while COPY was reading it",
        replaced.getMessage());
    SqlError gone =
        assertThrows(SqlError.class, () -> listing.opener().open(listing.files().get(1)));
    assertEquals(
        "The file emr://j-TEST/change/b was removed while COPY was reading it", gone.getMessage());
  }

  @Test
  @DisplayName("no permission is said, and by whom")
  void permission() throws Exception {
    cluster.put("/closed/a", "1\n");
    cluster.files().setPermission(new Path("/closed/a"), new FsPermission((short) 0));
    EmrListing listing = list("/closed");
    SqlError error =
        UserGroupInformation.createRemoteUser("guest")
            .doAs(
                (PrivilegedExceptionAction<SqlError>)
                    () ->
                        assertThrows(
                            SqlError.class,
                            () -> listing.opener().open(listing.files().get(0)).read()));
    assertTrue(
        error
            .getMessage()
            .startsWith(
                "Permission denied on HDFS path 'emr://j-TEST/closed/a': Permission denied:"
                    + " user=guest"),
        error.getMessage());
  }

  @Test
  @DisplayName("a process that speaks in its own user's name is that user")
  void ownName() throws Exception {
    UserGroupInformation guest = UserGroupInformation.createRemoteUser("guest");
    cluster.put("/open/a", "1\n");
    assertEquals(
        1,
        UserGroupInformation.createProxyUser("guest", guest)
            .doAs((PrivilegedExceptionAction<EmrListing>) () -> list("/open"))
            .files()
            .size());
    cluster.files().setPermission(new Path("/open"), new FsPermission((short) 0700));
    SqlError error =
        assertThrows(
            SqlError.class,
            () ->
                UserGroupInformation.createProxyUser("guest", guest)
                    .doAs((PrivilegedExceptionAction<EmrListing>) () -> list("/open")));
    assertTrue(
        error
            .getMessage()
            .startsWith(
                "Permission denied on HDFS path 'emr://j-TEST/open': Permission denied:"
                    + " user=guest, access=READ_EXECUTE"),
        error.getMessage());
  }

  @Test
  @DisplayName("a name node whose host nobody knows is told as such")
  void unknownHost() {
    Configuration configuration = new Configuration();
    configuration.set("slipher.emr.j-FAR", "hdfs://no.such.host.invalid:8020");
    SqlError error =
        assertThrows(
            SqlError.class,
            () -> EmrListing.of(new EmrRequest("j-FAR", "/a", LOAD), configuration));
    assertEquals(
        "The name node [hdfs://no.such.host.invalid:8020] of EMR cluster 'j-FAR' is not"
            + " reachable: unknown host no.such.host.invalid",
        error.getMessage());
  }

  @Test
  @DisplayName("a name node that is down is named, within seconds")
  void down() throws IOException {
    HdfsCluster mortal = HdfsCluster.start("host1");
    String address = mortal.nameNode(0);
    Configuration configuration = mortal.configuration();
    mortal.put("/a", "1\n");
    mortal.close();
    SqlError error =
        assertThrows(
            SqlError.class,
            () -> EmrListing.of(new EmrRequest(HdfsCluster.ID, "/a", LOAD), configuration));
    assertTrue(
        error
            .getMessage()
            .startsWith("The name node [" + address + "] of EMR cluster 'j-TEST' is not reachable"),
        error.getMessage());
    assertFalse(error.getMessage().contains("For more details"), error.getMessage());
  }

  @Test
  @DisplayName("of a pair the active name node answers; a standby alone says that it is one")
  void pair() throws IOException {
    try (HdfsCluster pair = HdfsCluster.startPair()) {
      pair.hdfs().transitionToActive(1);
      try (var out = pair.hdfs().getFileSystem(1).create(new Path("/a"))) {
        out.write("1\n".getBytes(StandardCharsets.UTF_8));
      }
      Configuration both = new Configuration();
      both.set("slipher.emr." + HdfsCluster.ID, pair.nameNode(0) + "," + pair.nameNode(1));
      EmrListing listing = EmrListing.of(new EmrRequest(HdfsCluster.ID, "/a", LOAD), both);
      try (InputStream in = listing.opener().open(listing.files().get(0))) {
        assertEquals("1\n", new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
      SqlError error =
          assertThrows(
              SqlError.class,
              () ->
                  EmrListing.of(new EmrRequest(HdfsCluster.ID, "/a", LOAD), pair.configuration()));
      assertEquals(
          "The name node [%s] of EMR cluster 'j-TEST' is in standby".formatted(pair.nameNode(0)),
          error.getMessage());
    }
  }

  @Test
  @DisplayName("of a pair the one that is left answers; two standbys say that they are")
  void halfAPair() throws IOException {
    try (HdfsCluster pair = HdfsCluster.startPair()) {
      Configuration both = new Configuration();
      both.set("slipher.emr." + HdfsCluster.ID, pair.nameNode(0) + "," + pair.nameNode(1));
      String nameNodes = "[%s, %s]".formatted(pair.nameNode(0), pair.nameNode(1));
      SqlError standby =
          assertThrows(
              SqlError.class,
              () -> EmrListing.of(new EmrRequest(HdfsCluster.ID, "/a", LOAD), both));
      assertEquals(
          "The name node %s of EMR cluster 'j-TEST' is in standby".formatted(nameNodes),
          standby.getMessage());
      pair.hdfs().transitionToActive(1);
      try (var out = pair.hdfs().getFileSystem(1).create(new Path("/a"))) {
        out.write("1\n".getBytes(StandardCharsets.UTF_8));
      }
      pair.hdfs().shutdownNameNode(0);
      EmrListing listing = EmrListing.of(new EmrRequest(HdfsCluster.ID, "/a", LOAD), both);
      try (InputStream in = listing.opener().open(listing.files().get(0))) {
        assertEquals("1\n", new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
      pair.hdfs().shutdownNameNode(1);
      SqlError down =
          assertThrows(
              SqlError.class,
              () -> EmrListing.of(new EmrRequest(HdfsCluster.ID, "/a", LOAD), both));
      assertTrue(
          down.getMessage()
              .startsWith(
                  "The name node %s of EMR cluster 'j-TEST' is not reachable: "
                      .formatted(nameNodes)),
          down.getMessage());
    }
  }

  @Test
  @DisplayName("emr.uri: a snapshot's files are read as they were")
  void snapshot() throws IOException {
    cluster.put("/kept/a", "1\n");
    cluster.hdfs().getFileSystem().allowSnapshot(new Path("/kept"));
    cluster.files().createSnapshot(new Path("/kept"), "monday");
    cluster.put("/kept/a", "2\n3\n");
    EmrListing listing = list("/kept/.snapshot/monday/*");
    try (InputStream in = listing.opener().open(listing.files().get(0))) {
      assertEquals("1\n", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    assertEquals(1, list("/kept").files().size());
  }
}
