package dev.slipher.sandbox.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** What is on its way into a bucket: bodies being received, and objects that come in parts. */
final class Uploads {
  private static final String ABOUT = "about";
  private static final String PART = "part-";
  private static final int CHUNK = 128 * 1024;

  private final Buckets buckets;

  Uploads(Buckets buckets) {
    this.buckets = buckets;
  }

  /** An object that comes in parts. */
  record Upload(String id, String bucket, String key, ObjectHeaders headers, Path folder) {}

  /**
   * Receives a body into a file beside the buckets, so that no list shows a part of an object.
   *
   * @param length the bytes announced
   * @param md5 the digest announced, in Base64, or null
   */
  Path receive(InputStream body, long length, String md5) throws IOException {
    Path file = buckets.uploads().resolve(UUID.randomUUID().toString());
    try (body) {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      long received;
      try (OutputStream target = Files.newOutputStream(file)) {
        received = copy(md5 == null ? body : new DigestInputStream(body, digest), target);
      }
      if (received != length) {
        throw S3Errors.incompleteBody();
      }
      if (md5 != null && !Arrays.equals(Base64.getDecoder().decode(md5), digest.digest())) {
        throw S3Errors.badDigest();
      }
      return file;
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long copy(InputStream source, OutputStream target) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long total = 0;
    for (int count = source.read(chunk); count >= 0; count = source.read(chunk)) {
      target.write(chunk, 0, count);
      total += count;
    }
    return total;
  }

  /** Puts a complete file in the place of the key's. */
  void place(Path complete, String bucket, String key) throws IOException {
    Path target = buckets.file(bucket, key);
    if (Files.isDirectory(target)) {
      Files.delete(complete);
      throw S3Errors.keyNotStorable(key, "there is a folder of that name");
    }
    // A folder may be removed, as empty, between its making and the move.
    for (int attempt = 1; ; attempt++) {
      try {
        Files.createDirectories(target.getParent());
        Files.move(
            complete, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return;
      } catch (java.nio.file.NoSuchFileException e) {
        if (attempt == 3) {
          throw e;
        }
      } catch (java.nio.file.FileSystemException e) {
        Files.deleteIfExists(complete);
        throw S3Errors.keyNotStorable(key, String.valueOf(e.getReason()));
      }
    }
  }

  String begin(String bucket, String key, ObjectHeaders headers) throws IOException {
    buckets.file(bucket, key);
    String id = UUID.randomUUID().toString();
    Path folder = Files.createDirectory(buckets.uploads().resolve(id));
    Files.writeString(
        folder.resolve(ABOUT), bucket + "\n" + key.length() + "\n" + key + headers.text(id));
    return id;
  }

  /** An upload that was begun and not yet ended. */
  Upload find(String id) throws IOException {
    // The id comes from outside: it must not lead out of the folder.
    if (!id.matches("[0-9a-f-]{36}")) {
      throw S3Errors.noSuchUpload();
    }
    Path folder = buckets.uploads().resolve(id);
    if (!Files.isRegularFile(folder.resolve(ABOUT))) {
      throw S3Errors.noSuchUpload();
    }
    String about = Files.readString(folder.resolve(ABOUT), StandardCharsets.UTF_8);
    int bucketEnd = about.indexOf('\n');
    int lengthEnd = about.indexOf('\n', bucketEnd + 1);
    int keyEnd = lengthEnd + 1 + Integer.parseInt(about.substring(bucketEnd + 1, lengthEnd));
    return new Upload(
        id,
        about.substring(0, bucketEnd),
        about.substring(lengthEnd + 1, keyEnd),
        ObjectHeaders.parse(about.substring(keyEnd), id),
        folder);
  }

  /** The uploads of a bucket that were begun and not yet ended. */
  List<Upload> of(String bucket) throws IOException {
    try (Stream<Path> entries = Files.list(buckets.uploads())) {
      List<Upload> found = new java.util.ArrayList<>();
      for (Path folder : entries.filter(entry -> Files.exists(entry.resolve(ABOUT))).toList()) {
        Upload upload = find(folder.getFileName().toString());
        if (upload.bucket().equals(bucket)) {
          found.add(upload);
        }
      }
      return found;
    }
  }

  StoredObject addPart(Upload upload, int number, InputStream body, long length, String md5)
      throws IOException {
    Path received = receive(body, length, md5);
    Path part = upload.folder().resolve(PART + number);
    Files.move(received, part, StandardCopyOption.REPLACE_EXISTING);
    return StoredObject.at(part);
  }

  /** The parts received, by number. */
  Map<Integer, StoredObject> parts(Upload upload) throws IOException {
    Map<Integer, StoredObject> parts = new TreeMap<>();
    try (Stream<Path> files = Files.list(upload.folder())) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith(PART)) {
          parts.put(Integer.valueOf(name.substring(PART.length())), StoredObject.at(file));
        }
      }
    }
    return parts;
  }

  /** Joins the parts, in this order, into the object. */
  void complete(Upload upload, List<Integer> numbers) throws IOException {
    Path whole = buckets.uploads().resolve(UUID.randomUUID().toString());
    try (FileChannel target =
        FileChannel.open(whole, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int number : numbers) {
        Path part = upload.folder().resolve(PART + number);
        if (!Files.exists(part)) {
          throw S3Errors.invalidPart(number);
        }
        try (FileChannel source = FileChannel.open(part)) {
          long size = source.size();
          for (long done = 0; done < size; ) {
            done += source.transferTo(done, size - done, target);
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(whole);
      throw e;
    }
    upload.headers().writeTo(whole);
    place(whole, upload.bucket(), upload.key());
    abort(upload);
  }

  /** Forgets the upload and its parts. */
  void abort(Upload upload) throws IOException {
    try (Stream<Path> files = Files.walk(upload.folder())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
