package dev.slipher.spark.load.source.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.dialect.SqlError;
import dev.slipher.formats.record.ByteRange;
import dev.slipher.formats.scan.Split;
import dev.slipher.formats.scan.SplitOpener;
import dev.slipher.sandbox.faults.Fault;
import dev.slipher.spark.load.source.s3.SandboxS3.Bucket;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SandboxS3.class)
class S3OpenerTest {

  @Test
  @DisplayName("any key that S3 takes is listed and read (s3.prefix-semantics)")
  void oddKeys(Bucket bucket) throws IOException {
    List<String> odd =
        List.of(
            "a b",
            "a+b",
            "a%20b",
            "a%",
            "a#b?c=d&e",
            "a:b",
            "a=b/c,d;e",
            "é/日本/🦊",
            "'\"\\",
            "*[x]{y}",
            "x..y",
            "~tilde",
            "semi;colon@at!",
            "İstanbul",
            "tab\tkey");
    for (String key : odd) {
      bucket.put("odd/" + key, "content of " + key);
    }
    SourceListing listing = bucket.list("odd/");
    assertEquals(odd.size(), listing.objects().size());
    for (String key : odd) {
      SourceListing one = bucket.list("odd/" + key);
      assertEquals("odd/" + key, one.objects().get(0).key());
      assertEquals("content of " + key, read(bucket, one.objects().get(0)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a//b", "/a", "a/../b", "./a", "a/.", "..", "a\\b", "%2F", "a/b "})
  @DisplayName("a key is sent as it is, though no path could name it (s3.prefix-semantics)")
  void keysThatAreNoPaths(String key, Bucket bucket) throws IOException {
    try (FaultyS3 faulty = new FaultyS3(bucket.sandbox().endpoint())) {
      faulty.next(Fault.s3Error(404, "NoSuchKey", ""));
      Split split = new Split("s3://" + bucket.name() + "/" + key, 1, "");
      S3Opener opener = S3Opener.of(bucket.prefix(key), SandboxS3.configuration(faulty.endpoint()));
      try (InputStream in = opener.open(split)) {
        assertThrows(SqlError.class, in::read);
      }
      String sent = faulty.requests().get(0).replace("GET /" + bucket.name() + "/", "");
      assertEquals(key, URLDecoder.decode(sent, StandardCharsets.UTF_8));
    }
  }

  @Test
  @DisplayName("an opener that was sent to an executor reads the same bytes, and logs them")
  void sentAway(Bucket bucket) throws Exception {
    byte[] content = new byte[300_000];
    new Random(7).nextBytes(content);
    bucket.sandbox().putObject(bucket.name(), "big", content);
    Split split = bucket.list("big").objects().get(0).split();
    S3Opener opener = S3Opener.of(bucket.prefix("big"), bucket.hadoop());
    S3Opener sent = (S3Opener) copy(opener);
    List<S3Call> calls = new ArrayList<>();
    try (InputStream in = sent.loggingTo(calls::add).open((Split) copy(split))) {
      assertEquals(content[0] & 0xFF, in.read());
      byte[] rest = in.readAllBytes();
      assertEquals(content.length - 1, rest.length);
      assertEquals(content[299_999], rest[299_998]);
      assertEquals(-1, in.read());
    }
    assertEquals(1, calls.size());
    assertEquals("GET", calls.get(0).method());
    assertEquals("big", calls.get(0).key());
    assertEquals(300_000, calls.get(0).transferBytes());
    assertEquals(List.of(), calls.get(0).failures());
  }

  @Test
  @DisplayName(
      "slices.split-64mb-ranges: a record may reach far behind its range, and no request more")
  void behindTheRange(Bucket bucket) throws Exception {
    byte[] content = new byte[1_000_000];
    new Random(11).nextBytes(content);
    bucket.sandbox().putObject(bucket.name(), "far", content);
    SourceObject object = bucket.list("far").objects().get(0);
    ByteRange range = new ByteRange(1000, 2000);
    List<S3Call> calls = new ArrayList<>();
    S3Opener opener = S3Opener.of(bucket.prefix("far"), bucket.hadoop());
    try (InputStream in = opener.loggingTo(calls::add).open(object.split().part(range))) {
      assertArrayEquals(Arrays.copyOfRange(content, 999, 1_000_000), in.readAllBytes());
    }
    assertEquals(999_001, calls.get(0).transferBytes());
    try (InputStream in = opener.loggingTo(calls::add).open(object.split().part(range))) {
      assertEquals(content[999] & 0xFF, in.read());
    }
    assertEquals(1, calls.get(1).transferBytes());
  }

  @Test
  @DisplayName("an object that was replaced after the listing fails the load")
  void replaced(Bucket bucket) throws Exception {
    bucket.put("r", "1|old\n");
    SourceObject object = bucket.list("r").objects().get(0);
    bucket.put("r", "1|new\n");
    SqlError error = assertThrows(SqlError.class, () -> read(bucket, object));
    assertEquals(
        "The object " + object.url() + " was replaced while COPY was reading it",
        error.getMessage());
    assertTrue(error.detail().orElseThrow().contains("S3 key being read : " + object.url()));
    assertEquals(error.getMessage(), ((SqlError) copy(error)).getMessage());
  }

  @Test
  @DisplayName("an object without an ETag that was replaced by another size fails the load")
  void replacedByHand(Bucket bucket) throws IOException {
    Path file = bucket.sandbox().bucket(bucket.name()).resolve("h.txt");
    Files.writeString(file, "1\n");
    Split split = new Split("s3://" + bucket.name() + "/h.txt", 2, "");
    assertEquals("1\n", read(bucket, SourceObject.of(split)));
    Files.writeString(file, "1\n2\n");
    assertThrows(SqlError.class, () -> read(bucket, SourceObject.of(split)));
  }

  @Test
  @DisplayName(
      "an object that has gone is told in Redshift's block (s3.missing-key-error-shape,"
          + " msg.no-such-file)")
  void deleted(Bucket bucket) throws Exception {
    bucket.put("gone", "1\n");
    SourceObject object = bucket.list("gone").objects().get(0);
    bucket.sandbox().deleteObject(bucket.name(), "gone");
    SqlError error = assertThrows(SqlError.class, () -> read(bucket, object));
    assertEquals("No such file or directory", error.getMessage());
    assertEquals(
        """

          -----------------------------------------------
          error:  The specified key does not exist
          code:      2
          context:   S3 key being read : %s
          query:     4711
          location:  step_scan.cpp:1883
          process:   query0_0 [pid=815]
          -----------------------------------------------
        """
            .formatted(object.url()),
        error.detail().orElseThrow());
    assertEquals(error.detail(), ((SqlError) copy(error)).detail());
  }

  @Test
  @DisplayName("an empty object has no bytes and needs no request (s3.empty-file)")
  void empty(Bucket bucket) throws IOException {
    bucket.put("nothing", "");
    assertEquals("", read(bucket, bucket.list("nothing").objects().get(0)));
  }

  @Test
  @DisplayName("a stream that is left half read lets its connection go")
  void halfRead(Bucket bucket) throws IOException {
    bucket.sandbox().putObject(bucket.name(), "half", new byte[1 << 20]);
    SourceObject object = bucket.list("half").objects().get(0);
    var hadoop = bucket.hadoop();
    hadoop.set("fs.s3a.connection.maximum", "2");
    SplitOpener opener = S3Opener.of(bucket.prefix("half"), hadoop);
    for (int i = 0; i < 10; i++) {
      InputStream in = opener.open(object.split());
      assertEquals(0, in.read());
      in.close();
      assertThrows(IOException.class, in::read);
    }
  }

  static String read(Bucket bucket, SourceObject object) throws IOException {
    try (InputStream in =
        S3Opener.of(bucket.prefix(object.key()), bucket.hadoop()).open(object.split())) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Object copy(Object original) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(original);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }
}
