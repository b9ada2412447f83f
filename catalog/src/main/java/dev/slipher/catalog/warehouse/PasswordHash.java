package dev.slipher.catalog.warehouse;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A password as {@code pbkdf2-sha512$iterations$salt$hash}; the password itself is not kept. */
final class PasswordHash {
  private static final String NAME = "pbkdf2-sha512";
  private static final int ITERATIONS = 210_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;

  private PasswordHash() {}

  static String of(String password) {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    Base64.Encoder base64 = Base64.getEncoder();
    return String.join(
        "$",
        NAME,
        String.valueOf(ITERATIONS),
        base64.encodeToString(salt),
        base64.encodeToString(hash(password, salt, ITERATIONS)));
  }

  static boolean matches(String password, String kept) {
    List<String> parts = List.of(kept.split("\\$", -1));
    if (parts.size() != 4 || !parts.get(0).equals(NAME)) {
      return false;
    }
    byte[] salt = Base64.getDecoder().decode(parts.get(2));
    byte[] expected = Base64.getDecoder().decode(parts.get(3));
    // takes as long for a wrong first byte as for a wrong last one
    return MessageDigest.isEqual(expected, hash(password, salt, Integer.parseInt(parts.get(1))));
  }

  private static byte[] hash(String password, byte[] salt, int iterations) {
    PBEKeySpec key = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(key).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has it
    } finally {
      key.clearPassword();
    }
  }
}
