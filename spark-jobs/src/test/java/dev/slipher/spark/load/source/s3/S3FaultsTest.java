package dev.slipher.spark.load.source.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.dialect.SqlError;
import dev.slipher.sandbox.faults.Fault;
import dev.slipher.spark.load.source.s3.SandboxS3.Bucket;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SandboxS3.class)
class S3FaultsTest {
  private static final Fault BUSY =
      Fault.s3Error(503, "SlowDown", "Please reduce your request rate.");
  private static final Fault BROKEN =
      Fault.s3Error(500, "InternalError", "We encountered an internal error.");

  @Test
  @DisplayName("a listing that fails twice is asked again, and the log tells (s3.retry)")
  void listingRetried(Bucket bucket) throws IOException {
    bucket.put("k", "1\n");
    try (FaultyS3 faulty = new FaultyS3(bucket.sandbox().endpoint())) {
      faulty.next(BROKEN, BUSY);
      SourceListing listing =
          S3Source.list(
              bucket.prefix("k"), SandboxS3.configuration(faulty.endpoint()), new CallLog());
      assertEquals(1, listing.objects().size());
      assertEquals(
          List.of(
              "S3ServiceException:We encountered an internal error.,Status 500,Error"
                  + " InternalError,Rid RID1,ExtRid EXT1,CanRetry 1",
              "S3ServiceException:Please reduce your request rate.,Status 503,Error SlowDown,Rid"
                  + " RID1,ExtRid EXT1,CanRetry 1"),
          listing.calls().get(0).failures().stream().map(S3Call.Failure::error).toList());
    }
  }

  @Test
  @DisplayName("an answer that breaks off goes on where it broke, no byte twice (s3.retry)")
  void brokenAnswers(Bucket bucket) throws IOException {
    byte[] content = new byte[500_000];
    new Random(3).nextBytes(content);
    bucket.sandbox().putObject(bucket.name(), "big", content);
    SourceObject object = bucket.list("big").objects().get(0);
    try (FaultyS3 faulty = new FaultyS3(bucket.sandbox().endpoint())) {
      List<S3Call> calls = new ArrayList<>();
      faulty.next(BUSY, new Fault.Cut(100_000), new Fault.Silence(), new Fault.Cut(50_001), BROKEN);
      try (InputStream in =
          S3Opener.of(bucket.prefix("big"), SandboxS3.configuration(faulty.endpoint()))
              .loggingTo(calls::add)
              .open(object.split())) {
        assertArrayEquals(content, in.readAllBytes());
      }
      assertEquals(6, faulty.requests().size());
      assertEquals(5, calls.get(0).failures().size());
      assertEquals(500_000, calls.get(0).transferBytes());
    }
  }

  @Test
  @DisplayName("what never heals fails the load with the last failure (s3.retry)")
  void neverHeals(Bucket bucket) throws IOException {
    bucket.put("k", "1\n");
    SourceObject object = bucket.list("k").objects().get(0);
    try (FaultyS3 faulty = new FaultyS3(bucket.sandbox().endpoint())) {
      Configuration hadoop = SandboxS3.configuration(faulty.endpoint());
      faulty.next(BROKEN, BROKEN, BROKEN, BROKEN, BROKEN, BROKEN);
      SqlError error =
          assertThrows(
              SqlError.class,
              () -> S3Opener.of(bucket.prefix("k"), hadoop).open(object.split()).read());
      assertTrue(error.getMessage().contains("Error InternalError"), error.getMessage());
      assertTrue(error.detail().orElseThrow().contains("S3 key being read : " + object.url()));
    }
  }

  @Test
  @DisplayName("an object replaced while its connection was broken fails the load")
  void replacedMeanwhile(Bucket bucket) throws IOException {
    bucket.sandbox().putObject(bucket.name(), "r", new byte[200_000]);
    SourceObject object = bucket.list("r").objects().get(0);
    try (FaultyS3 faulty = new FaultyS3(bucket.sandbox().endpoint())) {
      faulty.next(new Fault.Cut(100_000));
      try (InputStream in =
          S3Opener.of(bucket.prefix("r"), SandboxS3.configuration(faulty.endpoint()))
              .open(object.split())) {
        in.readNBytes(50_000);
        byte[] other = new byte[200_000];
        other[0] = 1;
        bucket.sandbox().putObject(bucket.name(), "r", other);
        SqlError error = assertThrows(SqlError.class, in::readAllBytes);
        assertTrue(error.getMessage().contains("was replaced"), error.getMessage());
      }
    }
  }

