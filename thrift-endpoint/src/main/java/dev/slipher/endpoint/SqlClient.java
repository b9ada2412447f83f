package dev.slipher.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jline.console.ConsoleReader;
import org.apache.hive.beeline.BeeLine;

/**
 * Beeline as {@code bin/slipher sql} runs it. With {@code -e} or {@code -f} nothing but results
 * goes to the standard output: Beeline by itself adds prompts and an empty line for each line it
 * reads.
 */
public final class SqlClient extends BeeLine {
  private final boolean script;

  private SqlClient(boolean script) {
    this.script = script;
  }

  /** Runs Beeline with these arguments; the exit status is Beeline's. */
  public static void main(String[] arguments) throws IOException {
    List<String> given = List.of(arguments);
    boolean script = given.contains("-e") || given.contains("-f");
    SqlClient client = new SqlClient(script);
    // A statement without a semicolon at its end makes Beeline ask for more.
    int status = client.begin(arguments, script ? InputStream.nullInputStream() : null);
    client.close();
    System.exit(status);
  }

  @Override
  public ConsoleReader initializeConsoleReader(InputStream input) throws IOException {
    if (!script) {
      return super.initializeConsoleReader(input);
    }
    setOutputStream(
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    try {
      return super.initializeConsoleReader(input);
    } finally {
      setOutputStream(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }
  }
}
