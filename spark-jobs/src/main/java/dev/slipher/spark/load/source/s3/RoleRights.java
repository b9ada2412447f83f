package dev.slipher.spark.load.source.s3;

import java.io.Serializable;
import java.util.List;

/**
 * What a role may read.
 *
 * @param resources {@code s3://bucket}, {@code s3://bucket/prefix}, with {@code *} for any bucket,
 *     {@code emr://cluster} and what other sources have, or {@code *} for all there is
 */
record RoleRights(List<String> resources) implements Serializable {
  static final RoleRights EVERYTHING = new RoleRights(List.of("*"));

  private static final String S3 = "s3://";

  RoleRights {
    resources = List.copyOf(resources);
  }

  /** Whether the object may be read, or the keys that begin so may be listed. */
  boolean allow(String bucket, String keyOrPrefix) {
    return resources.stream().anyMatch(resource -> covers(resource, bucket, keyOrPrefix));
  }

  /** Whether what is no object may be read, such as {@code emr://cluster}. */
  boolean allow(String resource) {
    String any = resource.substring(0, resource.indexOf("://") + 3) + "*";
    return resources.contains("*") || resources.contains(any) || resources.contains(resource);
  }

  private static boolean covers(String resource, String bucket, String keyOrPrefix) {
    if (!resource.startsWith(S3)) {
      return resource.equals("*");
    }
    String path = resource.substring(S3.length());
    int slash = path.indexOf('/');
    String name = slash < 0 ? path : path.substring(0, slash);
    String prefix = slash < 0 ? "" : path.substring(slash + 1);
    return (name.equals("*") || name.equals(bucket)) && keyOrPrefix.startsWith(prefix);
  }
}
