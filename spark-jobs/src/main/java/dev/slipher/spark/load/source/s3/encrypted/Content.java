package dev.slipher.spark.load.source.s3.encrypted;

import java.security.GeneralSecurityException;
import java.util.OptionalLong;
import javax.crypto.SecretKey;

/** How an object's bytes are encrypted. Holds its key, so it prints none. */
sealed interface Content {

  /** A decryption that has not begun. */
  Decryption decryption() throws GeneralSecurityException;

  /**
   * AES in cipher block chaining, padded. It proves nothing of the content.
   *
   * @param unencryptedLength how many bytes were encrypted, where the client says so
   */
  record Chained(SecretKey key, byte[] iv, OptionalLong unencryptedLength) implements Content {
    @Override
    public Decryption decryption() throws GeneralSecurityException {
      return new ChainedDecryption(this);
    }

    @Override
    public String toString() {
      return "Chained[***]";
    }
  }

  /**
   * AES in Galois/counter mode, its tag of 128 bits behind the content.
   *
   * @param vouched what the tag vouches for besides the content
   */
  record Authenticated(SecretKey key, byte[] iv, byte[] vouched) implements Content {
    @Override
    public Decryption decryption() throws GeneralSecurityException {
      return new AuthenticatedDecryption(this);
    }

    @Override
    public String toString() {
      return "Authenticated[***]";
    }
  }
}
