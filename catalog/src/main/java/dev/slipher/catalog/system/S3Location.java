package dev.slipher.catalog.system;

/**
 * A bucket and a key in it.
 *
 * @param key without the bucket (sys.s3client.key-short)
 */
record S3Location(String bucket, String key) {
  private static final String SCHEME = "s3://";

  static boolean isS3(String url) {
    return url.startsWith(SCHEME);
  }

  static S3Location of(String url) {
    String path = isS3(url) ? url.substring(SCHEME.length()) : url;
    int slash = path.indexOf('/');
    return slash < 0
        ? new S3Location(path, "")
        : new S3Location(path.substring(0, slash), path.substring(slash + 1));
  }
}
