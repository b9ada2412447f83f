package dev.slipher.sandbox.faults;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.sandbox.S3Clients;
import dev.slipher.sandbox.Sandbox;
import dev.slipher.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What the proxy lets through is whole, and what it breaks is broken as told. */
class FaultyServerTest {
  @TempDir private static Path folder;
  private static Sandbox sandbox;

  private final byte[] content = new byte[500_000];
  private final Queue<Faults> next = new ConcurrentLinkedQueue<>();
  private FaultyServer faulty;
  private S3Client client;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start(SandboxSettings.of(folder));
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @BeforeEach
  void stand() {
    new Random(3).nextBytes(content);
    sandbox.putObject("bkt", "a key", content);
    next.clear();
    faulty =
        FaultyServer.before(
            sandbox.endpoint(),
            request -> next.isEmpty() ? Optional.empty() : next.poll().meet(request));
    client = S3Clients.withoutRetries(faulty.endpoint());
  }

  @AfterEach
  void leave() {
    client.close();
    faulty.close();
  }

  private void next(Fault fault) {
    next.add(request -> Optional.of(fault));
  }

  @Test
  void withoutFaultsAllPassesThrough() {
    S3Clients.put(client, "bkt", "other/ü+1", new byte[] {5});

    assertArrayEquals(new byte[] {5}, S3Clients.get(client, "bkt", "other/ü+1"));
    assertArrayEquals(content, S3Clients.get(client, "bkt", "a key"));
    assertEquals(
        content.length, client.headObject(get -> get.bucket("bkt").key("a key")).contentLength());
    assertEquals(
        List.of("a key", "other/ü+1"),
        client.listObjectsV2(list -> list.bucket("bkt")).contents().stream()
            .map(S3Object::key)
            .toList());
    assertThrows(NoSuchKeyException.class, () -> S3Clients.get(client, "bkt", "none"));
    client.deleteObject(delete -> delete.bucket("bkt").key("other/ü+1"));
    Request read = faulty.requests().get(1);
    assertEquals("GET /bkt/other/%C3%BC%2B1", read.toString());
    assertEquals("/bkt/other/ü+1", read.path());
    assertTrue(read.readsObject());
    assertNull(read.header("Range"));
    assertFalse(faulty.requests().get(0).readsObject());
  }

  @Test
  void anAnswerIsGivenInsteadOfTheRightOne() {
    next(Fault.s3Error(503, "SlowDown", "slow").with("x-amz-id-2", "there"));

    S3Exception refused =
        assertThrows(S3Exception.class, () -> S3Clients.get(client, "bkt", "a key"));
    assertEquals(503, refused.statusCode());
    assertEquals("SlowDown", refused.awsErrorDetails().errorCode());
    assertEquals("RID1", refused.requestId());
    assertEquals("there", refused.extendedRequestId());
    assertArrayEquals(content, S3Clients.get(client, "bkt", "a key"));
  }

  @Test
  void anErrorToHeadHasNoBody() {
    next(Fault.s3Error(403, "AccessDenied", "no"));
    next(new Fault.Headers(Map.of("x-amz-version-id", "v7")));

    S3Exception refused = assertThrows(S3Exception.class, this::head);
    assertEquals(403, refused.statusCode());
    HeadObjectResponse found = head();
    assertEquals("v7", found.versionId());
    assertEquals(content.length, found.contentLength());
  }

  private HeadObjectResponse head() {
    return client.headObject(head -> head.bucket("bkt").key("a key"));
  }

  @Test
  void silenceEndsTheConnection() {
    next(new Fault.Silence());

    assertThrows(SdkClientException.class, () -> S3Clients.get(client, "bkt", "a key"));
    assertArrayEquals(content, S3Clients.get(client, "bkt", "a key"));
  }

  @Test
  void aCutEndsTheBodyEarly() throws IOException {
    next(new Fault.Cut(100_000));

    try (InputStream in = client.getObject(get -> get.bucket("bkt").key("a key"))) {
      assertArrayEquals(Arrays.copyOf(content, 100_000), in.readNBytes(100_000));
      assertThrows(IOException.class, in::read);
    }
    assertArrayEquals(content, S3Clients.get(client, "bkt", "a key"));
  }

  @Test
  void anObjectChangesBetweenListAndRead() {
    String listed = client.listObjectsV2(list -> list.bucket("bkt")).contents().get(0).eTag();
    next.add(
        request -> {
          sandbox.putObject("bkt", "a key", new byte[] {1});
          return Optional.empty();
        });

    S3Exception changed =
        assertThrows(
            S3Exception.class,
            () -> client.getObjectAsBytes(get -> get.bucket("bkt").key("a key").ifMatch(listed)));
    assertEquals(412, changed.statusCode());
  }
}
