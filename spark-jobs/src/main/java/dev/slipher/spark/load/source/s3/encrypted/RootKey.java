package dev.slipher.spark.load.source.s3.encrypted;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The root key that the keys of all objects are wrapped with (guide page
 * t_uploading-encrypted-data). Printing it prints no key.
 */
public final class RootKey implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int BYTES = 32;

  private final byte[] bytes;

  private RootKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * A key of AES.
   *
   * @param base64 256 bits
   * @throws IllegalArgumentException if it is none; the message does not repeat it
   */
  public static RootKey of(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      // The decoder's message shows a character of the key.
      throw new IllegalArgumentException("no base64");
    }
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("not 256 bits");
    }
    return new RootKey(bytes);
  }

  SecretKey key() {
    return new SecretKeySpec(bytes, "AES");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RootKey key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "RootKey[***]";
  }
}
