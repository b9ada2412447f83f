package dev.slipher.sandbox.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * One page of a bucket's keys, as ListObjects gives it: those that begin with a prefix, after a
 * key, in order, those with a delimiter behind the prefix gathered into common prefixes.
 *
 * <p>A folder is entered only when it can hold keys of the page, so that a page costs what it shows
 * and not what the bucket holds.
 */
final class Listing {
  /** A key and what is known of its object, or a common prefix. */
  record Entry(String name, Optional<StoredObject> object) {}

  /**
   * The page.
   *
   * @param entries in order
   * @param next the name to go on after, if there is more
   */
  record Page(List<Entry> entries, Optional<String> next) {}

  /** A file or folder with its key; a folder's key ends with a slash. */
  private record Child(String key, Path path, boolean folder) {}

  private final String prefix;
  private final String delimiter;
  private final String after;
  private final int limit;
  private final List<Entry> found = new ArrayList<>();
  private boolean more;

  private Listing(String prefix, String delimiter, String after, int limit) {
    this.prefix = prefix;
    this.delimiter = delimiter;
    this.after = after;
    this.limit = limit;
  }

  /**
   * Lists a page.
   *
   * @param bucket the bucket's folder
   * @param prefix what the keys begin with; empty for all
   * @param delimiter gathers keys; empty gathers none
   * @param after a key, or the last name of the page before; empty for the first page
   * @param limit the most entries
   */
  static Page page(Path bucket, String prefix, String delimiter, String after, int limit)
      throws IOException {
    Listing listing = new Listing(prefix, delimiter, after, limit);
    listing.enter(bucket, "");
    List<Entry> found = listing.found;
    return new Page(
        List.copyOf(found),
        listing.more && !found.isEmpty()
            ? Optional.of(found.get(found.size() - 1).name())
            : Optional.empty());
  }

  /**
   * Visits what is in a folder in the order of its keys. A name alone does not tell a folder, whose
   * key ends with a slash, from a file, and to ask for each costs more than all else. So names are
   * asked for some at a time, in their own order: no name of a later time can have a key before the
   * last of these names, and what comes before that is visited.
   */
  private void enter(Path folder, String key) throws IOException {
    List<Path> entries = entries(folder, key);
    PriorityQueue<Child> known =
        new PriorityQueue<>(Comparator.comparing(Child::key, KeyOrder.INSTANCE));
    int atOnce = limit + 1;
    for (int from = 0; from < entries.size() && !more; from += atOnce) {
      int to = Math.min(from + atOnce, entries.size());
      for (Path entry : entries.subList(from, to)) {
        child(entry, key).ifPresent(known::add);
      }
      boolean last = to == entries.size();
      String reached = leastKey(entries.get(to - 1), key);
      while (!known.isEmpty()
          && !more
          && (last || KeyOrder.INSTANCE.compare(known.peek().key(), reached) <= 0)) {
        enter(known.poll());
      }
    }
  }

  private void enter(Child child) throws IOException {
    if (!child.folder()) {
      if (child.key().startsWith(prefix)) {
        visit(child);
      }
    } else if (mayHoldPrefix(child.key()) && mayHoldLater(child.key())) {
      enter(child.path(), child.key());
    }
  }

  private boolean mayHoldPrefix(String folderKey) {
    return folderKey.startsWith(prefix) || prefix.startsWith(folderKey);
  }

  private boolean mayHoldLater(String folderKey) {
    if (!found.isEmpty() && isGathered(folderKey)) {
      return false;
    }
    return after.startsWith(folderKey)
        ? !(isGathered(folderKey) && after.equals(commonPrefix(folderKey)))
        : KeyOrder.INSTANCE.compare(folderKey, after) > 0;
  }

  // Whether everything in the folder falls under the common prefix that was found last.
  private boolean isGathered(String folderKey) {
    String common = commonPrefix(folderKey);
    return common != null && (found.isEmpty() || found.get(found.size() - 1).name().equals(common));
  }

  private void visit(Child child) throws IOException {
    String common = commonPrefix(child.key());
    if (common != null) {
      boolean seen = !found.isEmpty() && found.get(found.size() - 1).name().equals(common);
      if (seen || after.equals(common) || KeyOrder.INSTANCE.compare(child.key(), after) <= 0) {
        return;
      }
      add(new Entry(common, Optional.empty()));
    } else if (KeyOrder.INSTANCE.compare(child.key(), after) > 0) {
      try {
        add(new Entry(child.key(), Optional.of(StoredObject.at(child.path()))));
      } catch (NoSuchFileException e) {
        // Deleted while it was listed.
        return;
      }
    }
  }

  private void add(Entry entry) {
    if (found.size() == limit) {
      more = true;
    } else {
      found.add(entry);
    }
  }

  private String commonPrefix(String key) {
    if (delimiter.isEmpty() || !key.startsWith(prefix)) {
      return null;
    }
    int at = key.indexOf(delimiter, prefix.length());
    return at < 0 ? null : key.substring(0, at + delimiter.length());
  }

  /** What is in a folder and could have keys of the page, or hold some, by its names' order. */
  private List<Path> entries(Path folder, String key) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> mayMatter(entry.getFileName().toString(), key))
          .sorted(Comparator.comparing(entry -> leastKey(entry, key), KeyOrder.INSTANCE))
          .toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
  }

  /** The entry's key, but for the slash that a folder's ends with. */
  private static String leastKey(Path entry, String parent) {
    String name = entry.getFileName().toString();
    return name.equals(Buckets.FOLDER_MARKER) ? parent : parent + name;
  }

  /** Whether the key of a file or of a folder of that name is one to look at. */
  private boolean mayMatter(String name, String parent) {
    if (name.equals(Buckets.FOLDER_MARKER)) {
      return true; // its key is the folder's own
    }
    String file = parent + name;
    String folder = file + "/";
    boolean inPrefix = file.startsWith(prefix) || mayHoldPrefix(folder);
    return inPrefix
        && (after.startsWith(folder)
            || KeyOrder.INSTANCE.compare(file, after) > 0
            || KeyOrder.INSTANCE.compare(folder, after) > 0);
  }

  private static Optional<Child> child(Path entry, String parent) {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(entry, BasicFileAttributes.class);
    } catch (IOException e) {
      // Gone since, or a link that leads nowhere.
      return Optional.empty();
    }
    String name = entry.getFileName().toString();
    if (attributes.isDirectory()) {
      return Optional.of(new Child(parent + name + "/", entry, true));
    }
    if (!attributes.isRegularFile()) {
      return Optional.empty();
    }
    if (name.equals(Buckets.FOLDER_MARKER)) {
      return parent.isEmpty() ? Optional.empty() : Optional.of(new Child(parent, entry, false));
    }
    return Optional.of(new Child(parent + name, entry, false));
  }
}
