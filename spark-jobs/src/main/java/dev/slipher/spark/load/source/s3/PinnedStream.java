package dev.slipher.spark.load.source.s3;

import dev.slipher.dialect.SqlError;
import dev.slipher.formats.record.ByteRange;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.hadoop.util.functional.CallableRaisingIOE;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The bytes of one object at the version that was listed. A connection that breaks is opened again
 * where it broke, by S3A's retry policy, so that every byte is read once (s3.retry). For one
 * thread.
 */
public final class PinnedStream extends InputStream {
  /** Bytes behind a range that its last record is given at first. */
  private static final long LOOK_AHEAD = 256 * 1024;

  private final StoreCache.Lease lease;
  private final StoreAccess access;
  private final S3Errors errors;
  private final SourceObject object;
  private final CallLog.Entry entry;
  private final Consumer<S3Call> calls;
  private final long start;
  private final long wanted;
  private long position;
  private ResponseInputStream<GetObjectResponse> body;
  private long bodyEnd;
  private boolean closed;

  PinnedStream(
      StoreCache.Lease lease,
      StoreAccess access,
      S3Errors errors,
      SourceObject object,
      ByteRange range,
      Consumer<S3Call> calls) {
    this.lease = lease;
    this.access = access;
    this.errors = errors;
    this.object = object;
    this.entry = new CallLog().start("GET", object.bucket(), object.key());
    this.calls = calls;
    start = range.readFrom();
    position = start;
    wanted = range.isPartial() ? Math.min(range.end() + LOOK_AHEAD, object.size()) : object.size();
  }

  /** Bytes received so far, compressed if the object is. */
  public long transferredBytes() {
    return position - start;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  /**
   * Reads as {@link InputStream} does.
   *
   * @throws SqlError if the object has been replaced or deleted, or S3 refuses it or stays out of
   *     reach longer than S3A retries
   */
  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    if (closed) {
      throw new IOException("closed");
    }
    if (length == 0) {
      return 0;
    }
    if (position == object.size()) {
      return -1;
    }
    int count = attempt(() -> readOnce(buffer, offset, length));
    position += count;
    entry.received(count);
    return count;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      if (body != null && bodyEnd - position <= LOOK_AHEAD) {
        finish();
      }
      abandon();
      lease.close();
      calls.accept(entry.end());
    }
  }

  /**
   * The object's own metadata, without {@code x-amz-meta-} before the names. Costs no request of
   * its own.
   *
   * @throws SqlError as reading does
   */
  Map<String, String> metadata() {
    return attempt(
        () -> {
          open();
          return body.response().metadata();
        });
  }

  private <T> T attempt(CallableRaisingIOE<T> operation) {
    try {
      return operation.apply();
    } catch (IOException | SdkException first) {
      return again(first, operation);
    }
  }

  private <T> T again(Exception first, CallableRaisingIOE<T> operation) {
    boolean[] again = {false};
    try {
      return lease
          .store()
          .retry(
              object.key(),
              entry,
              () -> {
                if (!again[0]) {
                  again[0] = true;
                  throw rethrown(first);
                }
                return operation.apply();
              });
    } catch (IOException | SdkException e) {
      entry.failed(e);
      throw errors.objectUnreadable(S3Failure.of(e), object.url(), access).causedBy(e);
    }
  }

  private void open() throws IOException {
    if (body == null) {
      bodyEnd = position < wanted ? wanted : Math.min(position + LOOK_AHEAD, object.size());
      body = lease.store().open(object, position, bodyEnd);
      entry.answered(body.response());
    }
  }

  private int readOnce(byte[] buffer, int offset, int length) throws IOException {
    try {
      open();
      long remaining = bodyEnd - position;
      int count = body.read(buffer, offset, (int) Math.min(length, remaining));
      if (count < 0) {
        throw new EOFException(
            "transfer closed with %d bytes remaining to read".formatted(remaining));
      }
      if (count == remaining) {
        finish();
      }
      return count;
    } catch (IOException | SdkException e) {
      abandon();
      throw e;
    }
  }

  /** Reads what little is left of an answer, so that its connection serves the next one. */
  private void finish() {
    try {
      body.close();
      body = null;
    } catch (IOException | SdkException notNeeded) {
      abandon();
    }
  }

  /** Without reading the rest of the answer. */
  private void abandon() {
    if (body != null) {
      body.abort();
      body = null;
    }
  }

  private static IOException rethrown(Exception failure) {
    if (failure instanceof SdkException sdk) {
      throw sdk;
    }
    return (IOException) failure;
  }
}
