package dev.slipher.sandbox;

import dev.slipher.sandbox.s3.FolderS3;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * The sandbox's process. {@code SandboxMain s3 --folder DIR} serves the folder's sub-folders as S3
 * buckets until it is told to stop (SIGTERM, SIGINT).
 *
 * <p>When S3 answers, the line {@code S3 is ready at http://127.0.0.1:PORT} goes to standard output
 * and, when asked for, a file of {@code endpoint=}, {@code folder=} and {@code pid=} lines is put
 * in place, complete from the moment it exists, and removed at the end. What else it says goes to
 * standard error. The exit status is 2 for a wrong command line and 1 when it cannot start.
 */
public final class SandboxMain {
  private static final String USAGE =
      """
      usage: SandboxMain s3 --folder DIR [options]
        --folder DIR         each sub-folder is a bucket, each file under it an object
        --port N             the port on the host; default: a free one
        --host ADDRESS       the address to listen on; default: 127.0.0.1
        --identities FILE    strict: only these may come in, one a line:
                             ACCESS-KEY-ID SECRET-ACCESS-KEY BUCKET,BUCKET   (* for every bucket)
        --ready-file FILE    written once S3 answers
        --until-input-ends   stop when standard input ends, too
      """;

  private SandboxMain() {}

  /** Starts what the arguments say and returns when it has stopped. */
  public static void main(String[] arguments) throws InterruptedException {
    Arguments given;
    try {
      if (arguments.length > 0 && (arguments[0].equals("--help") || arguments[0].equals("-h"))) {
        System.out.print(USAGE);
        return;
      }
      if (arguments.length == 0 || !arguments[0].equals("s3")) {
        throw new IllegalArgumentException("what to start is missing: s3");
      }
      given =
          Arguments.parse(
              List.of(arguments).subList(1, arguments.length),
              List.of("--folder", "--port", "--host", "--identities", "--ready-file"),
              List.of("--until-input-ends"));
      given.required("--folder");
    } catch (IllegalArgumentException e) {
      System.err.println("sandbox: " + e.getMessage());
      System.err.print(USAGE);
      System.exit(2);
      return;
    }
    try {
      serve(given);
    } catch (IOException | IllegalArgumentException e) {
      // On standard output, where whoever waits for the ready line reads it.
      System.out.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void serve(Arguments given) throws IOException, InterruptedException {
    Path folder = Path.of(given.required("--folder")).toAbsolutePath().normalize();
    Files.createDirectories(folder);
    Optional<String> identities = given.optional("--identities");
    FolderS3 s3 =
        FolderS3.start(
            folder,
            given.optional("--host").orElse("127.0.0.1"),
            given.port("--port"),
            identities.isPresent() ? IdentityFile.read(Path.of(identities.get())) : List.of(),
            identities.isPresent());
    Optional<Path> readyFile = given.optional("--ready-file").map(Path::of);
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  readyFile.ifPresent(file -> file.toFile().delete());
                  s3.close();
                },
                "stop"));
    if (readyFile.isPresent()) {
      writeReadyFile(readyFile.get(), s3.endpoint(), folder);
    }
    System.out.println(Sandbox.READY + s3.endpoint());
    if (given.has("--until-input-ends")) {
      System.in.transferTo(java.io.OutputStream.nullOutputStream());
      System.exit(0);
    }
    ended.await();
  }

  private static void writeReadyFile(Path file, URI endpoint, Path folder) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    Path draft = Files.createTempFile(parent, ".ready", ".tmp");
    StringBuilder text = new StringBuilder();
    Map.of("endpoint", endpoint, "folder", folder, "pid", ProcessHandle.current().pid())
        .forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    Files.writeString(draft, text);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
