package dev.slipher.sandbox.dynamodb;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import dev.slipher.sandbox.Arguments;
import dev.slipher.sandbox.SandboxDynamoDb;
import dev.slipher.sandbox.ServerProcess;
import dev.slipher.sandbox.ServerProcess.Started;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  private static final ServerProcess PROCESS =
      new ServerProcess(
          "dynamodb",
          USAGE,
          SandboxDynamoDb.READY,
          List.of("--folder"),
          List.of("--port"),
          List.of());

  private DynamoDbMain() {}

  /** Starts what the arguments say and returns when it has stopped. */
  public static void main(String[] arguments) throws InterruptedException {
    PROCESS.run(List.of(arguments), DynamoDbMain::start);
  }

  private static Started start(Arguments given) throws Exception {
    SQLITE.setLevel(Level.OFF);
    Path folder = Path.of(given.required("--folder")).toAbsolutePath().normalize();
    Files.createDirectories(folder);
    // One database whatever the region and the keys; no delays between the states of a table.
    LocalDynamoDBRequestHandler tables =
        new LocalDynamoDBRequestHandler(0, false, folder.toString(), true, false);
    int port = given.port("--port");
    Server server = new Server(new InetSocketAddress("127.0.0.1", port));
    server.setHandler(
        new ContextHandlerCollection(
            new ContextHandler(new LocalDynamoDBServerHandler(tables, null), "/")));
    try {
      server.start();
    } catch (IOException e) {
      throw e.getCause() instanceof BindException
          ? new IOException("port " + port + " is taken", e)
          : e;
    }
    return Started.of(
        "http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort(),
        tables::shutdown);
  }
}
