package dev.slipher.spark.load.source.s3.encrypted;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;

/**
 * AES-GCM in a stream. The JDK's own decryption keeps all content in memory until it has checked
 * the tag. Here the content is decrypted in counter mode, which is what GCM does, and encrypted
 * again on the side: that gives the tag that the content should have.
 */
final class AuthenticatedDecryption implements Decryption {
  private static final int TAG = 16;

  private final Cipher counter = Cipher.getInstance("AES/CTR/NoPadding");
  private final Cipher again = Cipher.getInstance("AES/GCM/NoPadding");

  /** The last bytes put in, which are the tag if no more come. */
  private final byte[] held = new byte[TAG];

  private int heldBytes;
  private byte[] unused = new byte[0];

  AuthenticatedDecryption(Content.Authenticated content) throws GeneralSecurityException {
    byte[] first = Arrays.copyOf(content.iv(), 16);
    first[15] = 2; // the counter's first value is for the tag
    counter.init(Cipher.DECRYPT_MODE, content.key(), new IvParameterSpec(first));
    again.init(
        Cipher.ENCRYPT_MODE, content.key(), new GCMParameterSpec(TAG * Byte.SIZE, content.iv()));
    again.updateAAD(content.vouched());
  }

  @Override
  public int next(byte[] encrypted, int length, byte[] content) throws GeneralSecurityException {
    int ready = Math.max(0, heldBytes + length - TAG);
    int ofHeld = Math.min(heldBytes, ready);
    int ofNew = ready - ofHeld;
    int count = counter.update(held, 0, ofHeld, content, 0);
    count += counter.update(encrypted, 0, ofNew, content, count);
    System.arraycopy(held, ofHeld, held, 0, heldBytes - ofHeld);
    System.arraycopy(encrypted, ofNew, held, heldBytes - ofHeld, length - ofNew);
    heldBytes += length - ready;
    if (unused.length < count + SLACK) {
      unused = new byte[count + SLACK];
    }
    again.update(content, 0, count, unused, 0);
    return count;
  }

  @Override
  public int last(byte[] content) throws GeneralSecurityException, UndecryptableException {
    byte[] end = again.doFinal();
    byte[] tag = Arrays.copyOfRange(end, end.length - TAG, end.length);
    if (heldBytes != TAG || !MessageDigest.isEqual(tag, held)) {
      throw UndecryptableException.damaged(
          "its content is not what the tag at its end vouches for");
    }
    return 0;
  }
}
