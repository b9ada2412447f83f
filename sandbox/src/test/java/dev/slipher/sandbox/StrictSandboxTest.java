package dev.slipher.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A strict sandbox lets in whom it knows, to where they may go. */
class StrictSandboxTest {
  private static final Identity LOADER = Identity.ofEveryBucket("AKIALOADER", "s3cr3t/of+loader");
  private static final Identity GUEST = new Identity("AKIAGUEST", "guestsecret", Set.of("shared"));

  @TempDir private static Path folder;
  private static Sandbox sandbox;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start(SandboxSettings.of(folder).withIdentities(LOADER, GUEST));
    sandbox.putObject("private", "k", "p".getBytes(UTF_8));
    sandbox.putObject("shared", "odd key/ü+&=*.txt", "s".getBytes(UTF_8));
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static S3Client as(String accessKeyId, String secretAccessKey) {
    return S3Clients.of(sandbox.endpoint(), accessKeyId, secretAccessKey);
  }

  private static void assertRefused(String code, Executable call) {
    S3Exception refused = assertThrows(S3Exception.class, call);
    assertEquals(code, refused.awsErrorDetails().errorCode());
    assertEquals(403, refused.statusCode());
  }

  @Test
  void whoIsKnownAndMayComesIn() {
    try (S3Client loader = as(LOADER.accessKeyId(), LOADER.secretAccessKey());
        S3Client guest = as(GUEST.accessKeyId(), GUEST.secretAccessKey())) {
      assertArrayEquals(new byte[] {'p'}, S3Clients.get(loader, "private", "k"));
      assertArrayEquals(new byte[] {'s'}, S3Clients.get(guest, "shared", "odd key/ü+&=*.txt"));
      byte[] large = new byte[9_000_000];
      Arrays.fill(large, (byte) 7);
      S3Clients.put(guest, "shared", "large", large);
      assertArrayEquals(large, S3Clients.get(loader, "shared", "large"));
      assertEquals(
          List.of("shared"),
          guest.listBuckets().buckets().stream().map(bucket -> bucket.name()).toList());
    }
  }

  @Test
  void anUnknownKeyIdIsInvalid() {
    try (S3Client stranger = as("AKIASTRANGER", "whatever")) {
      assertRefused("InvalidAccessKeyId", () -> S3Clients.get(stranger, "shared", "k"));
      assertRefused(
          "InvalidAccessKeyId", () -> stranger.listObjectsV2(list -> list.bucket("shared")));
    }
  }

  @Test
  void aWrongSecretDoesNotMatch() {
    try (S3Client impostor = as(LOADER.accessKeyId(), "wrong")) {
      assertRefused("SignatureDoesNotMatch", () -> S3Clients.get(impostor, "private", "k"));
      assertRefused(
          "SignatureDoesNotMatch", () -> impostor.listObjectsV2(list -> list.bucket("private")));
    }
  }

  @Test
  void aBucketWithoutARightIsDenied() {
    try (S3Client guest = as(GUEST.accessKeyId(), GUEST.secretAccessKey())) {
      assertRefused("AccessDenied", () -> S3Clients.get(guest, "private", "k"));
      assertRefused("AccessDenied", () -> guest.listObjectsV2(list -> list.bucket("private")));
      assertRefused("AccessDenied", () -> S3Clients.put(guest, "private", "k2", new byte[1]));
      assertRefused("AccessDenied", () -> guest.createBucket(create -> create.bucket("another")));
      assertRefused(
          "AccessDenied",
          () ->
              guest.copyObject(
                  copy ->
                      copy.sourceBucket("private")
                          .sourceKey("k")
                          .destinationBucket("shared")
                          .destinationKey("stolen")));
    }
  }

  @Test
  void whoDoesNotSignIsDenied() {
    SandboxException refused =
        assertThrows(
            SandboxException.class,
            () -> ObjectClient.anonymous(sandbox.endpoint()).put("shared", "k", new byte[1]));
    assertTrue(refused.getMessage().contains("AccessDenied"), refused.getMessage());
  }

  @Test
  void theHarnessSignsWhateverTheKey() {
    for (String key : List.of("a b", "ü/ğ", "x+y", "q?a=b&c", "~*()'!")) {
      sandbox.putObject("shared", key, key.getBytes(UTF_8));
      try (S3Client loader = as(LOADER.accessKeyId(), LOADER.secretAccessKey())) {
        assertArrayEquals(key.getBytes(UTF_8), S3Clients.get(loader, "shared", key));
      }
      sandbox.deleteObject("shared", key);
    }
  }
}