  @Test
  @DisplayName("a server out of reach is told in the words of Redshift's client")
  void unreachable(Bucket bucket) throws IOException {
    URI nowhere;
    try (FaultyS3 faulty = new FaultyS3(bucket.sandbox().endpoint())) {
      nowhere = faulty.endpoint();
    }
    SqlError error =
        assertThrows(
            SqlError.class,
            () ->
                S3Source.list(bucket.prefix("k"), SandboxS3.configuration(nowhere), new CallLog()));
    assertEquals(
        "S3CurlException: Failed to connect, CurlError 7, multiCurlError 0, CanRetry 1,"
            + " UserError 0",
        error.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"301,PermanentRedirect", "400,AuthorizationHeaderMalformed"})
  @DisplayName(
      "a bucket in another region is told as such (s3.region-wrong-message,"
          + " s3.region-default-cluster, manifest.region)")
  void wrongRegion(int status, String code, Bucket bucket) throws IOException {
    bucket.put("m", "{\"entries\":[{\"url\":\"s3://%s/a\"}]}".formatted(bucket.name()));
    Fault elsewhere =
        Fault.s3Error(status, code, "expecting 'us-west-2'")
            .with("x-amz-bucket-region", "us-west-2");
    try (FaultyS3 faulty = new FaultyS3(bucket.sandbox().endpoint())) {
      Configuration hadoop = SandboxS3.configuration(faulty.endpoint());
      String wording =
          "S3ServiceException:The bucket you are attempting to access must be addressed using the"
              + " specified endpoint. Please send all future requests to this endpoint.,Status"
              + " 301,Error PermanentRedirect,Rid RID1,ExtRid EXT1,CanRetry 1";
      faulty.next(elsewhere);
      SqlError listing =
          assertThrows(
              SqlError.class, () -> S3Source.list(bucket.prefix("k"), hadoop, new CallLog()));
      assertEquals(wording, listing.getMessage());
      assertEquals(
          "The bucket is in another Region: add REGION 'us-west-2'.", listing.hint().orElseThrow());
      faulty.next(elsewhere);
      SqlError manifest =
          assertThrows(
              SqlError.class, () -> S3Source.list(bucket.manifest("m"), hadoop, new CallLog()));
      assertEquals("Problem reading manifest file - " + wording, manifest.getMessage());
    }
  }

