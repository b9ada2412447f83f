package dev.slipher.spark.load.source.s3.encrypted;

import dev.slipher.formats.scan.ProvenAtEnd;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** An encrypted object's content, as a stream that holds a piece of it at a time. */
public final class DecryptedStream extends InputStream implements ProvenAtEnd {
  private static final int PIECE = 64 * 1024;

  private final InputStream encrypted;
  private final Decryption decryption;
  private final Function<UndecryptableException, RuntimeException> told;
  private final byte[] piece = new byte[PIECE];
  private final byte[] content = new byte[PIECE + Decryption.SLACK];
  private int position;
  private int limit;
  private boolean ended;

  private DecryptedStream(
      InputStream encrypted,
      Decryption decryption,
      Function<UndecryptableException, RuntimeException> told) {
    this.encrypted = encrypted;
    this.decryption = decryption;
    this.told = told;
  }

  /**
   * The content of an object.
   *
   * @param encrypted all of the object's bytes; closed with the stream
   * @param metadata the object's own, without {@code x-amz-meta-} before the names
   * @param told what to throw for an object that cannot be decrypted
   */
  public static DecryptedStream open(
      InputStream encrypted,
      Map<String, String> metadata,
      RootKey root,
      Function<UndecryptableException, RuntimeException> told) {
    try {
      Decryption decryption = Envelope.open(metadata, root).decryption();
      return new DecryptedStream(encrypted, decryption, told);
    } catch (UndecryptableException e) {
      throw told.apply(e);
    } catch (GeneralSecurityException e) {
      throw broken();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, limit - position);
    System.arraycopy(content, position, target, offset, count);
    position += count;
    return count;
  }

  @Override
  public void prove() throws IOException {
    do {
      position = limit;
    } while (fill());
  }

  /** Whether there is content at hand. */
  private boolean fill() throws IOException {
    while (position == limit && !ended) {
      int count = encrypted.read(piece, 0, PIECE);
      position = 0;
      try {
        ended = count < 0;
        limit = ended ? decryption.last(content) : decryption.next(piece, count, content);
      } catch (UndecryptableException e) {
        limit = 0;
        throw told.apply(e);
      } catch (GeneralSecurityException e) {
        throw broken();
      }
    }
    return position < limit;
  }

  /** Without its cause: what providers say of keys is not ours to show. */
  private static IllegalStateException broken() {
    return new IllegalStateException("the JDK's AES does not work");
  }

  @Override
  public void close() throws IOException {
    encrypted.close();
  }
}
