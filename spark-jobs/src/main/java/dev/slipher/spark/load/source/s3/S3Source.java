package dev.slipher.spark.load.source.s3;

import dev.slipher.copy.S3Location;
import dev.slipher.dialect.SqlError;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Finds the objects that a COPY from S3 loads and pins them by size and version. */
public final class S3Source {
  private final S3Request request;
  private final StoreAccess access;
  private final S3Errors errors;
  private final CallLog log;

  private S3Source(S3Request request, StoreAccess access, CallLog log) {
    this.request = request;
    this.access = access;
    this.log = log;
    this.errors = new S3Errors(request.identity());
  }

  /**
   * The objects of the request, as S3 has them now.
   *
   * @param log told of each request that this takes, whether or not all goes well
   * @throws SqlError if nothing has the prefix, the manifest or a mandatory entry of it is missing
   *     or wrong, or S3 refuses; its message and DETAIL are Redshift's
   */
  public static SourceListing list(S3Request request, Configuration hadoop, CallLog log) {
    if (request.objects().isPresent()) {
      return new SourceListing(request.objects().get(), List.of(), log.calls());
    }
    S3Source source = new S3Source(request, StoreAccess.of(request, hadoop), log);
    return request.manifest() ? source.listManifest() : source.listPrefix();
  }

  /**
   * The objects that have the request's prefix now; none is no error here.
   *
   * @throws SqlError if S3 refuses
   */
  public static List<SourceObject> present(S3Request request, Configuration hadoop, CallLog log) {
    S3Source source = new S3Source(request, StoreAccess.of(request, hadoop), log);
    return withoutMarkers(source.underPrefix());
  }

  private SourceListing listManifest() {
    ManifestListing listing = new ManifestListing(request, access, errors, log);
    return listing.list();
  }

  /** s3.prefix-semantics: every key that begins with the text, folders or not. */
  private SourceListing listPrefix() {
    List<SourceObject> found = underPrefix();
    if (found.isEmpty()) {
      throw errors.noSuchPrefix(request.location());
    }
    return new SourceListing(withoutMarkers(found), List.of(), log.calls());
  }

  private List<SourceObject> underPrefix() {
    S3Location location = request.location();
    return objects(access, errors, location.bucket(), location.key(), log);
  }

  private static List<SourceObject> withoutMarkers(List<SourceObject> objects) {
    return objects.stream().filter(object -> !isFolderMarker(object)).toList();
  }

  /** Every object of the bucket whose key begins with the text. */
  static List<SourceObject> objects(
      StoreAccess access, S3Errors errors, String bucket, String prefix, CallLog log) {
    // A key that a listing shows twice is one object.
    Map<String, SourceObject> objects = new LinkedHashMap<>();
    try (StoreCache.Lease lease = StoreCache.SHARED.lease(access, errors, bucket)) {
      String marker = "";
      String continuation = null;
      do {
        ListObjectsV2Response page =
            lease.store().list(prefix, marker, continuation, S3Store.PAGE, log);
        for (S3Object object : page.contents()) {
          marker = object.key();
          objects.put(object.key(), pinned(bucket, object));
        }
        continuation = page.nextContinuationToken();
      } while (continuation != null);
    } catch (IOException e) {
      throw errors.listingFailed(S3Failure.of(e), bucket, prefix, access).causedBy(e);
    }
    return List.copyOf(objects.values());
  }

  /** What consoles leave behind to show an empty folder. */
  private static boolean isFolderMarker(SourceObject object) {
    return object.size() == 0 && object.key().endsWith("/");
  }

  static SourceObject pinned(String bucket, S3Object object) {
    return new SourceObject(
        bucket,
        object.key(),
        object.size(),
        S3Store.unquoted(object.eTag()),
        micros(object.lastModified()),
        false);
  }

  static long micros(Instant instant) {
    return instant == null ? 0 : ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
