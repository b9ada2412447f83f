package dev.slipher.spark.load.source.s3;

import dev.slipher.copy.CopyClause;
import dev.slipher.copy.S3Location;
import dev.slipher.dialect.SqlError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Pins the objects that a manifest lists. */
final class ManifestListing {
  private static final int REQUESTS_AT_ONCE = 16;
  private static final String CLAUSE = CopyClause.MANIFEST.spelling();

  private final S3Location manifest;
  private final boolean columnar;
  private final StoreAccess access;
  private final S3Errors errors;
  private final CallLog log;

  ManifestListing(S3Request request, StoreAccess access, S3Errors errors, CallLog log) {
    this.manifest = request.location();
    this.columnar = request.columnar();
    this.access = access;
    this.errors = errors;
    this.log = log;
  }

  SourceListing list() {
    List<Manifest.Entry> entries = entries();
    for (Manifest.Entry entry : entries) {
      check(entry);
    }
    Map<S3Location, Optional<SourceObject>> found = find(entries);
    List<SourceObject> objects = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    for (Manifest.Entry entry : entries) {
      String url = entry.location().toUri();
      Optional<SourceObject> object = found.get(entry.location());
      if (object.isPresent()) {
        objects.add(pinned(object.get(), entry));
      } else if (entry.mandatory()) {
        throw errors.mandatoryFileMissing(url);
      } else {
        skipped.add(url);
      }
    }
    if (objects.isEmpty()) {
      throw errors.noManifestFileFound(manifest, entries.size());
    }
    return new SourceListing(objects, skipped, log.calls());
  }

  private List<Manifest.Entry> entries() {
    return ManifestObject.entries(manifest, access, errors, log, Manifest::parse);
  }

  private void check(Manifest.Entry entry) {
    ManifestObject.requireFullPath(entry.location(), CLAUSE, errors);
    if (columnar && entry.contentLength().isEmpty()) {
      throw errors.noContentLength(
          manifest, entry.location().toUri(), entry.meta() ? "content_length" : "meta");
    }
  }

  /**
   * A promised size counts for columnar formats alone; others do not look at it
   * (manifest.extra-keys-ignored).
   */
  private SourceObject pinned(SourceObject object, Manifest.Entry entry) {
    if (columnar && entry.contentLength().orElseThrow() != object.size()) {
      throw errors.wrongSize(object.url(), entry.contentLength().getAsLong(), object.size());
    }
    return entry.mandatory()
        ? new SourceObject(
            object.bucket(),
            object.key(),
            object.size(),
            object.etag(),
            object.lastModifiedMicros(),
            true)
        : object;
  }

  /** Asks for each object once, several at a time; for many of a folder all at once. */
  private Map<S3Location, Optional<SourceObject>> find(List<Manifest.Entry> entries) {
    Map<S3Location, Boolean> mandatory = new LinkedHashMap<>();
    for (Manifest.Entry entry : entries) {
      mandatory.merge(entry.location(), entry.mandatory(), Boolean::logicalOr);
    }
    Map<S3Location, SourceObject> listed =
        ManifestFolders.find(mandatory.keySet(), access, errors, log);
    Map<S3Location, Optional<SourceObject>> found = new LinkedHashMap<>();
    listed.forEach((location, object) -> found.put(location, Optional.of(object)));
    mandatory.keySet().removeAll(listed.keySet());
    if (!mandatory.isEmpty()) {
      found.putAll(ask(mandatory));
    }
    return found;
  }

  private Map<S3Location, Optional<SourceObject>> ask(Map<S3Location, Boolean> mandatory) {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.min(REQUESTS_AT_ONCE, mandatory.size()),
            task -> {
              Thread thread = new Thread(task, "copy-manifest");
              thread.setDaemon(true);
              return thread;
            });
    try {
      Map<S3Location, Future<Optional<SourceObject>>> answers = new LinkedHashMap<>();
      mandatory.forEach(
          (location, must) -> answers.put(location, threads.submit(() -> find(location, must))));
      Map<S3Location, Optional<SourceObject>> found = new LinkedHashMap<>();
      for (Map.Entry<S3Location, Future<Optional<SourceObject>>> answer : answers.entrySet()) {
        found.put(answer.getKey(), answer.getValue().get());
      }
      return found;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SqlError error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw errors.manifestUnreadable(new S3Failure.Cancelled(), manifest, access).causedBy(e);
    } finally {
      threads.shutdownNow();
    }
  }

  private Optional<SourceObject> find(S3Location location, boolean mandatory) {
    try (StoreCache.Lease lease = lease(location.bucket())) {
      try {
        return Optional.of(pinned(location, lease.store().head(location.key(), log)));
      } catch (IOException e) {
        return explain(lease.store(), location, mandatory, e);
      }
    } catch (IOException e) {
      throw errors.objectUnreadable(S3Failure.of(e), location.toUri(), access).causedBy(e);
    }
  }

  /**
   * The answer to HEAD has no body, so that it cannot tell a missing key from a missing bucket, nor
   * which of the credentials is wrong; a listing's answer can.
   */
  private Optional<SourceObject> explain(
      S3Store store, S3Location location, boolean mandatory, IOException failure)
      throws IOException {
    if (!(S3Failure.of(failure) instanceof S3Failure.Refused)) {
      throw failure;
    }
    String key = location.key();
    List<S3Object> keys = keysWith(store, key);
    if (!S3Failure.isMissingKey(failure)) {
      throw failure;
    }
    // manifest.url-not-prefix; an optional file may be absent beside others named much like it.
    boolean prefix = mandatory ? !keys.isEmpty() : !keysWith(store, key + "/").isEmpty();
    if (prefix) {
      throw errors.fullPathRequired(CLAUSE, location.toUri()).causedBy(failure);
    }
    return Optional.empty();
  }

  private List<S3Object> keysWith(S3Store store, String prefix) throws IOException {
    return store.list(prefix, "", null, 1, log).contents();
  }

  private StoreCache.Lease lease(String bucket) throws IOException {
    return StoreCache.SHARED.lease(access, errors, bucket);
  }

  private static SourceObject pinned(S3Location location, HeadObjectResponse head) {
    return new SourceObject(
        location.bucket(),
        location.key(),
        head.contentLength(),
        S3Store.unquoted(head.eTag()),
        S3Source.micros(head.lastModified()),
        false);
  }
}
