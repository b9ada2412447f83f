package dev.slipher.spark.load.source.s3;

import dev.slipher.copy.S3Location;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A manifest as S3 has it: one whole object, never decrypted or decompressed. */
public final class ManifestObject {
  /** A hundred thousand entries of six hundred bytes. */
  static final int MOST_BYTES = 64 << 20;

  private final S3Location manifest;
  private final StoreAccess access;
  private final S3Errors errors;
  private final CallLog log;

  private ManifestObject(S3Location manifest, StoreAccess access, S3Errors errors, CallLog log) {
    this.manifest = manifest;
    this.access = access;
    this.errors = errors;
    this.log = log;
  }

  /**
   * The bytes of the object that the request's location names.
   *
   * @param calls takes the requests that it needs
   * @throws dev.slipher.dialect.SqlError if it names no whole key (manifest.single-object), there
   *     is no such object, or S3 refuses
   */
  public static byte[] read(S3Request request, Configuration hadoop, CallLog calls) {
    StoreAccess access = StoreAccess.of(request, hadoop);
    return read(request.location(), access, new S3Errors(request.identity()), calls);
  }

  static byte[] read(S3Location manifest, StoreAccess access, S3Errors errors, CallLog log) {
    return new ManifestObject(manifest, access, errors, log).read();
  }

  private byte[] read() {
    requireFullPath(manifest, errors);
    try (StoreCache.Lease lease = StoreCache.SHARED.lease(access, errors, manifest.bucket())) {
      try {
        return lease.store().read(manifest.key(), MOST_BYTES, log);
      } catch (S3Store.ObjectTooLargeException e) {
        throw errors.manifestTooLarge(manifest, e.size(), MOST_BYTES).causedBy(e);
      } catch (IOException e) {
        // manifest.single-object: where other keys begin with this one it was a prefix.
        if (S3Failure.isMissingKey(e) && isPrefix(lease.store())) {
          throw errors.fullPathRequired(manifest.toUri()).causedBy(e);
        }
        throw e;
      }
    } catch (IOException e) {
      throw errors.manifestUnreadable(S3Failure.of(e), manifest, access).causedBy(e);
    }
  }

  private boolean isPrefix(S3Store store) throws IOException {
    Iterable<S3Object> keys = store.list(manifest.key(), "", null, 1, log).contents();
    return keys.iterator().hasNext();
  }

  static void requireFullPath(S3Location location, S3Errors errors) {
    if (location.key().isEmpty() || location.key().endsWith("/")) {
      throw errors.fullPathRequired(location.toUri());
    }
  }
}
