package dev.slipher.endpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process that {@code bin/slipher start} runs. It writes {@code run/endpoint.ready} into the
 * data directory when it answers: the JDBC URL, and on the second line the metastore's URI.
 */
public final class EndpointMain {
  private static final Logger LOG = LoggerFactory.getLogger(EndpointMain.class);

  private static final int BEFORE_SPARK = 100;

  private EndpointMain() {}

  /**
   * Serves until SIGTERM; then cancels what runs, stops in good order and exits with status 0. A
   * failed start is one line on the standard error and status 1.
   */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      EndpointSettings settings = EndpointSettings.fromEnvironment(System.getenv());
      Endpoint endpoint = Endpoint.start(settings);
      Path ready = settings.dataDirectory().resolve("run").resolve("endpoint.ready");
      announce(endpoint, ready);
      System.out.println(endpoint.jdbcUrl());
      // Before Spark's own hook, which would take the session from under running statements.
      ShutdownHookManager.get()
          .addShutdownHook(() -> stop(endpoint, ready), BEFORE_SPARK, 60, TimeUnit.SECONDS);
    } catch (EndpointException | IllegalArgumentException | IOException failure) {
      LOG.error("The endpoint did not start", failure);
      System.err.println(failure.getMessage());
      System.exit(1);
    }
    new CountDownLatch(1).await();
  }

  private static void announce(Endpoint endpoint, Path ready) throws IOException {
    Files.createDirectories(ready.getParent());
    Path draft = ready.resolveSibling("endpoint.ready.tmp");
    Files.writeString(draft, endpoint.jdbcUrl() + "\n" + endpoint.metastoreUri() + "\n");
    Files.move(draft, ready, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void stop(Endpoint endpoint, Path ready) {
    int status = 0;
    try {
      Files.deleteIfExists(ready);
      endpoint.close();
    } catch (IOException | RuntimeException failure) {
      LOG.error("The endpoint did not stop in good order", failure);
      status = 1;
    }
    // A process that ends by a signal would report the signal, however well it stopped.
    Runtime.getRuntime().halt(status);
  }
}
