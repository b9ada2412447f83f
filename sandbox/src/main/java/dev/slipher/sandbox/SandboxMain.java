package dev.slipher.sandbox;

import dev.slipher.sandbox.ServerProcess.Started;
import dev.slipher.sandbox.s3.FolderS3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  private static final ServerProcess PROCESS =
      new ServerProcess(
          "sandbox",
          USAGE,
          Sandbox.READY,
          List.of("--folder"),
          List.of("--port"),
          List.of("--host", "--identities"));

  private SandboxMain() {}

  /** Starts what the arguments say and returns when it has stopped. */
  public static void main(String[] arguments) throws InterruptedException {
    List<String> words = List.of(arguments);
    if (!words.isEmpty() && words.get(0).equals("s3")) {
      PROCESS.run(words.subList(1, words.size()), SandboxMain::start);
    } else if (words.contains("--help")) {
      PROCESS.run(words, SandboxMain::start);
    } else {
      PROCESS.refuse("what to start is missing: s3");
    }
  }

  private static Started start(Arguments given) throws IOException {
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
    StringBuilder file = new StringBuilder();
    Map.of("endpoint", s3.endpoint(), "folder", folder, "pid", ProcessHandle.current().pid())
        .forEach((name, value) -> file.append(name).append('=').append(value).append('\n'));
    return new Started(s3.endpoint().toString(), file.toString(), s3::close);
  }
}
