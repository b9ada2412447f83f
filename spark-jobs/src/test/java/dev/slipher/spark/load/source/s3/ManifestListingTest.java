package dev.slipher.spark.load.source.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.dialect.SqlError;
import dev.slipher.sandbox.faults.Fault;
import dev.slipher.spark.load.source.s3.SandboxS3.Bucket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SandboxS3.class)
class ManifestListingTest {

  @Test
  @DisplayName("many entries of a folder are found by listing it, the others one by one")
  void entriesOfAFolder(Bucket bucket) throws IOException {
    List<String> entries = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      bucket.put("many/k%03d".formatted(i), "1\n");
      entries.add(entry(bucket, "many/k%03d".formatted(299 - i)));
    }
    bucket.put("other", "1\n");
    entries.add(entry(bucket, "other", ",\"mandatory\":true"));
    entries.add(entry(bucket, "many/none"));
    entries.add(entry(bucket, "many/k007", ",\"mandatory\":true"));
    bucket.put("m", manifest(entries.toArray(String[]::new)));
    try (FaultyS3 faulty = new FaultyS3(bucket.sandbox().endpoint())) {
      SourceListing listing =
          S3Source.list(
              bucket.manifest("m"), SandboxS3.configuration(faulty.endpoint()), new CallLog());
      assertEquals(302, listing.objects().size());
      assertEquals("many/k299", listing.objects().get(0).key());
      assertEquals(bucket.list("many/k299").objects().get(0), listing.objects().get(0));
      assertTrue(listing.objects().get(301).mandatory());
      assertEquals(List.of("s3://" + bucket.name() + "/many/none"), listing.skipped());
      long heads = faulty.requests().stream().filter(request -> request.startsWith("HEAD")).count();
      assertEquals(2, heads, faulty.requests().toString());
      assertTrue(faulty.requests().size() < 8, faulty.requests().toString());
    }
  }

  @Test
  @DisplayName("a folder that may not be listed, or holds too much, is no obstacle")
  void unlistedFolder(Bucket bucket) throws IOException {
    List<String> entries = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      bucket.put("many/k%03d".formatted(i), "1\n");
      entries.add(entry(bucket, "many/k%03d".formatted(i)));
    }
    bucket.put("m", manifest(entries.toArray(String[]::new)));
    try (FaultyS3 faulty = new FaultyS3(bucket.sandbox().endpoint())) {
      Configuration hadoop = SandboxS3.configuration(faulty.endpoint());
      faulty.next(new Fault.Headers(Map.of()));
      faulty.next(Fault.s3Error(403, "AccessDenied", "Access Denied"));
      assertEquals(
          200, S3Source.list(bucket.manifest("m"), hadoop, new CallLog()).objects().size());
      assertEquals(
          200, faulty.requests().stream().filter(request -> request.startsWith("HEAD")).count());
      // Four pages at most for two hundred entries.
      faulty.next(new Fault.Headers(Map.of()));
      String page =
          "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><IsTruncated>true"
              + "</IsTruncated><NextContinuationToken>t</NextContinuationToken></ListBucketResult>";
      for (int i = 0; i < 4; i++) {
        faulty.next(Fault.xml(page));
      }
      assertEquals(
          200, S3Source.list(bucket.manifest("m"), hadoop, new CallLog()).objects().size());
    }
  }

  @Test
  @DisplayName(
      "the listed files, and only they, are read (manifest.shape, manifest.explicit-list-only)")
  void listedFilesOnly(Bucket bucket) {
    bucket.put("a.txt", "1\n");
    bucket.put("a.txt.bak", "2\n");
    bucket.put("c.txt", "3\n");
    bucket.put(
        "m", manifest(entry(bucket, "c.txt", ",\"mandatory\":true"), entry(bucket, "a.txt")));
    SourceListing listing = list(bucket, "m");
    assertEquals(List.of("c.txt", "a.txt"), keys(listing));
    assertEquals(
        List.of(true, false), listing.objects().stream().map(SourceObject::mandatory).toList());
    assertEquals(bucket.list("c.txt").objects().get(0).split(), listing.objects().get(0).split());
  }

  @Test
  @DisplayName(
      "without MANIFEST a manifest is data (manifest.keyword-required, s3.manifest-in-prefix)")
  void withoutTheKeyword(Bucket bucket) {
    bucket.put("d/data", "1\n");
    bucket.put("d/data.manifest", manifest(entry(bucket, "d/data")));
    assertEquals(List.of("d/data", "d/data.manifest"), keys(bucket.list("d/data")));
    assertEquals(List.of("d/data.manifest"), keys(bucket.list("d/data.manifest")));
  }

  @Test
  @DisplayName(
      "FROM names one manifest in full, never a prefix (manifest.single-object, err.code.8001)")
  void manifestIsNoPrefix(Bucket bucket) {
    bucket.put("dir/m.manifest", manifest(entry(bucket, "a")));
    for (String key : List.of("dir/m", "dir/", "dir", "")) {
      SqlError error = failure(bucket, key);
      assertEquals(
          "COPY with MANIFEST parameter requires full path of an S3 object.", error.getMessage());
      assertTrue(error.detail().orElseThrow().contains("code:      8001"));
    }
  }

  @Test
  @DisplayName("a missing manifest fails the load (manifest.not-found-or-malformed)")
  void missingManifest(Bucket bucket) {
    SqlError error = failure(bucket, "none.manifest");
    assertTrue(
        error
            .getMessage()
            .matches(
                "Problem reading manifest file - S3ServiceException:The specified key does not"
                    + " exist\\.,Status 404,Error NoSuchKey,Rid .*,ExtRid .*,CanRetry 1"),
        error.getMessage());
  }

  @Test
  @DisplayName(
      "a malformed manifest fails the load, with its place (manifest.not-found-or-malformed)")
  void malformedManifest(Bucket bucket) {
    bucket.put("m", "{\"entries\":[\n{\"url\":\"s3://b/a\"}");
    SqlError error = failure(bucket, "m");
    assertEquals("Manifest file is not in correct json format", error.getMessage());
    assertEquals("XX000", error.sqlState());
    assertTrue(
        error
            .detail()
            .orElseThrow()
            .contains(
                "context:   Manifest file location = s3://"
                    + bucket.name()
                    + "/m, line 2, column 19: Unexpected end-of-input"),
        error.detail().orElseThrow());
  }

  @Test
  @DisplayName("a manifest is read up to a size that no manifest has")
  void hugeManifest(Bucket bucket) {
    byte[] huge = new byte[ManifestObject.MOST_BYTES + 1];
    bucket.sandbox().putObject(bucket.name(), "m", huge);
    assertEquals(
        "Manifest file is too large: 67108865 bytes, at most 67108864 are read",
        failure(bucket, "m").getMessage());
  }

  @Test
  @DisplayName("an optional file that is missing is skipped (manifest.mandatory-default)")
  void optionalFileMissing(Bucket bucket) {
    bucket.put("a", "1\n");
    bucket.put("gone.bak", "2\n");
    bucket.put("m", manifest(entry(bucket, "a"), entry(bucket, "gone")));
    SourceListing listing = list(bucket, "m");
    assertEquals(List.of("a"), keys(listing));
    assertEquals(List.of("s3://" + bucket.name() + "/gone"), listing.skipped());
  }

  @Test
  @DisplayName(
      "a mandatory file that is missing fails the load (manifest.mandatory-true-missing,"
          + " s3.missing-key-error-shape)")
  void mandatoryFileMissing(Bucket bucket) {
    bucket.put("a", "1\n");
    bucket.put("m", manifest(entry(bucket, "a"), entry(bucket, "gone", ",\"mandatory\":true")));
    SqlError error = failure(bucket, "m");
    assertEquals("Mandatory url is not present in manifest file.", error.getMessage());
    String detail = error.detail().orElseThrow();
    assertTrue(detail.contains("error:  The specified key does not exist\n"), detail);
    assertTrue(detail.contains("code:      2\n"), detail);
    assertTrue(detail.contains("S3 key being read : s3://" + bucket.name() + "/gone\n"), detail);
    assertTrue(detail.contains("location:  step_scan.cpp:1883\n"), detail);
  }

  @Test
  @DisplayName("no file found fails the load, optional or not (manifest.none-found-fails)")
  void noneFound(Bucket bucket) {
    bucket.put("m", manifest(entry(bucket, "x"), entry(bucket, "y", ",\"mandatory\":false")));
    SqlError error = failure(bucket, "m");
    assertEquals("No such file or directory", error.getMessage());
    assertTrue(
        error
            .detail()
            .orElseThrow()
            .contains("None of the 2 files that the manifest lists exists"));
  }

  @Test
  @DisplayName("a file listed twice is read twice (manifest.duplicate-url)")
  void listedTwice(Bucket bucket) {
    bucket.put("a", "1\n2\n");
    bucket.put("m", manifest(entry(bucket, "a"), entry(bucket, "a", ",\"mandatory\":true")));
    SourceListing listing = list(bucket, "m");
    assertEquals(List.of("a", "a"), keys(listing));
    assertEquals(8, listing.bytes());
    assertEquals(1, listing.calls().stream().filter(call -> call.method().equals("HEAD")).count());
  }

  @Test
  @DisplayName("entries may be in several buckets (manifest.cross-bucket)")
  void severalBuckets(Bucket bucket) {
    Bucket other = bucket.other();
    bucket.put("x", "1\n");
    other.put("y", "2\n");
    bucket.put("m", manifest(entry(bucket, "x"), entry(other, "y")));
    assertEquals(
        List.of("s3://" + bucket.name() + "/x", "s3://" + other.name() + "/y"),
        list(bucket, "m").objects().stream().map(SourceObject::url).toList());
  }

  @Test
  @DisplayName("a missing bucket is an error even for an optional file (manifest.cross-bucket)")
  void missingBucket(Bucket bucket) {
    bucket.put("x", "1\n");
    bucket.put("m", manifest(entry(bucket, "x"), "{\"url\":\"s3://there-is-no-such-bucket/y\"}"));
    SqlError error = failure(bucket, "m");
    assertTrue(
        error.getMessage().startsWith("S3ServiceException:The specified bucket does not exist"),
        error.getMessage());
    assertTrue(
        error.detail().orElseThrow().contains("s3://there-is-no-such-bucket/y"),
        error.detail().orElseThrow());
  }

  @Test
  @DisplayName("an entry that names a prefix or a folder is error 8001 (manifest.url-not-prefix)")
  void entryIsNoPrefix(Bucket bucket) {
    bucket.put("dir/a", "1\n");
    bucket.put("data.1", "1\n");
    bucket.put("data.2", "1\n");
    for (String wrong :
        List.of(
            entry(bucket, "dir/"),
            entry(bucket, "dir"),
            entry(bucket, ""),
            entry(bucket, "data", ",\"mandatory\":true"))) {
      bucket.put("m", manifest(entry(bucket, "data.1"), wrong));
      SqlError error = failure(bucket, "m");
      assertEquals(
          "COPY with MANIFEST parameter requires full path of an S3 object.",
          error.getMessage(),
          wrong);
      assertTrue(error.detail().orElseThrow().contains("code:      8001"));
    }
  }

  @Test
  @DisplayName("columnar entries must tell their size (manifest.content-length-columnar)")
  void contentLength(Bucket bucket) {
    bucket.put("p", "PAR1");
    bucket.put("none", manifest(entry(bucket, "p")));
    bucket.put("meta", manifest(entry(bucket, "p", ",\"meta\":{\"rows\":1}")));
    bucket.put("right", manifest(entry(bucket, "p", ",\"meta\":{\"content_length\":4}")));
    bucket.put("wrong", manifest(entry(bucket, "p", ",\"meta\":{\"content_length\":5}")));
    SqlError none = assertThrows(SqlError.class, () -> listColumnar(bucket, "none"));
    assertEquals("File entry does not have 'meta' key.", none.getMessage());
    assertTrue(none.detail().orElseThrow().contains("code:      15003"));
    assertEquals(
        "File entry does not have 'content_length' key.",
        assertThrows(SqlError.class, () -> listColumnar(bucket, "meta")).getMessage());
    assertEquals(List.of("p"), keys(listColumnar(bucket, "right")));
    assertEquals(
        "File size mismatch: the manifest says 5 bytes, the object has 4",
        assertThrows(SqlError.class, () -> listColumnar(bucket, "wrong")).getMessage());
    // manifest.extra-keys-ignored: text is read whatever an outdated manifest says.
    assertEquals(List.of("p"), keys(list(bucket, "wrong")));
    assertEquals(List.of("p"), keys(list(bucket, "none")));
  }

  @Test
  @DisplayName("what UNLOAD writes can be given straight back (manifest.unload-manifest-usable)")
  void unloadManifest(Bucket bucket) {
    bucket.put("unload/manifest_0000_part_00", "12345");
    bucket.put(
        "unload/manifest",
        """
        {
          "entries": [
            {"url":"s3://%s/unload/manifest_0000_part_00", "meta": { "content_length": 5 }}
         ]
        }\
        """
            .formatted(bucket.name()));
    assertEquals(List.of("unload/manifest_0000_part_00"), keys(list(bucket, "unload/manifest")));
  }

  @Test
  @DisplayName(
      "the order is the manifest's, for many entries too (manifest.in-order-not-guaranteed)")
  void manyEntries(Bucket bucket) {
    List<String> names = IntStream.range(0, 200).mapToObj(i -> "f" + (i * 7 % 200)).toList();
    names.forEach(name -> bucket.put(name, name));
    bucket.put(
        "m", manifest(names.stream().map(name -> entry(bucket, name)).toArray(String[]::new)));
    assertEquals(names, keys(list(bucket, "m")));
  }

  private static SourceListing list(Bucket bucket, String key) {
    return S3Source.list(bucket.manifest(key), bucket.hadoop(), new CallLog());
  }

  private static SourceListing listColumnar(Bucket bucket, String key) {
    return S3Source.list(request(bucket, key, true), bucket.hadoop(), new CallLog());
  }

  private static S3Request request(Bucket bucket, String key, boolean columnar) {
    S3Request text = bucket.manifest(key);
    return new S3Request(
        text.location(), true, text.region(), text.authorization(), columnar, text.identity());
  }

  private static SqlError failure(Bucket bucket, String key) {
    return assertThrows(SqlError.class, () -> list(bucket, key));
  }

  private static String manifest(String... entries) {
    return List.of(entries).stream().collect(Collectors.joining(",", "{\"entries\":[", "]}"));
  }

  private static String entry(Bucket bucket, String key) {
    return entry(bucket, key, "");
  }

  private static String entry(Bucket bucket, String key, String more) {
    return "{\"url\":\"s3://%s/%s\"%s}".formatted(bucket.name(), key, more);
  }

  private static List<String> keys(SourceListing listing) {
    return listing.objects().stream().map(SourceObject::key).toList();
  }
}
