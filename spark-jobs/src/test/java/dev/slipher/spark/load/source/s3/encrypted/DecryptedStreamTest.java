package dev.slipher.spark.load.source.s3.encrypted;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.sandbox.EncryptedObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecryptedStreamTest {
  private static final List<Function<byte[], EncryptedObject>> BOTH_FORMS =
      List.of(EncryptedObject::chained, EncryptedObject::authenticated);

  /** Gives as few bytes at a time as a network may. */
  private static final class Dripping extends ByteArrayInputStream {
    private final int most;

    Dripping(byte[] bytes, int most) {
      super(bytes);
      this.most = most;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
      return super.read(target, offset, Math.min(length, most));
    }
  }

  @ParameterizedTest
  @DisplayName(
      "what clients of Amazon's have written is read (encryption.client-side-symmetric,"
          + " encryption.envelope-in-metadata)")
  @ValueSource(
      strings = {"encryption-only", "authenticated", "strict-authenticated", "gcm", "committed"})
  void amazonsOwn(String name) throws IOException {
    EncryptedObject object = AmazonsObjects.ofAmazon(name);
    assertEquals(
        AmazonsObjects.text(),
        new String(read(object, EncryptedObject.ROOT), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @DisplayName("an object of no bytes is one of a few when encrypted (encryption.with-compression)")
  @ValueSource(
      strings = {"encryption-only-empty", "authenticated-empty", "gcm-empty", "committed-empty"})
  void amazonsEmpty(String name) throws IOException {
    assertEquals(0, read(AmazonsObjects.ofAmazon(name), EncryptedObject.ROOT).length);
  }

  @ParameterizedTest
  @DisplayName("another root key reads nothing (encryption.wrong-key)")
  @ValueSource(strings = {"encryption-only", "authenticated", "gcm", "committed", "gcm-empty"})
  void wrongKey(String name) {
    UndecryptableException failure =
        undecryptable(AmazonsObjects.ofAmazon(name), EncryptedObject.OTHER);
    assertEquals(
        "The object was not encrypted with the given master_symmetric_key", failure.getMessage());
  }

  @ParameterizedTest
  @DisplayName("ways that clusters do not know are refused (encryption.unsupported-modes)")
  @ValueSource(strings = {"encryption-only-rsa", "authenticated-rsa", "gcm-rsa", "committed-rsa"})
  void asymmetric(String name) {
    assertEquals(
        "Client-side encryption with an asymmetric root key is not supported",
        undecryptable(AmazonsObjects.ofAmazon(name), EncryptedObject.ROOT).getMessage());
  }

  @ParameterizedTest
  @DisplayName("keys of KMS are refused (encryption.unsupported-modes)")
  @CsvSource({
    "gcm, x-amz-wrap-alg, kms",
    "gcm, x-amz-wrap-alg, kms+context",
    "committed, x-amz-w, 12",
    "encryption-only, x-amz-matdesc, '{\"kms_cmk_id\":\"k\"}'"
  })
  void kms(String name, String field, String value) {
    assertEquals(
        "Client-side encryption with an AWS KMS key is not supported",
        undecryptable(AmazonsObjects.ofAmazon(name).with(field, value), EncryptedObject.ROOT)
            .getMessage());
  }

  @ParameterizedTest
  @DisplayName("algorithms that nobody knows are refused by name (encryption.unsupported-modes)")
  @CsvSource({
    "gcm, x-amz-wrap-alg, ROT13",
    "authenticated, x-amz-cek-alg, ROT13",
    "gcm, x-amz-tag-len, 96",
    "committed, x-amz-w, 99",
    "committed, x-amz-c, 112"
  })
  void unknownAlgorithm(String name, String field, String value) {
    assertEquals(
        "Client-side encryption with %s '%s' is not supported".formatted(field, value),
        undecryptable(AmazonsObjects.ofAmazon(name).with(field, value), EncryptedObject.ROOT)
            .getMessage());
  }

  @ParameterizedTest
  @DisplayName(
      "without an envelope in the metadata nothing is read (encryption.envelope-in-metadata)")
  @ValueSource(strings = {"instruction-file", "instruction-file-itself"})
  void noEnvelope(String name) {
    assertEquals(
        "The object is not encrypted on the client's side: its metadata has no x-amz-key",
        undecryptable(AmazonsObjects.ofAmazon(name), EncryptedObject.ROOT).getMessage());
  }

  @ParameterizedTest
  @DisplayName("half an envelope is none (encryption.envelope-in-metadata)")
  @CsvSource({
    "encryption-only, x-amz-iv",
    "gcm, x-amz-iv",
    "gcm, x-amz-wrap-alg",
    "gcm, x-amz-cek-alg",
    "committed, x-amz-d",
    "committed, x-amz-i"
  })
  void halfAnEnvelope(String name, String field) {
    EncryptedObject object = AmazonsObjects.ofAmazon(name);
    String expected = "The object's envelope is incomplete: its metadata has no usable " + field;
    assertEquals(expected, undecryptable(object.without(field), EncryptedObject.ROOT).getMessage());
    assertEquals(
        expected, undecryptable(object.with(field, ""), EncryptedObject.ROOT).getMessage());
  }

  @Test
  @DisplayName("names of metadata are in any case (encryption.envelope-in-metadata)")
  void anyCase() throws IOException {
    EncryptedObject object = AmazonsObjects.ofAmazon("encryption-only");
    EncryptedObject shouting =
        object.without("x-amz-iv").with("X-Amz-IV", object.metadata().get("x-amz-iv"));
    assertEquals(AmazonsObjects.text().length(), read(shouting, EncryptedObject.ROOT).length);
  }

  @Test
  @DisplayName("contents of all lengths, in pieces of all sizes (encryption.client-side-symmetric)")
  void sweep() throws IOException {
    Random random = new Random(7);
    for (int length : new int[] {0, 1, 15, 16, 17, 31, 32, 33, 65_535, 65_536, 65_552, 200_000}) {
      byte[] plain = new byte[length];
      random.nextBytes(plain);
      for (Function<byte[], EncryptedObject> form : BOTH_FORMS) {
        EncryptedObject object = form.apply(plain);
        for (int most : length > 1000 ? new int[] {777, 1 << 20} : new int[] {1, 7, 16, 1 << 20}) {
          try (InputStream in =
              open(object, EncryptedObject.ROOT, new Dripping(object.content(), most))) {
            assertArrayEquals(plain, in.readAllBytes(), length + " by " + most);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @DisplayName("a changed bit anywhere in an authenticated object is found")
  @ValueSource(strings = {"authenticated", "gcm", "committed"})
  void changedBit(String name) {
    EncryptedObject object = AmazonsObjects.ofAmazon(name);
    for (int at : new int[] {0, 100, object.content().length - 17, object.content().length - 1}) {
      byte[] changed = object.content().clone();
      changed[at] ^= 1;
      assertTrue(
          undecryptable(object.with(changed), EncryptedObject.ROOT)
              .getMessage()
              .startsWith("The encrypted object is damaged: "));
    }
  }

  @ParameterizedTest
  @DisplayName("an object cut short or grown is found")
  @ValueSource(strings = {"encryption-only", "authenticated", "gcm", "committed"})
  void otherLength(String name) {
    EncryptedObject object = AmazonsObjects.ofAmazon(name);
    int length = object.content().length;
    for (int other : new int[] {0, 5, 16, length - 16, length - 1, length + 16}) {
      assertTrue(
          undecryptable(object.with(Arrays.copyOf(object.content(), other)), EncryptedObject.ROOT)
              .getMessage()
              .startsWith("The encrypted object is damaged: "),
          name + " of " + other);
    }
  }

  @Test
  @DisplayName("a reader that does not want the end has it proved all the same")
  void unreadEnd() throws IOException {
    byte[] plain = new byte[300_000];
    EncryptedObject object = EncryptedObject.authenticated(plain);
    byte[] changed = object.content().clone();
    changed[changed.length - 20] ^= 1;
    try (DecryptedStream in =
        open(object, EncryptedObject.ROOT, new ByteArrayInputStream(changed))) {
      assertEquals(0, in.read());
      assertThrows(UncheckedIOException.class, in::prove);
    }
    try (DecryptedStream in =
        open(object, EncryptedObject.ROOT, new ByteArrayInputStream(object.content()))) {
      assertEquals(0, in.read());
      in.prove();
      assertEquals(-1, in.read());
    }
  }

  @Test
  @DisplayName("a root key has 256 bits (encryption.client-side-symmetric)")
  void rootKeys() {
    for (String text : List.of("", "k", "AQID", "secret!", EncryptedObject.ROOT + "AAAA")) {
      IllegalArgumentException failure =
          assertThrows(IllegalArgumentException.class, () -> RootKey.of(text));
      assertTrue(text.isEmpty() || !failure.toString().contains(text), failure.toString());
    }
  }

  @Test
  @DisplayName("no key is ever printed, and none is in the cause of a failure")
  void secrecy() throws Exception {
    assertEquals("RootKey[***]", RootKey.of(EncryptedObject.ROOT).toString());
    EncryptedObject object = AmazonsObjects.ofAmazon("gcm");
    Content content = Envelope.open(object.metadata(), RootKey.of(EncryptedObject.ROOT));
    assertEquals("Authenticated[***]", content.toString());
    UndecryptableException failure = undecryptable(object, EncryptedObject.OTHER);
    assertEquals(null, failure.getCause());
    assertFalse(failure.toString().contains(EncryptedObject.OTHER));
    try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      out.writeObject(RootKey.of(EncryptedObject.ROOT));
    }
  }

  private static byte[] read(EncryptedObject object, String root) throws IOException {
    try (InputStream in = open(object, root, new ByteArrayInputStream(object.content()))) {
      return in.readAllBytes();
    }
  }

  private static UndecryptableException undecryptable(EncryptedObject object, String root) {
    return (UndecryptableException)
        assertThrows(UncheckedIOException.class, () -> read(object, root)).getCause();
  }

  private static DecryptedStream open(EncryptedObject object, String root, InputStream stored) {
    return DecryptedStream.open(
        stored, object.metadata(), RootKey.of(root), UncheckedIOException::new);
  }
}
