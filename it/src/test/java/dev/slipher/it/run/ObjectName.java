package dev.slipher.it.run;

/** Bucket and key of an object. */
public record ObjectName(String bucket, String key) {

  /** The object that {@code s3://bucket/key} names. */
  public static ObjectName of(String url) {
    int slash = url.indexOf('/', "s3://".length());
    return new ObjectName(url.substring("s3://".length(), slash), url.substring(slash + 1));
  }

  /** The object of a path-style request, such as {@code /bucket/key}. */
  static ObjectName ofPath(String path) {
    int slash = path.indexOf('/', 1);
    return slash < 0
        ? new ObjectName(path.substring(1), "")
        : new ObjectName(path.substring(1, slash), path.substring(slash + 1));
  }
}
