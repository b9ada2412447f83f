package dev.slipher.it.script;

import dev.slipher.sandbox.EncryptedObject;
import java.util.Map;

/** How an object is encrypted before it is put, all with the same root key. */
public enum Encryption {
  NONE,
  /** As the first clients of Amazon's did it. */
  CHAINED,
  /** As later ones do. */
  AUTHENTICATED,
  /** The same, the last byte of the content changed afterwards. */
  DAMAGED;

  /** What is put for the bytes. */
  public EncryptedObject encrypt(byte[] bytes) {
    return switch (this) {
      case NONE -> new EncryptedObject(Map.of(), bytes);
      case CHAINED -> EncryptedObject.chained(bytes);
      case AUTHENTICATED -> EncryptedObject.authenticated(bytes);
      case DAMAGED -> {
        EncryptedObject object = EncryptedObject.authenticated(bytes);
        byte[] changed = object.content();
        changed[bytes.length - 1] ^= 1;
        yield object.with(changed);
      }
    };
  }
}
