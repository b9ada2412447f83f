package dev.slipher.sandbox.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/** Pages of random trees are what a plain filter over all keys gives. */
class ListingTest {
  private static final String[] NAMES = {"a", "a-", "a0", "b", "ab", "a b", "z"};
  private static final String[] DELIMITERS = {"", "/", "/", "-", "b"};

  @TempDir private Path bucket;

  @RepeatedTest(60)
  void pagesAreWhatAFilterOverAllKeysGives(RepetitionInfo repetition) throws IOException {
    Random random = new Random(repetition.getCurrentRepetition());
    TreeSet<String> keys = new TreeSet<>();
    for (int i = 0; i < 25; i++) {
      StringBuilder key = new StringBuilder();
      for (int depth = random.nextInt(3); depth >= 0; depth--) {
        key.append(NAMES[random.nextInt(NAMES.length)]).append(depth == 0 ? "" : "/");
      }
      Path file = bucket.resolve(key.toString());
      if (hasFileAbove(file) || Files.isDirectory(file)) {
        continue;
      }
      Files.createDirectories(file.getParent());
      Files.writeString(file, "x");
      keys.add(key.toString());
    }
    for (int i = 0; i < 20; i++) {
      String like = keys.stream().skip(random.nextInt(keys.size())).findFirst().orElseThrow();
      String prefix = like.substring(0, random.nextInt(like.length() + 1));
      String after =
          random.nextBoolean()
              ? ""
              : keys.stream().skip(random.nextInt(keys.size())).findFirst().orElseThrow();
      String delimiter = DELIMITERS[random.nextInt(DELIMITERS.length)];
      int limit = 1 + random.nextInt(6);
      assertEquals(
          reference(keys, prefix, delimiter, after),
          allPages(prefix, delimiter, after, limit),
          () ->
              "prefix '%s' delimiter '%s' after '%s' of %s"
                  .formatted(prefix, delimiter, after, keys));
    }
  }

  private boolean hasFileAbove(Path file) {
    for (Path parent = file.getParent(); !parent.equals(bucket); parent = parent.getParent()) {
      if (Files.isRegularFile(parent)) {
        return true;
      }
    }
    return false;
  }

  private List<String> allPages(String prefix, String delimiter, String after, int limit)
      throws IOException {
    List<String> names = new ArrayList<>();
    String from = after;
    while (true) {
      Listing.Page page = Listing.page(bucket, prefix, delimiter, from, limit);
      page.entries().forEach(entry -> names.add(entry.name()));
      if (page.next().isEmpty()) {
        return names;
      }
      assertEquals(limit, page.entries().size());
      from = page.next().get();
    }
  }

  private static List<String> reference(
      TreeSet<String> keys, String prefix, String delimiter, String after) {
    List<String> names = new ArrayList<>();
    for (String key : keys) {
      if (!key.startsWith(prefix) || key.compareTo(after) <= 0) {
        continue;
      }
      int at = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
      String name = at < 0 ? key : key.substring(0, at + delimiter.length());
      // A page that ended with a common prefix goes on behind all of it.
      if (!names.contains(name) && !name.equals(after)) {
        names.add(name);
      }
    }
    return names;
  }
}
