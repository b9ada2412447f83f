package dev.slipher.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * What the main classes of the sandbox's processes have in common. A server runs until it is told
 * to stop (SIGTERM, SIGINT) or, with {@code --until-input-ends}, until standard input ends.
 *
 * <p>Once it answers, a line that begins with the ready words goes to standard output and, with
 * {@code --ready-file FILE}, a file is put in place, complete from the moment it exists and removed
 * at the end. The exit status is 2 for a wrong command line and 1 when it cannot start.
 *
 * @param name begins what is said of a wrong command line
 * @param ready begins the line that says that the server answers
 * @param required options that must be given, with a value
 * @param ports options for ports
 * @param others options with a value beside them
 */
public record ServerProcess(
    String name,
    String usage,
    String ready,
    List<String> required,
    List<String> ports,
    List<String> others) {
  private static final String READY_FILE = "--ready-file";
  private static final String UNTIL_INPUT_ENDS = "--until-input-ends";

  /** Starts what the arguments say. */
  @FunctionalInterface
  public interface Server {
    /** Returns when it answers; the message of what it throws says why it does not. */
    Started start(Arguments given) throws Exception;
  }

  /**
   * A server that answers.
   *
   * @param said follows the ready words
   * @param file what the ready file holds
   * @param stop what to do at the end
   */
  public record Started(String said, String file, Runnable stop) {
    /** One whose ready file holds what is said. */
    public static Started of(String said, Runnable stop) {
      return new Started(said, said + "\n", stop);
    }
  }

  /** Runs the server of a command line and returns, if ever, when it has shown its usage. */
  public void run(List<String> words, Server server) throws InterruptedException {
    if (words.contains("--help")) {
      System.out.print(usage);
      return;
    }
    Arguments given;
    try {
      given = parse(words);
    } catch (IllegalArgumentException e) {
      refuse(e.getMessage());
      return;
    }
    try {
      announce(given, server.start(given));
    } catch (Exception e) { // whatever a server's library throws
      // On standard output, where whoever waits for the ready line reads it.
      System.out.println(e.getMessage());
      System.exit(1);
    }
    awaitEnd(given);
  }

  /** Says what is wrong with the command line, and ends the process. */
  public void refuse(String problem) {
    System.err.println(name + ": " + problem);
    System.err.print(usage);
    System.exit(2);
  }

  private Arguments parse(List<String> words) {
    List<String> options = new ArrayList<>(required);
    options.addAll(ports);
    options.addAll(others);
    options.add(READY_FILE);
    Arguments given = Arguments.parse(words, options, List.of(UNTIL_INPUT_ENDS));
    required.forEach(given::required);
    ports.forEach(given::port);
    return given;
  }

  private void announce(Arguments given, Started started) throws IOException {
    Optional<Path> readyFile = given.optional(READY_FILE).map(Path::of);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  readyFile.ifPresent(file -> file.toFile().delete());
                  started.stop().run();
                },
                "stop"));
    if (readyFile.isPresent()) {
      write(readyFile.get(), started.file());
    }
    System.out.println(ready + started.said());
  }

  private static void write(Path file, String text) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    Path draft = Files.createTempFile(parent, ".ready", ".tmp");
    Files.writeString(draft, text);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void awaitEnd(Arguments given) throws InterruptedException {
    if (given.has(UNTIL_INPUT_ENDS)) {
      try {
        System.in.transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        // Its other side has gone, which is its end too.
      }
      System.exit(0);
    }
    new CountDownLatch(1).await();
  }
}
