package dev.slipher.spark.load.source.s3.encrypted;

import java.security.GeneralSecurityException;
import java.util.OptionalLong;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.spec.IvParameterSpec;

/** AES-CBC. */
final class ChainedDecryption implements Decryption {
  private final Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
  private final OptionalLong promised;
  private long bytes;

  ChainedDecryption(Content.Chained content) throws GeneralSecurityException {
    cipher.init(Cipher.DECRYPT_MODE, content.key(), new IvParameterSpec(content.iv()));
    promised = content.unencryptedLength();
  }

  @Override
  public int next(byte[] encrypted, int length, byte[] content) throws GeneralSecurityException {
    int count = cipher.update(encrypted, 0, length, content, 0);
    bytes += count;
    return count;
  }

  @Override
  public int last(byte[] content) throws GeneralSecurityException, UndecryptableException {
    try {
      int count = cipher.doFinal(content, 0);
      bytes += count;
      if (promised.isPresent() && promised.getAsLong() != bytes) {
        throw UndecryptableException.damaged(
            "it has %d bytes of content, not %d".formatted(bytes, promised.getAsLong()));
      }
      return count;
    } catch (BadPaddingException | IllegalBlockSizeException e) {
      throw UndecryptableException.damaged("its last block is not padded");
    }
  }
}
