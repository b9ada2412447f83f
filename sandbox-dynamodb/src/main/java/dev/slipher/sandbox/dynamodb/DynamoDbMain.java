package dev.slipher.sandbox.dynamodb;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import dev.slipher.sandbox.Arguments;
import dev.slipher.sandbox.SandboxDynamoDb;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;

/**
 * The process of the sandbox's DynamoDB: Amazon's own local edition, on 127.0.0.1 alone, which its
 * own main class cannot be told. {@code DynamoDbMain --folder DIR} keeps the tables in the folder
 * and serves until it is told to stop (SIGTERM, SIGINT).
 *
 * <p>When it answers, the line {@code DynamoDB is ready at http://127.0.0.1:PORT} goes to standard
 * output and, when asked for, the address into a file, which is removed at the end. The exit status
 * is 2 for a wrong command line and 1 when it cannot start.
 */
public final class DynamoDbMain {
  private static final String USAGE =
      """
      usage: DynamoDbMain --folder DIR [options]
        --folder DIR         keeps the tables
        --port N             the port on 127.0.0.1; default: a free one
        --ready-file FILE    written once DynamoDB answers
        --until-input-ends   stop when standard input ends, too
      """;

  /** Held, because a logger that nobody holds forgets its level. */
  private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

  private DynamoDbMain() {}

  /** Starts what the arguments say and returns when it has stopped. */
  public static void main(String[] arguments) throws InterruptedException {
    Arguments given;
    Path folder;
    int port;
    try {
      if (List.of(arguments).contains("--help")) {
        System.out.print(USAGE);
        return;
      }
      given =
          Arguments.parse(
              List.of(arguments),
              List.of("--folder", "--port", "--ready-file"),
              List.of("--until-input-ends"));
      folder = Path.of(given.required("--folder")).toAbsolutePath().normalize();
      port = given.port("--port");
    } catch (IllegalArgumentException e) {
      System.err.println("dynamodb: " + e.getMessage());
      System.err.print(USAGE);
      System.exit(2);
      return;
    }
    try {
      serve(given, folder, port);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) { // Jetty declares no less
      // On standard output, where whoever waits for the ready line reads it.
      System.out.println(
          e.getCause() instanceof BindException ? "port " + port + " is taken" : e.getMessage());
      System.exit(1);
    }
  }

  private static void serve(Arguments given, Path folder, int port) throws Exception {
    SQLITE.setLevel(Level.OFF);
    Files.createDirectories(folder);
    // One database whatever the region and the keys; no delays between the states of a table.
    LocalDynamoDBRequestHandler tables =
        new LocalDynamoDBRequestHandler(0, false, folder.toString(), true, false);
    Server server = new Server(new InetSocketAddress("127.0.0.1", port));
    server.setHandler(
        new ContextHandlerCollection(
            new ContextHandler(new LocalDynamoDBServerHandler(tables, null), "/")));
    server.start();
    String address =
        "http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    Optional<Path> readyFile = given.optional("--ready-file").map(Path::of);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  readyFile.ifPresent(file -> file.toFile().delete());
                  tables.shutdown();
                },
                "stop"));
    if (readyFile.isPresent()) {
      announce(readyFile.get(), address);
    }
    System.out.println(SandboxDynamoDb.READY + address);
    if (given.has("--until-input-ends")) {
      System.in.transferTo(OutputStream.nullOutputStream());
      System.exit(0);
    }
    new CountDownLatch(1).await();
  }

  private static void announce(Path file, String address) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    Path draft = Files.createTempFile(parent, ".ready", ".tmp");
    Files.writeString(draft, address + "\n");
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
