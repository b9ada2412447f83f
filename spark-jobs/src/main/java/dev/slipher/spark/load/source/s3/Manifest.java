package dev.slipher.spark.load.source.s3;

import dev.slipher.copy.S3Location;
import dev.slipher.spark.load.source.s3.ManifestReader.MalformedException;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** The text of a manifest (guide page loading-data-files-using-manifest). */
final class Manifest {
  private Manifest() {}

  /**
   * One entry.
   *
   * @param mandatory false where the manifest is silent (manifest.mandatory-default)
   * @param meta whether there is a {@code meta} object
   * @param contentLength the size in bytes that {@code meta} promises
   */
  record Entry(S3Location location, boolean mandatory, boolean meta, OptionalLong contentLength) {}

  /** The entries, in order, at least one. */
  static List<Entry> parse(byte[] bytes) throws MalformedException {
    return ManifestReader.parse(bytes, Manifest::entry);
  }

  private static Entry entry(ManifestReader manifest) throws IOException, MalformedException {
    S3Location location = null;
    boolean mandatory = false;
    boolean meta = false;
    OptionalLong contentLength = OptionalLong.empty();
    for (String key = manifest.nextKey(); key != null; key = manifest.nextKey()) {
      switch (key) {
        case "url" -> location = location(manifest, manifest.string(key));
        case "mandatory" -> mandatory = manifest.flag(key);
        case "meta" -> {
          manifest.object(key);
          meta = true;
          contentLength = contentLength(manifest);
        }
        // manifest.extra-keys-ignored
        default -> manifest.skip();
      }
    }
    if (location == null) {
      throw manifest.malformed("an entry without 'url'");
    }
    return new Entry(location, mandatory, meta, contentLength);
  }

  private static OptionalLong contentLength(ManifestReader manifest)
      throws IOException, MalformedException {
    OptionalLong contentLength = OptionalLong.empty();
    for (String key = manifest.nextKey(); key != null; key = manifest.nextKey()) {
      if (key.equals("content_length")) {
        contentLength = OptionalLong.of(manifest.number(key));
      } else {
        manifest.skip();
      }
    }
    return contentLength;
  }

  private static S3Location location(ManifestReader manifest, String url)
      throws MalformedException {
    try {
      return S3Url.parse(url);
    } catch (IllegalArgumentException e) {
      throw manifest.malformed(e.getMessage());
    }
  }
}
