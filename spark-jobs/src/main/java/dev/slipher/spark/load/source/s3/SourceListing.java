package dev.slipher.spark.load.source.s3;

import java.io.Serializable;
import java.util.List;

/**
 * What a load is going to read.
 *
 * @param objects in the order of the listing or of the manifest; an object that a manifest lists
 *     twice stands here twice (manifest.duplicate-url); empty if nothing but folder markers has the
 *     prefix
 * @param skipped the URLs of a manifest's optional entries that were not found
 * @param calls the requests that it took
 */
public record SourceListing(List<SourceObject> objects, List<String> skipped, List<S3Call> calls)
    implements Serializable {

  public SourceListing {
    objects = List.copyOf(objects);
    skipped = List.copyOf(skipped);
    calls = List.copyOf(calls);
  }

  /** Bytes of all objects, an object listed twice counted twice. */
  public long bytes() {
    return objects.stream().mapToLong(SourceObject::size).sum();
  }
}
