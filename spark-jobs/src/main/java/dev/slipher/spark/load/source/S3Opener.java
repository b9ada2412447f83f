package dev.slipher.spark.load.source;

import dev.slipher.dialect.SqlError;
import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;

/**
 * Opens listed objects wherever it is sent to: made on the driver, small, immutable, and it prints
 * no secrets.
 */
public final class S3Opener implements Serializable {
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

  /** Opens the whole object; nothing is sent before the first read. */
  public PinnedStream open(SourceObject object) {
    return open(object, 0, object.size());
  }

  /**
   * Opens a range of the object.
   *
   * @param start the first byte, counted from 0
   * @param end the first byte that is no longer read, at most the object's size
   * @throws SqlError if S3 cannot be reached with the request's credentials
   */
  public PinnedStream open(SourceObject object, long start, long end) {
    SourceErrors errors = new SourceErrors(load);
    StoreCache.Lease lease;
    try {
      lease = StoreCache.SHARED.lease(access, errors, object.bucket());
    } catch (IOException e) {
      throw errors.objectUnreadable(S3Failure.of(e), object.url(), access).causedBy(e);
    }
    return new PinnedStream(lease, access, errors, object, start, end);
  }

  @Override
  public String toString() {
    return "S3Opener[" + access + "]";
  }
}
