package dev.slipher.spark.load.source.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.copy.S3Location;
import dev.slipher.dialect.SqlError;
import dev.slipher.spark.load.source.s3.SandboxS3.Bucket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SandboxS3.class)
class PrefixListingTest {

  @Test
  @DisplayName("every key that begins with the text is listed (s3.prefix-semantics)")
  void keysWithThePrefix(Bucket bucket) {
    bucket.put("d/venue.1", "a|1\n");
    bucket.put("d/venue.2", "b|2\n");
    bucket.put("d/other", "c|3\n");
    assertEquals(List.of("d/venue.1", "d/venue.2"), keys(bucket.list("d/venue")));
    assertEquals(List.of("d/other", "d/venue.1", "d/venue.2"), keys(bucket.list("")));
  }

  @Test
  @DisplayName("a whole key picks up what begins with it too (s3.prefix-picks-extra)")
  void keysBesideAWholeKey(Bucket bucket) {
    bucket.put("custdata.txt", "1\n");
    bucket.put("custdata.txt.bak", "2\n");
    assertEquals(List.of("custdata.txt", "custdata.txt.bak"), keys(bucket.list("custdata.txt")));
  }

  @Test
  @DisplayName("what lies beside the data is data too (s3.jsonpaths-in-prefix)")
  void jsonPathsBesideTheData(Bucket bucket) {
    bucket.put("cat.json", "{}");
    bucket.put("cat_paths.json", "{\"jsonpaths\":[]}");
    assertEquals(List.of("cat.json", "cat_paths.json"), keys(bucket.list("cat")));
  }

  @Test
  @DisplayName("a prefix may name several folders and files (s3.prefix-folders)")
  void folders(Bucket bucket) {
    bucket.put("custfolder/a", "1\n");
    bucket.put("custfolder_1/b", "2\n");
    bucket.put("custfolder.log", "3\n");
    assertEquals(
        List.of("custfolder.log", "custfolder/a", "custfolder_1/b"),
        keys(bucket.list("custfolder")));
    assertEquals(List.of("custfolder/a"), keys(bucket.list("custfolder/")));
  }

  @Test
  @DisplayName("a key that nothing else begins with is one object (s3.single-object)")
  void singleObject(Bucket bucket) {
    bucket.put("d/one.txt", "12345");
    SourceObject object = bucket.list("d/one.txt").objects().get(0);
    assertEquals("s3://" + bucket.name() + "/d/one.txt", object.url());
    assertEquals(5, object.size());
    assertTrue(object.etag().matches("[0-9a-f]{32}.*"), object.etag());
    assertTrue(object.lastModifiedMicros() > 0);
  }

  @Test
  @DisplayName("a key in another case is another key (s3.case-sensitive-keys)")
  void caseMatters(Bucket bucket) {
    bucket.put("Data/x", "1\n");
    assertThrows(SqlError.class, () -> bucket.list("data/"));
    assertEquals(List.of("Data/x"), keys(bucket.list("Data/")));
  }

  @Test
  @DisplayName("no key with the prefix is an error, never an empty load (s3.no-match-fails)")
  void nothingThere(Bucket bucket) {
    SqlError error = assertThrows(SqlError.class, () -> bucket.list("none/here"));
    assertEquals("The specified S3 prefix 'none/here' does not exist", error.getMessage());
    assertEquals("XX000", error.sqlState());
    assertEquals(
        """

          -----------------------------------------------
          error:  The specified S3 prefix 'none/here' does not exist
          code:      8001
          context:   \

          query:     4711
          location:  s3_utility.cpp:539
          process:   padbmaster [pid=815]
          -----------------------------------------------
        """,
        error.detail().orElseThrow());
  }