  @Test
  @DisplayName("an entry's bucket in another region fails the load (manifest.region)")
  void entryInAnotherRegion(Bucket bucket) throws IOException {
    bucket.put("m", "{\"entries\":[{\"url\":\"s3://%s/a\"}]}".formatted(bucket.name()));
    Fault elsewhere = Fault.s3Error(301, "PermanentRedirect", "");
    Fault none = new Fault.Cut(Integer.MAX_VALUE);
    try (FaultyS3 faulty = new FaultyS3(bucket.sandbox().endpoint())) {
      faulty.next(none, elsewhere, elsewhere);
      SqlError error =
          assertThrows(
              SqlError.class,
              () ->
                  S3Source.list(
                      bucket.manifest("m"),
                      SandboxS3.configuration(faulty.endpoint()),
                      new CallLog()));
      assertTrue(
          error.getMessage().startsWith("S3ServiceException:The bucket you are attempting"),
          error.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "403;AccessDenied;Access Denied",
        "403;InvalidAccessKeyId;The AWS Access Key Id you provided does not exist in our records.",
        "403;SignatureDoesNotMatch;The request signature we calculated does not match the"
            + " signature you provided. Check your key and signing method.",
        "400;ExpiredToken;The provided token has expired.",
        "400;InvalidToken;The provided token is malformed or otherwise invalid.",
        "403;InvalidObjectState;The operation is not valid for the object's storage class",
      })
  @DisplayName(
      "what S3 refuses is told in S3's words and not asked again (auth.error.denied,"
          + " auth.error.key-id, auth.error.signature, auth.temp-credential-expiry)")
  void refused(int status, String code, String message, Bucket bucket) throws IOException {
    bucket.put("k", "1\n");
    SourceObject object = bucket.list("k").objects().get(0);
    String wording =
        "S3ServiceException:%s,Status %d,Error %s,Rid RID1,ExtRid EXT1,CanRetry 1"
            .formatted(message, status, code);
    try (FaultyS3 faulty = new FaultyS3(bucket.sandbox().endpoint())) {
      Configuration hadoop = SandboxS3.configuration(faulty.endpoint());
      faulty.next(Fault.s3Error(status, code, message));
      SqlError listing =
          assertThrows(
              SqlError.class, () -> S3Source.list(bucket.prefix("k"), hadoop, new CallLog()));
      assertEquals(wording, listing.getMessage());
      assertEquals("XX000", listing.sqlState());
      assertTrue(
          listing
              .detail()
              .orElseThrow()
              .contains(
                  """
                  code:      8001
                    context:   Listing bucket=%s prefix=k
                  """
                      .stripTrailing()
                      .formatted(bucket.name())),
          listing.detail().orElseThrow());
      faulty.next(Fault.s3Error(status, code, message));
      SqlError reading =
          assertThrows(
              SqlError.class,
              () -> S3Opener.of(bucket.prefix("k"), hadoop).open(object.split()).read());
      assertEquals(wording, reading.getMessage());
      assertEquals(2, faulty.requests().size());
    }
  }

  @Test
  @DisplayName("a listing that shows an object twice, over two pages, loads it once")
  void repeatedKeys(Bucket bucket) throws IOException {
    String entry =
        "<Contents><Key>%s</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified>"
            + "<ETag>&quot;e&quot;</ETag><Size>2</Size></Contents>";
    String page =
        "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><IsTruncated>%s"
            + "</IsTruncated>%s%s%s</ListBucketResult>";
    try (FaultyS3 faulty = new FaultyS3(bucket.sandbox().endpoint())) {
      faulty.next(
          Fault.xml(
              page.formatted(
                  "true",
                  "<NextContinuationToken>t</NextContinuationToken>",
                  entry.formatted("k1"),
                  entry.formatted("k2"))),
          Fault.xml(page.formatted("false", "", entry.formatted("k2"), entry.formatted("k3"))));
      SourceListing listing =
          S3Source.list(
              bucket.prefix("k"), SandboxS3.configuration(faulty.endpoint()), new CallLog());
      assertEquals(
          List.of("k1", "k2", "k3"), listing.objects().stream().map(SourceObject::key).toList());
      assertEquals(2, listing.calls().size());
    }
  }

  @Test
  @DisplayName("an object that is listed but gone fails the load by its name")
  void goneSince(Bucket bucket) {
    bucket.put("k", "1\n");
    SourceObject object = bucket.list("k").objects().get(0);
    bucket.sandbox().deleteObject(bucket.name(), "k");
    SqlError error =
        assertThrows(
            SqlError.class,
            () -> S3Opener.of(bucket.prefix("k"), bucket.hadoop()).open(object.split()).read());
    assertEquals("No such file or directory", error.getMessage());
  }

  @Test
  @DisplayName(
      "listing, asking and reading take no more rights than to list and to get, and say"
          + " that the requester pays (auth.permissions-min)")
  void requests(Bucket bucket) throws IOException {
    bucket.put("k", "1\n");
    bucket.put("m", "{\"entries\":[{\"url\":\"s3://" + bucket.name() + "/k\"}]}");
    try (FaultyS3 faulty = new FaultyS3(bucket.sandbox().endpoint())) {
      Configuration hadoop = SandboxS3.configuration(faulty.endpoint());
      SourceListing listing = S3Source.list(bucket.manifest("m"), hadoop, new CallLog());
      S3Source.list(bucket.prefix("k"), hadoop, new CallLog());
      try (InputStream in =
          S3Opener.of(bucket.prefix("k"), hadoop).open(listing.objects().get(0))) {
        assertEquals(2, in.readAllBytes().length);
      }
      assertEquals(
          List.of("GET m", "HEAD k", "GET ", "GET k"),
          faulty.requests().stream()
              .map(request -> request.replaceAll("/" + bucket.name() + "/?|[?].*", ""))
              .toList());
      assertEquals(
          List.of("requester", "requester", "requester", "requester"),
          faulty.headers("x-amz-request-payer"));
    }
  }

  @Test
  @DisplayName("of a bucket with versions the current ones are read, as they were listed")
  void versions(Bucket bucket) throws IOException {
    bucket.put("k", "1\n");
    try (FaultyS3 faulty = new FaultyS3(bucket.sandbox().endpoint())) {
      Configuration hadoop = SandboxS3.configuration(faulty.endpoint());
      SourceObject object =
          S3Source.list(bucket.prefix("k"), hadoop, new CallLog()).objects().get(0);
      S3Opener opener = S3Opener.of(bucket.prefix("k"), hadoop);
      try (InputStream in = opener.open(object)) {
        assertEquals("1\n", new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
      assertTrue(faulty.requests().stream().noneMatch(request -> request.contains("version")));
      assertEquals(List.of("null", '"' + object.etag() + '"'), faulty.headers("If-Match"));
      // A newer version, or a delete marker, over the one that was listed.
      faulty.next(Fault.s3Error(412, "PreconditionFailed", "At least one condition failed"));
      SqlError newer = assertThrows(SqlError.class, () -> opener.open(object).read());
      assertTrue(newer.getMessage().contains("was replaced"), newer.getMessage());
      faulty.next(Fault.s3Error(404, "NoSuchKey", "The specified key does not exist."));
      SqlError marked = assertThrows(SqlError.class, () -> opener.open(object).read());
      assertEquals("No such file or directory", marked.getMessage());
    }
  }

  @Test
  @DisplayName("an interrupted listing is a cancelled query")
  void interrupted(Bucket bucket) {
    bucket.put("k", "1\n");
    Thread.currentThread().interrupt();
    try {
      SqlError error = assertThrows(SqlError.class, () -> bucket.list("k"));
      assertEquals("57014", error.sqlState());
      assertEquals("Query (4711) cancelled on user's request", error.getMessage());
    } finally {
      Thread.interrupted();
    }
  }
}
