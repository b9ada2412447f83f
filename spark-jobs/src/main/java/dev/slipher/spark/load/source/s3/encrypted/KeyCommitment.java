package dev.slipher.spark.load.source.s3.encrypted;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that the third form of the envelope derives from the wrapped one (HKDF of RFC 5869 with
 * SHA-512): one for the content, and one that is public and can belong to no other.
 */
final class KeyCommitment {
  /** AES-256-GCM with such a commitment, as metadata calls it. */
  static final String SUITE = "115";

  private static final byte[] SUITE_BYTES = {0, 115};
  private static final String MAC = "HmacSHA512";
  private static final int KEY_BYTES = 32;
  private static final int COMMITMENT_BYTES = 28;

  /** The content's key is used once, so that its initialization vector need not vary. */
  private static final byte[] IV = new byte[12];

  static {
    Arrays.fill(IV, (byte) 1);
  }

  private final byte[] contentKey;
  private final byte[] commitment;

  private KeyCommitment(byte[] contentKey, byte[] commitment) {
    this.contentKey = contentKey;
    this.commitment = commitment;
  }

  static KeyCommitment of(byte[] key, byte[] messageId) throws GeneralSecurityException {
    byte[] extracted = mac(messageId, key);
    return new KeyCommitment(
        expand(extracted, "DERIVEKEY", KEY_BYTES),
        expand(extracted, "COMMITKEY", COMMITMENT_BYTES));
  }

  boolean matches(byte[] other) {
    return MessageDigest.isEqual(commitment, other);
  }

  Content content() {
    return new Content.Authenticated(new SecretKeySpec(contentKey, "AES"), IV, SUITE_BYTES);
  }

  /** The first block of HKDF's expansion: no key here is longer. */
  private static byte[] expand(byte[] extracted, String label, int length)
      throws GeneralSecurityException {
    byte[] block =
        mac(extracted, SUITE_BYTES, label.getBytes(StandardCharsets.UTF_8), new byte[] {1});
    return Arrays.copyOf(block, length);
  }

  private static byte[] mac(byte[] key, byte[]... parts) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(MAC);
    mac.init(new SecretKeySpec(key, MAC));
    for (byte[] part : parts) {
      mac.update(part);
    }
    return mac.doFinal();
  }
}
