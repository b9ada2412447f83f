package dev.slipher.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What the proxy lets through is whole, and what it breaks is broken as told. */
class FaultyS3Test {
  @TempDir private static Path folder;
  private static Sandbox sandbox;

  private final byte[] content = new byte[500_000];
  private FaultyS3 faulty;
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
    faulty = FaultyS3.before(sandbox.endpoint());
    client = S3Clients.withoutRetries(faulty.endpoint());
  }

  @AfterEach
  void leave() {
    client.close();
    faulty.close();
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
    assertTrue(faulty.requests().contains("GET /bkt/other/ü+1"), faulty.requests().toString());
  }

  @ParameterizedTest
  @CsvSource({"403, AccessDenied", "404, NoSuchKey", "500, InternalError", "503, SlowDown"})
  void anAnswerIsGivenSoManyTimesAndNoMore(int status, String code) {
    faulty.answer("bkt", "a key", status, 2);

    for (int i = 0; i < 2; i++) {
      S3Exception refused =
          assertThrows(S3Exception.class, () -> S3Clients.get(client, "bkt", "a key"));
      assertEquals(status, refused.statusCode());
      assertEquals(code, refused.awsErrorDetails().errorCode());
    }
    assertEquals(0, faulty.unspent());
    assertArrayEquals(content, S3Clients.get(client, "bkt", "a key"));
  }

  @Test
  void aCutEndsTheBodyEarly() throws IOException {
    faulty.cut("bkt", "a key", 100_000, 1);

    try (InputStream in = client.getObject(get -> get.bucket("bkt").key("a key"))) {
      assertArrayEquals(java.util.Arrays.copyOf(content, 100_000), in.readNBytes(100_000));
      assertThrows(IOException.class, in::read);
    }
    assertArrayEquals(content, S3Clients.get(client, "bkt", "a key"));
  }

  @Test
  void anObjectVanishesOrChangesBetweenListAndRead() {
    String listed = client.listObjectsV2(list -> list.bucket("bkt")).contents().get(0).eTag();
    faulty.beforeRead(
        "bkt", "a key", () -> sandbox.putObject("bkt", "a key", "new".getBytes(UTF_8)));
    faulty.beforeRead("bkt", "a key", () -> sandbox.deleteObject("bkt", "a key"));

    S3Exception changed =
        assertThrows(
            S3Exception.class,
            () -> client.getObjectAsBytes(get -> get.bucket("bkt").key("a key").ifMatch(listed)));
    assertEquals(412, changed.statusCode());
    assertThrows(NoSuchKeyException.class, () -> S3Clients.get(client, "bkt", "a key"));
  }
}
