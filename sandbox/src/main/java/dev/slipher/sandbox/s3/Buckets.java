package dev.slipher.sandbox.s3;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The folder whose sub-folders are the buckets, and where each key's file is. A key that ends with
 * a slash, which clients put to make a folder, is a marker file inside that folder.
 */
final class Buckets {
  /** The file that stands for the key {@code folder/} inside the folder. */
  static final String FOLDER_MARKER = ".slipher-folder";

  /** Holds what is being uploaded; no bucket's name begins with a dot. */
  private static final String UPLOADS = ".uploads";

  private final Path root;
  private final Predicate<String> mayUse;

  Buckets(Path root, Predicate<String> mayUse) {
    this.root = root;
    this.mayUse = mayUse;
  }

  /** The buckets that are there and may be used, in order. */
  List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      return entries
          .filter(Files::isDirectory)
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !name.startsWith(".") && mayUse.test(name))
          .sorted(KeyOrder.INSTANCE)
          .toList();
    }
  }

  /** The bucket's folder, there or not. */
  Path folder(String bucket) {
    if (!mayUse.test(bucket)) {
      throw S3Errors.accessDenied();
    }
    Path folder = root.resolve(bucket);
    if (!root.equals(folder.getParent()) || bucket.startsWith(".")) {
      throw S3Errors.noSuchBucket(bucket);
    }
    return folder;
  }

  /** The bucket's folder, which is there. */
  Path existing(String bucket) {
    Path folder = folder(bucket);
    if (!Files.isDirectory(folder)) {
      throw S3Errors.noSuchBucket(bucket);
    }
    return folder;
  }

  /** The file of a key that is there. */
  Path existing(String bucket, String key) {
    Path file;
    try {
      file = file(bucket, key);
    } catch (S3Exception e) {
      // What cannot be stored is not there.
      throw e.statusCode() == 400 ? S3Errors.noSuchKey(bucket, key) : e;
    }
    if (!Files.isRegularFile(file)) {
      throw S3Errors.noSuchKey(bucket, key);
    }
    return file;
  }

  /** The file of a key, there or not. */
  Path file(String bucket, String key) {
    Path folder = existing(bucket);
    boolean marker = key.endsWith("/");
    String path = marker ? key.substring(0, key.length() - 1) : key;
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        throw S3Errors.keyNotStorable(key, "\"" + part + "\" is no name of a file");
      }
    }
    try {
      Path file = folder.resolve(path);
      return marker ? file.resolve(FOLDER_MARKER) : file;
    } catch (InvalidPathException e) {
      throw S3Errors.keyNotStorable(key, e.getReason());
    }
  }

  /** A folder, made if missing, for what is not an object yet. */
  Path uploads() throws IOException {
    return Files.createDirectories(root.resolve(UPLOADS));
  }

  /** Removes the folders above the file that are now empty, up to the bucket's own. */
  void prune(String bucket, Path file) throws IOException {
    Path folder = folder(bucket);
    for (Path parent = file.getParent();
        parent != null && !parent.equals(folder) && parent.startsWith(folder);
        parent = parent.getParent()) {
      try {
        Files.delete(parent);
      } catch (DirectoryNotEmptyException | NoSuchFileException e) {
        return;
      }
    }
  }
}
