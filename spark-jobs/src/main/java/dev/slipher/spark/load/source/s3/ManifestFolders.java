package dev.slipher.spark.load.source.s3;

import dev.slipher.copy.S3Location;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Finds many entries of a manifest at once: those of one folder by listing it, which tells of a
 * thousand objects where asking for each tells of one. What is not found so is no error yet.
 */
final class ManifestFolders {
  /** From so many entries of a folder on it is listed. */
  static final int WORTHWHILE = 200;

  /** A page of a listing is worth that many single requests, which go several at a time. */
  private static final int ENTRIES_FOR_PAGE = 50;

  private final StoreAccess access;
  private final S3Errors errors;
  private final CallLog log;
  private final Map<S3Location, SourceObject> found = new HashMap<>();

  private record Folder(String bucket, String path) {}

  private ManifestFolders(StoreAccess access, S3Errors errors, CallLog log) {
    this.access = access;
    this.errors = errors;
    this.log = log;
  }

  /** Those of the entries that listings of their folders show. */
  static Map<S3Location, SourceObject> find(
      Collection<S3Location> entries, StoreAccess access, S3Errors errors, CallLog log) {
    Map<Folder, List<String>> folders = new LinkedHashMap<>();
    for (S3Location entry : entries) {
      String path = entry.key().substring(0, entry.key().lastIndexOf('/') + 1);
      folders
          .computeIfAbsent(new Folder(entry.bucket(), path), folder -> new ArrayList<>())
          .add(entry.key());
    }
    ManifestFolders listing = new ManifestFolders(access, errors, log);
    folders.forEach(
        (folder, keys) -> {
          if (keys.size() >= WORTHWHILE) {
            listing.list(folder.bucket(), keys);
          }
        });
    listing.found.keySet().retainAll(entries);
    return listing.found;
  }

  /** Lists what the keys have in common, unless there is too much beside them. */
  private void list(String bucket, List<String> keys) {
    String prefix = commonPrefix(keys);
    try (StoreCache.Lease lease = StoreCache.SHARED.lease(access, errors, bucket)) {
      String marker = "";
      String continuation = null;
      int pages = keys.size() / ENTRIES_FOR_PAGE;
      do {
        ListObjectsV2Response page =
            lease.store().list(prefix, marker, continuation, S3Store.PAGE, log);
        for (S3Object object : page.contents()) {
          marker = object.key();
          found.put(new S3Location(bucket, object.key()), S3Source.pinned(bucket, object));
        }
        continuation = page.nextContinuationToken();
        pages--;
      } while (continuation != null && pages > 0);
    } catch (IOException e) {
      // Each entry will be asked for, and its answer says what is wrong with it.
      return;
    }
  }

  private static String commonPrefix(List<String> keys) {
    String prefix = keys.get(0);
    for (String key : keys) {
      int same = 0;
      while (same < Math.min(prefix.length(), key.length())
          && prefix.charAt(same) == key.charAt(same)) {
        same++;
      }
      prefix = prefix.substring(0, same);
    }
    // Half a character is none.
    boolean half =
        !prefix.isEmpty() && Character.isHighSurrogate(prefix.charAt(prefix.length() - 1));
    return half ? prefix.substring(0, prefix.length() - 1) : prefix;
  }
}
