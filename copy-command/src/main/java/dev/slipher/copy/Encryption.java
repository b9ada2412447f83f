package dev.slipher.copy;

import java.util.Objects;

/**
 * ENCRYPTED: the objects are encrypted on the client's side.
 *
 * @param masterSymmetricKey the root key as it was given, base64 of 256 bits of AES
 */
public record Encryption(Secret masterSymmetricKey) {
  public Encryption {
    Objects.requireNonNull(masterSymmetricKey);
  }
}
