package dev.slipher.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The AWS SDK's client and a person with a file manager see the same objects. */
class FoldersAsBucketsTest {
  @TempDir private static Path folder;
  private static Sandbox sandbox;
  private static S3Client client;
  private static final AtomicInteger BUCKETS = new AtomicInteger();

  private String bucket;
  private Path files;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start(SandboxSettings.of(folder));
    client = S3Clients.of(sandbox.endpoint());
  }

  @AfterAll
  static void stop() {
    client.close();
    sandbox.close();
  }

  @BeforeEach
  void makeBucket() {
    bucket = "bucket-" + BUCKETS.incrementAndGet();
    files = sandbox.bucket(bucket);
  }

  private void drop(String key, String content) throws IOException {
    Path file = files.resolve(key);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private List<String> keys() {
    return client.listObjectsV2Paginator(list -> list.bucket(bucket)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  @Test
  void aFileDroppedByHandIsAnObjectWithAnETag() throws IOException {
    drop("in/people.csv", "1,Ann\n");

    S3Object listed =
        client.listObjectsV2(list -> list.bucket(bucket).prefix("in/")).contents().get(0);
    HeadObjectResponse head = client.headObject(get -> get.bucket(bucket).key("in/people.csv"));

    assertEquals("in/people.csv", listed.key());
    assertEquals(6, listed.size());
    assertFalse(listed.eTag().isEmpty());
    assertEquals(listed.eTag(), head.eTag());
    assertEquals("1,Ann\n", new String(S3Clients.get(client, bucket, "in/people.csv"), UTF_8));
    assertEquals(
        listed.eTag(),
        client
            .getObjectAsBytes(get -> get.bucket(bucket).key("in/people.csv").ifMatch(listed.eTag()))
            .response()
            .eTag());
  }

  @Test
  void anObjectPutByAClientIsAPlainFile() throws IOException {
    byte[] content = new byte[3_000_000];
    new Random(1).nextBytes(content);

    String answered =
        client
            .putObject(put -> put.bucket(bucket).key("out/part-0"), RequestBody.fromBytes(content))
            .eTag();

    assertArrayEquals(content, Files.readAllBytes(files.resolve("out/part-0")));
    assertArrayEquals(content, S3Clients.get(client, bucket, "out/part-0"));
    assertEquals(answered, client.headObject(get -> get.bucket(bucket).key("out/part-0")).eTag());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with space.txt",
        "a+b&c=d?e#f%20g.txt",
        "größe/ığŞ/データ/😀.csv",
        "d1/d2/d3/d4/d5/d6/d7/d8/d9/d10/deep",
        ".hidden",
        "~tilde*star'quote\"",
        "year=2024/month=01/part-00000.gz"
      })
  void anyNameOfAFileIsAKeyBothWays(String key) throws IOException {
    S3Clients.put(client, bucket, key, key.getBytes(UTF_8));
    assertEquals(key, Files.readString(files.resolve(key)));
    assertEquals(List.of(key), keys());

    Files.delete(files.resolve(key));
    drop(key, "by hand");
    assertEquals(List.of(key), keys());
    assertEquals("by hand", new String(S3Clients.get(client, bucket, key), UTF_8));

    sandbox.putObject(bucket, key, "by the harness".getBytes(UTF_8));
    assertEquals("by the harness", Files.readString(files.resolve(key)));
    sandbox.deleteObject(bucket, key);
    assertEquals(List.of(), keys());
  }

  @Test
  void moreThanAThousandKeysComeInPagesAndInOrder() throws IOException {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 2_345; i++) {
      String key = i % 3 == 0 ? "x/" + i : i % 3 == 1 ? "x-" + i : "x/y/" + i;
      expected.add(key);
      drop(key, "");
    }
    expected.sort(null);

    ListObjectsV2Response first = client.listObjectsV2(list -> list.bucket(bucket));
    assertEquals(1_000, first.contents().size());
    assertTrue(first.isTruncated());
    assertEquals(expected, keys());
    // The older way to ask, by marker.
    assertEquals(
        expected.subList(1_000, 2_000),
        client
            .listObjects(list -> list.bucket(bucket).marker(expected.get(999)))
            .contents()
            .stream()
            .map(S3Object::key)
            .toList());
    assertEquals(
        "x/y/",
        client
            .listObjectsV2(list -> list.bucket(bucket).prefix("x/y").delimiter("/"))
            .commonPrefixes()
            .get(0)
            .prefix());
  }

  @Test
  void aPrefixIsTextAndNotAFolder() throws IOException {
    drop("data/part1", "");
    drop("data/part10", "");
    drop("data2/part1", "");
    drop("data.csv", "");

    assertEquals(
        List.of("data.csv", "data/part1", "data/part10", "data2/part1"),
        client.listObjectsV2(list -> list.bucket(bucket).prefix("data")).contents().stream()
            .map(S3Object::key)
            .toList());
    assertEquals(
        List.of("data/part1", "data/part10"),
        client.listObjectsV2(list -> list.bucket(bucket).prefix("data/part1")).contents().stream()
            .map(S3Object::key)
            .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-0", "bytes=2-5", "bytes=7-", "bytes=-3", "bytes=8-999999"})
  void rangesAreReadAsAsked(String range) throws IOException {
    drop("digits", "0123456789");
    String expected =
        Map.of(
                "bytes=0-0", "0",
                "bytes=2-5", "2345",
                "bytes=7-", "789",
                "bytes=-3", "789",
                "bytes=8-999999", "89")
            .get(range);

    assertEquals(
        expected,
        client
            .getObjectAsBytes(get -> get.bucket(bucket).key("digits").range(range))
            .asUtf8String());
  }

  @Test
  void aRangeBehindTheEndIsRefused() throws IOException {
    drop("digits", "0123456789");

    S3Exception refused =
        assertThrows(
            S3Exception.class,
            () ->
                client.getObjectAsBytes(
                    get -> get.bucket(bucket).key("digits").range("bytes=10-")));
    assertEquals(416, refused.statusCode());
    assertEquals("InvalidRange", refused.awsErrorDetails().errorCode());
  }

  @Test
  void aFileChangedByHandIsAnotherVersion() throws IOException {
    S3Clients.put(client, bucket, "t.csv", "one".getBytes(UTF_8));
    String before = client.headObject(get -> get.bucket(bucket).key("t.csv")).eTag();

    // As cp does: into the same file, whose attributes stay.
    Files.writeString(files.resolve("t.csv"), "two more");

    assertNotEquals(before, client.headObject(get -> get.bucket(bucket).key("t.csv")).eTag());
    // The client sent a checksum when it put the object and checks it, if sent, when it reads.
    assertEquals("two more", new String(S3Clients.get(client, bucket, "t.csv"), UTF_8));
    S3Exception refused =
        assertThrows(
            S3Exception.class,
            () -> client.getObjectAsBytes(get -> get.bucket(bucket).key("t.csv").ifMatch(before)));
    assertEquals(412, refused.statusCode());
  }

  @Test
  void whatAClientSaysOfAnObjectIsKept() {
    client.putObject(
        put ->
            put.bucket(bucket)
                .key("secret.bin")
                .contentType("text/csv")
                .contentEncoding("gzip")
                .metadata(Map.of("x-amz-key", "AbC+/=", "note", "two words")),
        RequestBody.fromString("x"));
    client.copyObject(
        copy ->
            copy.sourceBucket(bucket)
                .sourceKey("secret.bin")
                .destinationBucket(bucket)
                .destinationKey("copies/of it"));

    for (String key : List.of("secret.bin", "copies/of it")) {
      HeadObjectResponse head = client.headObject(get -> get.bucket(bucket).key(key));
      assertEquals("text/csv", head.contentType());
      assertEquals("gzip", head.contentEncoding());
      assertEquals("AbC+/=", head.metadata().get("x-amz-key"));
      assertEquals("two words", head.metadata().get("note"));
    }
  }

  @Test
  void anObjectInPartsAppearsWholeAndAtOnce() throws IOException {
    byte[] content = new byte[12 << 20];
    new Random(2).nextBytes(content);
    int half = 6 << 20;
    String id =
        client
            .createMultipartUpload(
                create -> create.bucket(bucket).key("big/one").metadata(Map.of("a", "b")))
            .uploadId();
    List<CompletedPart> parts = new ArrayList<>();
    for (int number : new int[] {2, 1}) {
      byte[] part = Arrays.copyOfRange(content, (number - 1) * half, number * half);
      String tag =
          client
              .uploadPart(
                  upload -> upload.bucket(bucket).key("big/one").uploadId(id).partNumber(number),
                  RequestBody.fromBytes(part))
              .eTag();
      parts.add(0, CompletedPart.builder().partNumber(number).eTag(tag).build());
    }
    assertEquals(List.of(), keys());
    assertEquals(1, client.listMultipartUploads(list -> list.bucket(bucket)).uploads().size());

    client.completeMultipartUpload(
        complete ->
            complete
                .bucket(bucket)
                .key("big/one")
                .uploadId(id)
                .multipartUpload(completed -> completed.parts(parts)));

    assertEquals(List.of("big/one"), keys());
    assertArrayEquals(content, Files.readAllBytes(files.resolve("big/one")));
    assertEquals(
        "b", client.headObject(get -> get.bucket(bucket).key("big/one")).metadata().get("a"));
    assertEquals(0, client.listMultipartUploads(list -> list.bucket(bucket)).uploads().size());
  }

  @Test
  void anUploadGivenUpLeavesNothing() throws IOException {
    String id =
        client.createMultipartUpload(create -> create.bucket(bucket).key("never")).uploadId();
    client.uploadPart(
        upload -> upload.bucket(bucket).key("never").uploadId(id).partNumber(1),
        RequestBody.fromString("x"));

    client.abortMultipartUpload(abort -> abort.bucket(bucket).key("never").uploadId(id));

    assertEquals(List.of(), keys());
    assertFalse(Files.exists(folder.resolve(".uploads").resolve(id)));
    S3Exception refused =
        assertThrows(
            S3Exception.class,
            () -> client.listParts(list -> list.bucket(bucket).key("never").uploadId(id)));
    assertEquals("NoSuchUpload", refused.awsErrorDetails().errorCode());
  }

  @Test
  void deletingTakesEmptyFoldersAlongAndForgivesWhatIsMissing() {
    S3Clients.put(client, bucket, "a/b/c/1", new byte[] {1});
    S3Clients.put(client, bucket, "a/2", new byte[] {2});

    client.deleteObject(delete -> delete.bucket(bucket).key("a/b/c/1"));
    client.deleteObject(delete -> delete.bucket(bucket).key("a/b/c/1"));
    assertFalse(Files.exists(files.resolve("a/b")));
    client.deleteObjects(
        delete ->
            delete
                .bucket(bucket)
                .delete(
                    all ->
                        all.objects(
                            Stream.of("a/2", "a/none")
                                .map(key -> ObjectIdentifier.builder().key(key).build())
                                .toList())));

    assertEquals(List.of(), keys());
    assertTrue(Files.isDirectory(files));
  }

  @Test
  void aFolderMarkerIsAKeyThatEndsWithASlash() {
    S3Clients.put(client, bucket, "empty/", new byte[0]);
    assertEquals(List.of("empty/"), keys());
    assertEquals(0, client.headObject(get -> get.bucket(bucket).key("empty/")).contentLength());

    S3Clients.put(client, bucket, "empty/not", new byte[] {1});
    assertEquals(List.of("empty/", "empty/not"), keys());
    client.deleteObject(delete -> delete.bucket(bucket).key("empty/"));
    assertEquals(List.of("empty/not"), keys());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a//b", "../outside", "a/./b", "/leading"})
  void aKeyThatAFolderCannotHoldIsRefusedAndNotMangled(String key) {
    S3Exception refused =
        assertThrows(S3Exception.class, () -> S3Clients.put(client, bucket, key, new byte[] {1}));

    assertEquals(400, refused.statusCode());
    assertEquals(List.of(), keys());
    assertFalse(Files.exists(folder.resolve("outside")));
  }

  @Test
  void aFileIsNoFolder() {
    S3Clients.put(client, bucket, "a", new byte[] {1});
    assertEquals(
        400,
        assertThrows(S3Exception.class, () -> S3Clients.put(client, bucket, "a/b", new byte[] {1}))
            .statusCode());
    S3Clients.put(client, bucket, "d/e", new byte[] {1});
    assertEquals(
        400,
        assertThrows(S3Exception.class, () -> S3Clients.put(client, bucket, "d", new byte[] {1}))
            .statusCode());
    assertThrows(NoSuchKeyException.class, () -> S3Clients.get(client, bucket, "a/b"));
    assertThrows(NoSuchKeyException.class, () -> S3Clients.get(client, bucket, "d"));
    assertEquals(List.of("a", "d/e"), keys());
  }

  @Test
  void bucketsComeAndGoWithTheirFolders() throws IOException {
    String other = bucket + "-other";
    assertThrows(
        NoSuchBucketException.class, () -> client.listObjectsV2(list -> list.bucket(other)));
    client.createBucket(create -> create.bucket(other));
    assertTrue(Files.isDirectory(folder.resolve(other)));
    assertThrows(
        BucketAlreadyOwnedByYouException.class,
        () -> client.createBucket(create -> create.bucket(other)));
    assertTrue(client.listBuckets().buckets().stream().anyMatch(each -> each.name().equals(other)));

    Files.writeString(folder.resolve(other).resolve("f"), "x");
    S3Exception refused =
        assertThrows(S3Exception.class, () -> client.deleteBucket(delete -> delete.bucket(other)));
    assertEquals("BucketNotEmpty", refused.awsErrorDetails().errorCode());
    Files.delete(folder.resolve(other).resolve("f"));
    client.deleteBucket(delete -> delete.bucket(other));
    assertFalse(Files.exists(folder.resolve(other)));
  }

  @Test
  void readersOfAnObjectThatIsReplacedSeeOneOrTheOther() {
    byte[] small = new byte[10];
    byte[] large = new byte[200_000];
    Arrays.fill(large, (byte) 1);
    S3Clients.put(client, bucket, "k", small);

    boolean whole =
        IntStream.range(0, 60)
            .parallel()
            .allMatch(
                i -> {
                  if (i % 3 == 0) {
                    S3Clients.put(client, bucket, "k", i % 2 == 0 ? small : large);
                    return true;
                  }
                  byte[] read = S3Clients.get(client, bucket, "k");
                  return Arrays.equals(read, small) || Arrays.equals(read, large);
                });

    assertTrue(whole);
  }
}
