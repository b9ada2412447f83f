package dev.slipher.spark.load.source.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.copy.Encryption;
import dev.slipher.copy.Secret;
import dev.slipher.dialect.SqlError;
import dev.slipher.formats.scan.Split;
import dev.slipher.sandbox.EncryptedObject;
import dev.slipher.sandbox.ObjectClient;
import dev.slipher.sandbox.faults.Fault;
import dev.slipher.spark.load.source.FilePlacement;
import dev.slipher.spark.load.source.s3.SandboxS3.Bucket;
import dev.slipher.spark.load.source.s3.encrypted.RootKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SandboxS3.class)
class EncryptedObjectsTest {
  private static final RootKey ROOT = RootKey.of(EncryptedObject.ROOT);

  @Test
  @DisplayName("an encrypted object is read in one request (encryption.envelope-in-metadata)")
  void oneRequest(Bucket bucket) throws Exception {
    byte[] plain = content(300_000);
    put(bucket, "k", EncryptedObject.authenticated(plain));
    SourceObject object = bucket.list("k").objects().get(0);
    assertEquals(300_016, object.size());
    List<S3Call> calls = new ArrayList<>();
    S3Opener opener = S3Opener.of(bucket.prefix("k"), bucket.hadoop()).decrypting(ROOT);
    S3Opener sent = (S3Opener) copy(opener);
    try (InputStream in = sent.loggingTo(calls::add).open(object.split())) {
      assertArrayEquals(plain, in.readAllBytes());
    }
    assertEquals(1, calls.size());
    assertEquals(300_016, calls.get(0).transferBytes());
    assertFalse(sent.toString().contains(EncryptedObject.ROOT));
  }

  @Test
  @DisplayName("an encrypted object is read whole, however large it is")
  void notCut() {
    Split large = new Split("s3://b/k", 1L << 40, "e");
    assertEquals(List.of(large), FilePlacement.WHOLE.cut(large).cut(large));
  }

  @Test
  @DisplayName("a connection that breaks goes on where it broke (s3.retry)")
  void brokenAnswers(Bucket bucket) throws IOException {
    byte[] plain = content(300_000);
    put(bucket, "k", EncryptedObject.chained(plain));
    SourceObject object = bucket.list("k").objects().get(0);
    try (FaultyS3 faulty = new FaultyS3(bucket.sandbox().endpoint())) {
      faulty.next(
          Fault.s3Error(503, "SlowDown", "slow"), new Fault.Cut(100_001), new Fault.Silence());
      S3Opener opener = S3Opener.of(bucket.prefix("k"), SandboxS3.configuration(faulty.endpoint()));
      try (InputStream in = opener.decrypting(ROOT).open(object.split())) {
        assertArrayEquals(plain, in.readAllBytes());
      }
    }
  }

  @Test
  @DisplayName(
      "an object that is not encrypted, or with another key, is told by its URL"
          + " (encryption.wrong-key, encryption.envelope-in-metadata)")
  void undecryptable(Bucket bucket) {
    bucket.put("plain", "1\n");
    bucket.put("empty", "");
    put(bucket, "other", EncryptedObject.chained(content(10)));
    for (String key : List.of("plain", "empty")) {
      assertEquals(
          "The object is not encrypted on the client's side: its metadata has no x-amz-key",
          refused(bucket, key, ROOT).getMessage());
    }
    SqlError error = refused(bucket, "other", RootKey.of(EncryptedObject.OTHER));
    assertEquals(
        "The object was not encrypted with the given master_symmetric_key", error.getMessage());
    assertTrue(
        error
            .detail()
            .orElseThrow()
            .contains("S3 key being read : s3://" + bucket.name() + "/other"));
  }

  @Test
  @DisplayName("what S3 encrypts itself is read as any other object (encryption.sse-transparent)")
  void serverSide(Bucket bucket) throws IOException {
    bucket.put("k", "1\n");
    SourceObject object = bucket.list("k").objects().get(0);
    for (String how : List.of("AES256", "aws:kms")) {
      try (FaultyS3 faulty = new FaultyS3(bucket.sandbox().endpoint())) {
        faulty.next(
            new Fault.Headers(
                Map.of(
                    "x-amz-server-side-encryption",
                    how,
                    "x-amz-server-side-encryption-aws-kms-key-id",
                    "arn:aws:kms:us-east-1:123456789012:key/k")));
        S3Opener opener =
            S3Opener.of(bucket.prefix("k"), SandboxS3.configuration(faulty.endpoint()));
        try (InputStream in = opener.open(object.split())) {
          assertArrayEquals(new byte[] {'1', '\n'}, in.readAllBytes());
        }
      }
    }
  }

  @Test
  @DisplayName(
      "what a customer's key encrypts on the server is refused in S3's words"
          + " (encryption.unsupported-modes)")
  void customerKey(Bucket bucket) throws IOException {
    bucket.put("k", "1\n");
    SourceObject object = bucket.list("k").objects().get(0);
    try (FaultyS3 faulty = new FaultyS3(bucket.sandbox().endpoint())) {
      faulty.next(
          Fault.s3Error(
              400,
              "InvalidRequest",
              "The object was stored using a form of Server Side Encryption. The correct"
                  + " parameters must be provided to retrieve the object."));
      S3Opener opener = S3Opener.of(bucket.prefix("k"), SandboxS3.configuration(faulty.endpoint()));
      SqlError error =
          assertThrows(SqlError.class, () -> opener.open(object.split()).readAllBytes());
      assertTrue(
          error
              .getMessage()
              .startsWith(
                  "S3ServiceException:The object was stored using a form of Server Side"
                      + " Encryption."),
          error.getMessage());
    }
  }

  @Test
  @DisplayName("a root key that is none of AES with 256 bits is refused, and not shown")
  void rootKey() {
    SqlError error =
        assertThrows(SqlError.class, () -> S3Opener.rootKey(new Encryption(Secret.of("HuSh/+=k"))));
    assertEquals(
        "master_symmetric_key must be a 256-bit AES key, base64-encoded", error.getMessage());
    assertEquals("22023", error.sqlState());
    assertEquals(ROOT, S3Opener.rootKey(new Encryption(Secret.of(EncryptedObject.ROOT))));
  }

  private static SqlError refused(Bucket bucket, String key, RootKey root) {
    S3Opener opener = S3Opener.of(bucket.prefix(key), bucket.hadoop()).decrypting(root);
    return assertThrows(
        SqlError.class, () -> opener.open(bucket.list(key).objects().get(0).split()).close());
  }

  private static void put(Bucket bucket, String key, EncryptedObject object) {
    ObjectClient.anonymous(bucket.sandbox().endpoint()).put(bucket.name(), key, object);
  }

  private static byte[] content(int length) {
    byte[] content = new byte[length];
    new Random(5).nextBytes(content);
    return content;
  }

  private static Object copy(Object object) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }
}
