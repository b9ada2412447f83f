package dev.slipher.spark.load.source.s3;

import dev.slipher.copy.S3Location;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/**
 * A JSONPaths file as S3 has it: one whole object, read with the statement's own credentials and
 * never decrypted or decompressed (json.jsonpaths.plain).
 */
public final class JsonPathsObject {
  /** Sixteen hundred paths of ten thousand bytes. */
  static final int MOST_BYTES = 16 << 20;

  private JsonPathsObject() {}

  /**
   * The object's bytes.
   *
   * @param request as whom and from which Region to read; its own location does not matter
   * @param calls takes the requests that it needs
   * @throws dev.slipher.dialect.SqlError if there is no such object, or S3 refuses
   */
  public static byte[] read(
      S3Request request, S3Location location, Configuration hadoop, CallLog calls) {
    StoreAccess access = StoreAccess.of(request, hadoop);
    S3Errors errors = new S3Errors(request.identity());
    try (StoreCache.Lease lease = StoreCache.SHARED.lease(access, errors, location.bucket())) {
      return lease.store().read(location.key(), MOST_BYTES, calls);
    } catch (S3Store.ObjectTooLargeException e) {
      throw errors.jsonPathsTooLarge(location, e.size(), MOST_BYTES).causedBy(e);
    } catch (IOException e) {
      throw errors.jsonPathsUnreadable(S3Failure.of(e), location, access).causedBy(e);
    }
  }
}
