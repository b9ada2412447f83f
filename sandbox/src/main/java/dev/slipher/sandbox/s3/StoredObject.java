package dev.slipher.sandbox.s3;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/**
 * A file, seen as an object.
 *
 * <p>Its ETag names this version of the file by size, time of change and file key (inode), so that
 * a file dropped by hand has one like any other and a file changed by hand has a new one. It is no
 * MD5 of the content; as of any S3 object that was put in parts, a hyphen says so.
 *
 * @param size in bytes
 * @param lastModified when its content changed
 * @param eTag in quotes
 */
record StoredObject(long size, Instant lastModified, String eTag) {

  static StoredObject of(BasicFileAttributes attributes) {
    return new StoredObject(
        attributes.size(), attributes.lastModifiedTime().toInstant(), eTag(attributes));
  }

  /**
   * Looks at a file.
   *
   * @throws java.nio.file.NoSuchFileException when it is not there
   */
  static StoredObject at(Path file) throws IOException {
    return of(Files.readAttributes(file, BasicFileAttributes.class));
  }

  /** Names the content of the file: another after every change, the same after a move. */
  static String version(BasicFileAttributes attributes) {
    return attributes.size()
        + "-"
        + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS)
        + "-"
        + attributes.fileKey();
  }

  private static String eTag(BasicFileAttributes attributes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      byte[] hash = digest.digest(version(attributes).getBytes(StandardCharsets.UTF_8));
      return '"' + HexFormat.of().formatHex(hash) + "-1\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
