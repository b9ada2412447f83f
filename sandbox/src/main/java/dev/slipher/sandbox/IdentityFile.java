package dev.slipher.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A file of identities: one a line, {@code access-key-id secret-access-key bucket,bucket} or {@code
 * *} for every bucket; empty lines and lines that begin with {@code #} say nothing.
 */
final class IdentityFile {
  private IdentityFile() {}

  static String line(Identity identity) {
    return String.join(
        " ",
        identity.accessKeyId(),
        identity.secretAccessKey(),
        // A lone comma: no bucket at all.
        identity.buckets().isEmpty() ? "," : String.join(",", identity.buckets()));
  }

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException when a line is not of the form; the message does not repeat it
   */
  static List<Identity> read(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(IdentityFile::parse)
        .toList();
  }

  private static Identity parse(String line) {
    String[] words = line.split("\\s+", -1);
    if (words.length != 3) {
      throw new IllegalArgumentException(
          "a line of the identities' file holds an access key id, a secret and buckets");
    }
    return new Identity(
        words[0], words[1], words[2].equals(",") ? Set.of() : Set.of(words[2].split(",")));
  }
}
