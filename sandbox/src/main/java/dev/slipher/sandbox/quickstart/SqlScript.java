package dev.slipher.sandbox.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The quickstart's own statements and data, kept as files beside its classes. */
final class SqlScript {
  private SqlScript() {}

  /** The whole text of a file. */
  static String text(String name) {
    try (InputStream in = SqlScript.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The statements of a file, each with its semicolon. Our own files have semicolons nowhere else.
   */
  static List<String> statements(String name) {
    return Arrays.stream(text(name).split(";", -1))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .map(statement -> statement + ";")
        .toList();
  }
}
