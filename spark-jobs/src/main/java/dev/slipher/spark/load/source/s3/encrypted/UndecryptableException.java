package dev.slipher.spark.load.source.s3.encrypted;

import java.io.IOException;

/** An object cannot be decrypted; the message says why, and has no secrets in it. */
public final class UndecryptableException extends IOException {
  private static final long serialVersionUID = 1L;

  private UndecryptableException(String message) {
    super(message);
  }

  /** encryption.envelope-in-metadata. */
  static UndecryptableException notEncrypted() {
    return new UndecryptableException(
        "The object is not encrypted on the client's side: its metadata has no x-amz-key");
  }

  /** A field without which the others say nothing. */
  static UndecryptableException incomplete(String field) {
    return new UndecryptableException(
        "The object's envelope is incomplete: its metadata has no usable " + field);
  }

  /** encryption.wrong-key. */
  static UndecryptableException wrongKey() {
    return new UndecryptableException(
        "The object was not encrypted with the given master_symmetric_key");
  }

  /** encryption.unsupported-modes. */
  static UndecryptableException kms() {
    return new UndecryptableException(
        "Client-side encryption with an AWS KMS key is not supported");
  }

  /** encryption.unsupported-modes. */
  static UndecryptableException asymmetric() {
    return new UndecryptableException(
        "Client-side encryption with an asymmetric root key is not supported");
  }

  /** An algorithm that no client of Amazon's has written so far. */
  static UndecryptableException unsupported(String field, String algorithm) {
    return new UndecryptableException(
        "Client-side encryption with %s '%s' is not supported".formatted(field, algorithm));
  }

  /** The content is not what the client has written. */
  static UndecryptableException damaged(String how) {
    return new UndecryptableException("The encrypted object is damaged: " + how);
  }
}
