package dev.slipher.spark.load.source.s3;

import dev.slipher.dialect.SqlError;
import dev.slipher.formats.record.ByteRange;
import dev.slipher.formats.scan.Split;
import dev.slipher.formats.scan.SplitOpener;
import dev.slipher.spark.load.source.LoadIdentity;
import java.io.IOException;
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

  private S3Opener(StoreAccess access, LoadIdentity load) {
    this.access = access;
    this.load = load;
  }

  /**
   * An opener for the objects that {@link S3Source#list} gives for the same request.
   *
   * @throws SqlError if the request's region is no region
   */
  public static S3Opener of(S3Request request, Configuration hadoop) {
    return new S3Opener(StoreAccess.of(request, hadoop), request.identity());
  }

  /**
   * Opens the object from where its range is to be read; nothing is sent before the first read.
   *
   * @throws SqlError if S3 cannot be asked with the request's credentials; what S3 answers comes
   *     with the first read
   */
  @Override
  public PinnedStream open(Split split) {
    return open(SourceObject.of(split), split.range(), call -> {});
  }

  /** The same, for a whole object straight from its listing. */
  public PinnedStream open(SourceObject object) {
    return open(object, ByteRange.WHOLE, call -> {});
  }

  /** The same opener, telling of each request when its stream is closed. */
  public SplitOpener loggingTo(Consumer<S3Call> calls) {
    return split -> open(SourceObject.of(split), split.range(), calls);
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
