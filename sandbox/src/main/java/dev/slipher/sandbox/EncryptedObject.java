package dev.slipher.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * An object as Amazon's S3 encryption clients put it, made with the JDK alone: what COPY reads with
 * ENCRYPTED and the root key that is used here.
 *
 * @param metadata without {@code x-amz-meta-} before the names
 */
public record EncryptedObject(Map<String, String> metadata, byte[] content) {
  /** The bytes 1 to 32. */
  public static final String ROOT = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=";

  /** Another key. */
  public static final String OTHER = "AgIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=";

  private static final SecureRandom RANDOM = new SecureRandom();

  /** The first form: AES-CBC. */
  public static EncryptedObject chained(byte[] plain) {
    try {
      SecretKey key = new SecretKeySpec(random(32), "AES");
      Cipher wrapping = Cipher.getInstance("AES/ECB/PKCS5Padding");
      wrapping.init(Cipher.ENCRYPT_MODE, root());
      byte[] iv = random(16);
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv));
      Map<String, String> metadata = new LinkedHashMap<>();
      metadata.put("x-amz-key", base64(wrapping.doFinal(key.getEncoded())));
      metadata.put("x-amz-iv", base64(iv));
      metadata.put("x-amz-matdesc", "{}");
      metadata.put("x-amz-unencrypted-content-length", Integer.toString(plain.length));
      return new EncryptedObject(metadata, cipher.doFinal(plain));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The second form: AES-GCM. */
  public static EncryptedObject authenticated(byte[] plain) {
    try {
      SecretKey key = new SecretKeySpec(random(32), "AES");
      byte[] wrapIv = random(12);
      Cipher wrapping = Cipher.getInstance("AES/GCM/NoPadding");
      wrapping.init(Cipher.ENCRYPT_MODE, root(), new GCMParameterSpec(128, wrapIv));
      wrapping.updateAAD("AES/GCM/NoPadding".getBytes(StandardCharsets.UTF_8));
      byte[] wrapped = new byte[12 + 32 + 16];
      System.arraycopy(wrapIv, 0, wrapped, 0, 12);
      wrapping.doFinal(key.getEncoded(), 0, 32, wrapped, 12);
      byte[] iv = random(12);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, iv));
      Map<String, String> metadata = new LinkedHashMap<>();
      metadata.put("x-amz-key-v2", base64(wrapped));
      metadata.put("x-amz-iv", base64(iv));
      metadata.put("x-amz-matdesc", "{}");
      metadata.put("x-amz-wrap-alg", "AES/GCM");
      metadata.put("x-amz-cek-alg", "AES/GCM/NoPadding");
      metadata.put("x-amz-tag-len", "128");
      return new EncryptedObject(metadata, cipher.doFinal(plain));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same with one field of the metadata changed. */
  public EncryptedObject with(String field, String value) {
    Map<String, String> changed = new LinkedHashMap<>(metadata);
    changed.put(field, value);
    return new EncryptedObject(changed, content);
  }

  /** The same without a field. */
  public EncryptedObject without(String field) {
    Map<String, String> changed = new LinkedHashMap<>(metadata);
    changed.remove(field);
    return new EncryptedObject(changed, content);
  }

  /** The same envelope around other content. */
  public EncryptedObject with(byte[] other) {
    return new EncryptedObject(metadata, other);
  }

  private static SecretKey root() {
    return new SecretKeySpec(Base64.getDecoder().decode(ROOT), "AES");
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
