package dev.slipher.sandbox;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A command line of {@code --name value} and {@code --flag} words, each at most once. */
public final class Arguments {
  private final Map<String, String> values;
  private final Set<String> flags;

  private Arguments(Map<String, String> values, Set<String> flags) {
    this.values = Map.copyOf(values);
    this.flags = Set.copyOf(flags);
  }

  /**
   * Reads the words.
   *
   * @throws IllegalArgumentException when a word is unknown, lacks its value or stands twice
   */
  public static Arguments parse(
      List<String> words, List<String> namesWithValue, List<String> knownFlags) {
    Map<String, String> values = new HashMap<>();
    Set<String> flags = new HashSet<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean twice;
      if (knownFlags.contains(word)) {
        twice = !flags.add(word);
      } else if (!namesWithValue.contains(word)) {
        throw new IllegalArgumentException("unknown option: " + word);
      } else if (i + 1 == words.size()) {
        throw new IllegalArgumentException(word + " needs a value");
      } else {
        i++;
        twice = values.put(word, words.get(i)) != null;
      }
      if (twice) {
        throw new IllegalArgumentException(word + " is given twice");
      }
    }
    return new Arguments(values, flags);
  }

  /**
   * The value of an option that must be there.
   *
   * @throws IllegalArgumentException when it is not
   */
  public String required(String name) {
    return optional(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
  }

  /** The value of an option, if given. */
  public Optional<String> optional(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Whether a flag is given. */
  public boolean has(String flag) {
    return flags.contains(flag);
  }

  /**
   * A port's number; 0, for any free one, when the option is not given.
   *
   * @throws IllegalArgumentException when it is no port's number
   */
  public int port(String name) {
    String text = optional(name).orElse("0");
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number out of range.
    }
    throw new IllegalArgumentException(name + " is not a port: " + text);
  }
}
