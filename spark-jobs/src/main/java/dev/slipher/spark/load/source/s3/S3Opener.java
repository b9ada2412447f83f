package dev.slipher.spark.load.source.s3;

import dev.slipher.copy.Encryption;
import dev.slipher.dialect.SqlError;
import dev.slipher.formats.record.ByteRange;
import dev.slipher.formats.scan.Split;
import dev.slipher.formats.scan.SplitOpener;
import dev.slipher.spark.load.source.LoadIdentity;
import dev.slipher.spark.load.source.s3.encrypted.DecryptedStream;
import dev.slipher.spark.load.source.s3.encrypted.RootKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;

/**
 * Opens listed objects wherever it is sent to: made on the driver, small, immutable, and it prints
 * no secrets.
 */
public final class S3Opener implements SplitOpener, Serializable {
  private static final long serialVersionUID = 1L;

  private final StoreAccess access;
  private final LoadIdentity load;

  /** Null where objects are as they are read. */
  private final RootKey root;

  private S3Opener(StoreAccess access, LoadIdentity load, RootKey root) {
    this.access = access;
    this.load = load;
    this.root = root;
  }

  /**
   * An opener for the objects that {@link S3Source#list} gives for the same request.
   *
   * @throws SqlError if the request's region is no region
   */
  public static S3Opener of(S3Request request, Configuration hadoop) {
    return new S3Opener(StoreAccess.of(request, hadoop), request.identity(), null);
  }

  /**
   * The key that the statement gives.
   *
   * @throws SqlError if it is none of AES with 256 bits
   */
  public static RootKey rootKey(Encryption encryption) {
    try {
      return RootKey.of(encryption.masterSymmetricKey().reveal());
    } catch (IllegalArgumentException e) {
      throw S3Errors.invalidRootKey();
    }
  }

  /** The same for objects that were encrypted with the key; they open whole. */
  public S3Opener decrypting(RootKey key) {
    return new S3Opener(access, load, key);
  }

  /**
   * Opens the object from where its range is to be read; nothing is sent before the first read,
   * unless it is to be decrypted.
   *
   * @throws SqlError if S3 cannot be asked with the request's credentials; what S3 answers comes
   *     with the first read
   */
  @Override
  public InputStream open(Split split) {
    return open(split, call -> {});
  }

  /** The stored bytes of a whole object straight from its listing. */
  public PinnedStream open(SourceObject object) {
    return open(object, ByteRange.WHOLE, call -> {});
  }

  /** The same opener, telling of each request when its stream is closed. */
  public SplitOpener loggingTo(Consumer<S3Call> calls) {
    return split -> open(split, calls);
  }

  private InputStream open(Split split, Consumer<S3Call> calls) {
    PinnedStream stored = open(SourceObject.of(split), split.range(), calls);
    if (root == null) {
      return stored;
    }
    try {
      S3Errors errors = new S3Errors(load);
      return DecryptedStream.open(
          stored,
          stored.metadata(),
          root,
          failure -> errors.undecryptable(failure.getMessage(), split.file()));
    } catch (RuntimeException | Error e) {
      stored.close();
      throw e;
    }
  }

  private PinnedStream open(SourceObject object, ByteRange range, Consumer<S3Call> calls) {
    S3Errors errors = new S3Errors(load);
    StoreCache.Lease lease;
    try {
      lease = StoreCache.SHARED.lease(access, errors, object.bucket());
    } catch (IOException e) {
      throw errors.objectUnreadable(S3Failure.of(e), object.url(), access).causedBy(e);
    }
    return new PinnedStream(lease, access, errors, object, range, calls);
  }

  @Override
  public String toString() {
    return "S3Opener[" + access + "]";
  }
}
