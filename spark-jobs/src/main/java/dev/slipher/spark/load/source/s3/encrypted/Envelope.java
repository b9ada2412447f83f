package dev.slipher.spark.load.source.s3.encrypted;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What an object's metadata says of its encryption, in the three forms that Amazon's clients have
 * written: the first (a key in {@code x-amz-key}), the second (in {@code x-amz-key-v2}, with the
 * algorithms' names) and the third (in {@code x-amz-3}, with a commitment to the key). Each names a
 * key of the object's own, wrapped with the root key (encryption.envelope-in-metadata).
 */
final class Envelope {
  private static final String CBC = "AES/CBC/PKCS5Padding";
  private static final String GCM = "AES/GCM/NoPadding";
  private static final int TAG_BITS = 128;
  private static final int GCM_IV_BYTES = 12;
  private static final int BLOCK = 16;

  private final Map<String, String> fields;
  private final RootKey root;

  private Envelope(Map<String, String> metadata, RootKey root) {
    fields = new TreeMap<>();
    metadata.forEach((name, value) -> fields.put(name.toLowerCase(Locale.ROOT), value));
    this.root = root;
  }

  /**
   * How the object's content is encrypted, its key unwrapped.
   *
   * @param metadata without {@code x-amz-meta-} before the names
   * @throws UndecryptableException if it is not encrypted, not in a supported way, or with another
   *     root key
   */
  static Content open(Map<String, String> metadata, RootKey root) throws UndecryptableException {
    Envelope envelope = new Envelope(metadata, root);
    try {
      if (envelope.fields.containsKey("x-amz-3")) {
        return envelope.third();
      }
      if (envelope.fields.containsKey("x-amz-key-v2")) {
        return envelope.second();
      }
      if (envelope.fields.containsKey("x-amz-key")) {
        return envelope.first();
      }
    } catch (GeneralSecurityException e) {
      // Never as its cause: what providers say of keys is not ours to show.
      throw UndecryptableException.wrongKey();
    }
    throw UndecryptableException.notEncrypted();
  }

  private Content first() throws GeneralSecurityException, UndecryptableException {
    refuseKms();
    byte[] wrapped = bytes("x-amz-key");
    if (wrapped.length > 3 * BLOCK) {
      throw UndecryptableException.asymmetric(); // no key of AES is that long, wrapped with AES
    }
    Cipher cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
    cipher.init(Cipher.DECRYPT_MODE, root.key());
    return new Content.Chained(
        aes(cipher.doFinal(wrapped)), iv("x-amz-iv", BLOCK), unencryptedLength());
  }

  private Content second() throws GeneralSecurityException, UndecryptableException {
    String algorithm = text("x-amz-cek-alg");
    SecretKeySpec key = unwrapped(text("x-amz-wrap-alg"), algorithm);
    return switch (algorithm) {
      case CBC -> new Content.Chained(key, iv("x-amz-iv", BLOCK), unencryptedLength());
      case GCM -> {
        String tag = fields.getOrDefault("x-amz-tag-len", Integer.toString(TAG_BITS));
        if (!tag.equals(Integer.toString(TAG_BITS))) {
          throw UndecryptableException.unsupported("x-amz-tag-len", tag);
        }
        yield new Content.Authenticated(key, iv("x-amz-iv", GCM_IV_BYTES), new byte[0]);
      }
      default -> throw UndecryptableException.unsupported("x-amz-cek-alg", algorithm);
    };
  }

  private SecretKeySpec unwrapped(String wrapping, String algorithm)
      throws GeneralSecurityException, UndecryptableException {
    if (wrapping.startsWith("kms")) {
      throw UndecryptableException.kms();
    }
    if (wrapping.startsWith("RSA")) {
      throw UndecryptableException.asymmetric();
    }
    byte[] wrapped = bytes("x-amz-key-v2");
    return switch (wrapping) {
      case "AESWrap" -> {
        Cipher cipher = Cipher.getInstance("AESWrap");
        cipher.init(Cipher.UNWRAP_MODE, root.key());
        yield aes(cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY).getEncoded());
      }
      case "AES/GCM" -> aes(opened(wrapped, algorithm));
      default -> throw UndecryptableException.unsupported("x-amz-wrap-alg", wrapping);
    };
  }

  private Content third() throws GeneralSecurityException, UndecryptableException {
    String suite = text("x-amz-c");
    if (!suite.equals(KeyCommitment.SUITE)) {
      throw UndecryptableException.unsupported("x-amz-c", suite);
    }
    String wrapping = text("x-amz-w");
    switch (wrapping) {
      case "02" -> {}
      case "11", "12" -> throw UndecryptableException.kms();
      case "21", "22" -> throw UndecryptableException.asymmetric();
      default -> throw UndecryptableException.unsupported("x-amz-w", wrapping);
    }
    byte[] key = opened(bytes("x-amz-3"), suite);
    KeyCommitment commitment = KeyCommitment.of(key, bytes("x-amz-i"));
    if (!commitment.matches(bytes("x-amz-d"))) {
      throw UndecryptableException.wrongKey();
    }
    return commitment.content();
  }

  /** A key wrapped with AES-GCM, which vouches for the name of the content's algorithm, too. */
  private byte[] opened(byte[] wrapped, String vouched)
      throws GeneralSecurityException, UndecryptableException {
    if (wrapped.length < GCM_IV_BYTES + TAG_BITS / Byte.SIZE) {
      throw UndecryptableException.incomplete("key");
    }
    Cipher cipher = Cipher.getInstance(GCM);
    cipher.init(
        Cipher.DECRYPT_MODE,
        root.key(),
        new GCMParameterSpec(TAG_BITS, Arrays.copyOf(wrapped, GCM_IV_BYTES)));
    cipher.updateAAD(vouched.getBytes(StandardCharsets.UTF_8));
    return cipher.doFinal(wrapped, GCM_IV_BYTES, wrapped.length - GCM_IV_BYTES);
  }

  private static SecretKeySpec aes(byte[] key) throws UndecryptableException {
    if (key.length != 16 && key.length != 24 && key.length != 32) {
      throw UndecryptableException.wrongKey();
    }
    return new SecretKeySpec(key, "AES");
  }

  private void refuseKms() throws UndecryptableException {
    if (fields.getOrDefault("x-amz-matdesc", "").contains("kms_cmk_id")) {
      throw UndecryptableException.kms();
    }
  }

  private OptionalLong unencryptedLength() throws UndecryptableException {
    String field = "x-amz-unencrypted-content-length";
    String length = fields.get(field);
    try {
      return length == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(length));
    } catch (NumberFormatException e) {
      throw UndecryptableException.incomplete(field);
    }
  }

  private byte[] iv(String field, int length) throws UndecryptableException {
    byte[] iv = bytes(field);
    if (iv.length != length) {
      throw UndecryptableException.incomplete(field);
    }
    return iv;
  }

  private byte[] bytes(String field) throws UndecryptableException {
    try {
      return Base64.getDecoder().decode(text(field));
    } catch (IllegalArgumentException e) {
      throw UndecryptableException.incomplete(field);
    }
  }

  private String text(String field) throws UndecryptableException {
    String text = fields.getOrDefault(field, "");
    if (text.isEmpty()) {
      throw UndecryptableException.incomplete(field);
    }
    return text;
  }
}