  @Test
  @DisplayName("a missing bucket is S3's error in Redshift's words (s3.no-match-fails)")
  void noBucket(Bucket bucket) {
    S3Request request =
        new S3Request(
            new S3Location("no-such-bucket", "k"),
            false,
            Optional.empty(),
            bucket.prefix("k").authorization(),
            false,
            SandboxS3.LOAD);
    SqlError error =
        assertThrows(SqlError.class, () -> S3Source.list(request, bucket.hadoop(), new CallLog()));
    assertTrue(
        error
            .getMessage()
            .matches(
                "S3ServiceException:The specified bucket does not exist,Status 404,Error"
                    + " NoSuchBucket,Rid .*,ExtRid .*,CanRetry 1"),
        error.getMessage());
    assertTrue(
        error.detail().orElseThrow().contains("Listing bucket=no-such-bucket prefix=k"),
        error.detail().orElseThrow());
  }

  @Test
  @DisplayName("a name that no bucket can have is refused before anything is sent")
  void invalidBucket(Bucket bucket) {
    for (String name : List.of("Bucket", "a_b", "a b", "x", "é-bucket", "b:80", "u@bucket")) {
      S3Request request =
          new S3Request(
              new S3Location(name, "k"),
              false,
              Optional.empty(),
              bucket.prefix("k").authorization(),
              false,
              SandboxS3.LOAD);
      SqlError error =
          assertThrows(
              SqlError.class, () -> S3Source.list(request, bucket.hadoop(), new CallLog()));
      assertEquals(
          "S3ServiceException:The specified bucket is not valid.,Status 400,Error"
              + " InvalidBucketName,Rid ,ExtRid ,CanRetry 1",
          error.getMessage());
    }
  }

  @Test
  @DisplayName("an access point's alias stands for a bucket (s3.access-point-alias)")
  void accessPointAlias() {
    assertTrue(S3Store.isBucket("my-ap-hrzrlukc5m36ft7okagglf3gmwluquse1b-s3alias"));
  }

  @Test
  @DisplayName("an empty object is listed, a folder's marker is not (s3.empty-file)")
  void emptyObjects(Bucket bucket) {
    bucket.put("d/", "");
    bucket.put("d/empty", "");
    bucket.put("d/two", "1\n2\n");
    assertEquals(List.of("d/empty", "d/two"), keys(bucket.list("d/")));
    bucket.put("e/", "");
    assertEquals(List.of(), bucket.list("e/").objects());
  }

  @Test
  @DisplayName("what was put just before is seen (s3.strong-consistency)")
  void sameMoment(Bucket bucket) {
    for (int i = 0; i < 20; i++) {
      bucket.put("k/" + i, "x");
      assertEquals(i + 1, bucket.list("k/").objects().size());
    }
  }

  @Test
  @DisplayName("a file dropped into the folder by hand has no ETag and is listed")
  void droppedFile(Bucket bucket) throws IOException {
    Path folder = bucket.sandbox().bucket(bucket.name());
    Files.writeString(folder.resolve("byhand.txt"), "1|2\n");
    assertEquals(4, bucket.list("byhand").objects().get(0).size());
  }

  @Test
  @DisplayName("more keys than a page holds come page by page, in order (s3.prefix-semantics)")
  void manyKeys(Bucket bucket) throws IOException {
    Path folder = Files.createDirectory(bucket.sandbox().bucket(bucket.name()).resolve("m"));
    for (int i = 0; i < 20_000; i++) {
      Files.createFile(folder.resolve("part-%05d".formatted(i)));
    }
    SourceListing listing = bucket.list("m/part-");
    assertEquals(20_000, listing.objects().size());
    assertEquals(keys(listing).stream().sorted().distinct().toList(), keys(listing));
    assertEquals(20, listing.calls().size());
  }

  @Test
  @DisplayName("the log shows a listing as prefix and marker (sys.s3client.columns)")
  void log(Bucket bucket) {
    bucket.put("x1", "1");
    S3Call call = bucket.list("x").calls().get(0);
    assertEquals("GET", call.method());
    assertEquals(bucket.name(), call.bucket());
    assertEquals("prefix=x;marker=", call.key());
    assertTrue(call.startedMicros() > 0 && call.startedMicros() <= call.endedMicros());
    assertEquals(List.of(), call.failures());
    assertFalse(call.requestId().isEmpty());
  }

  private static List<String> keys(SourceListing listing) {
    return listing.objects().stream().map(SourceObject::key).toList();
  }
}
