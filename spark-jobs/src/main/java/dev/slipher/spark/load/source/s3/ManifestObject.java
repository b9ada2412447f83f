package dev.slipher.spark.load.source.s3;

import dev.slipher.copy.CopyClause;
import dev.slipher.copy.S3Location;
import dev.slipher.spark.load.source.s3.ManifestReader.EntryReader;
import dev.slipher.spark.load.source.s3.ManifestReader.MalformedException;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A manifest as S3 has it: one whole object, never decrypted or decompressed. */
public final class ManifestObject {
  /** A hundred thousand entries of six hundred bytes. */
  static final int MOST_BYTES = 64 << 20;

  private final S3Location manifest;
  private final String clause;
  private final StoreAccess access;
  private final S3Errors errors;
  private final CallLog log;

  private ManifestObject(
      S3Location manifest, String clause, StoreAccess access, S3Errors errors, CallLog log) {
    this.manifest = manifest;
    this.clause = clause;
    this.access = access;
    this.errors = errors;
    this.log = log;
  }

  /** Makes entries of a manifest's bytes. */
  @FunctionalInterface
  interface Parsing<E> {
    List<E> parse(byte[] bytes) throws MalformedException;
  }

  /**
   * The entries of the manifest that the request's location names.
   *
   * @param clause the clause of COPY that wants a manifest
   * @param calls takes the requests that it needs
   * @throws dev.slipher.dialect.SqlError if it names no whole key (manifest.single-object), there
   *     is no such object, S3 refuses, or the object is no such manifest
   */
  public static <E> List<E> entries(
      S3Request request,
      String clause,
      Configuration hadoop,
      CallLog calls,
      EntryReader<E> reader) {
    StoreAccess access = StoreAccess.of(request, hadoop);
    S3Errors errors = new S3Errors(request.identity());
    return new ManifestObject(request.location(), clause, access, errors, calls)
        .entries(bytes -> ManifestReader.parse(bytes, reader));
  }

  static <E> List<E> entries(
      S3Location manifest, StoreAccess access, S3Errors errors, CallLog log, Parsing<E> parsing) {
    return new ManifestObject(manifest, CopyClause.MANIFEST.spelling(), access, errors, log)
        .entries(parsing);
  }

  private <E> List<E> entries(Parsing<E> parsing) {
    try {
      return parsing.parse(read());
    } catch (MalformedException e) {
      throw errors.malformedManifest(manifest, e.getMessage()).causedBy(e);
    }
  }

  private byte[] read() {
    requireFullPath(manifest, clause, errors);
    try (StoreCache.Lease lease = StoreCache.SHARED.lease(access, errors, manifest.bucket())) {
      try {
        return lease.store().read(manifest.key(), MOST_BYTES, log);
      } catch (S3Store.ObjectTooLargeException e) {
        throw errors.manifestTooLarge(manifest, e.size(), MOST_BYTES).causedBy(e);
      } catch (IOException e) {
        // manifest.single-object: where other keys begin with this one it was a prefix.
        if (S3Failure.isMissingKey(e) && isPrefix(lease.store())) {
          throw errors.fullPathRequired(clause, manifest.toUri()).causedBy(e);
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

  static void requireFullPath(S3Location location, String clause, S3Errors errors) {
    if (location.key().isEmpty() || location.key().endsWith("/")) {
      throw errors.fullPathRequired(clause, location.toUri());
    }
  }
}
