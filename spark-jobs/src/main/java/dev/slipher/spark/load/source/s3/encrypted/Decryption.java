package dev.slipher.spark.load.source.s3.encrypted;

import java.security.GeneralSecurityException;

/** One pass over an object's bytes. */
interface Decryption {
  /** The most by which the content may outgrow what was put in for it. */
  int SLACK = 32;

  /**
   * Decrypts the next bytes.
   *
   * @param content has room for {@code length} and {@link #SLACK} bytes
   * @return how many bytes of content came out
   */
  int next(byte[] encrypted, int length, byte[] content) throws GeneralSecurityException;

  /**
   * Ends it, all bytes of the object having been put in.
   *
   * @return how many bytes of content were still to come
   * @throws UndecryptableException if the object is not as it was when it was encrypted
   */
  int last(byte[] content) throws GeneralSecurityException, UndecryptableException;
}
