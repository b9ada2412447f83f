package dev.slipher.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands before an S3 endpoint, hands everything through and misbehaves where told to, so that
 * tests can see what a load does when an object vanishes, a connection breaks or a server has a bad
 * day.
 *
 * <p>Faults meet the reading of one object (GET of its key); lists and HEADs pass. They are told in
 * the order in which they come, each is used up by the requests it meets, and what meets none
 * passes through untouched. Safe for use by many threads.
 */
public final class FaultyS3 implements AutoCloseable {
  private static final int CHUNK = 64 * 1024;

  private final HttpServer server;
  private final ExecutorService threads;
  private final URI target;
  private final List<Fault> faults = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private FaultyS3(HttpServer server, ExecutorService threads, URI target) {
    this.server = server;
    this.threads = threads;
    this.target = target;
  }

  /** Listens on a free port of 127.0.0.1 before the endpoint. */
  public static FaultyS3 before(URI endpoint) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      ExecutorService threads =
          Executors.newCachedThreadPool(
              task -> {
                Thread thread = new Thread(task, "faulty-s3");
                thread.setDaemon(true);
                return thread;
              });
      FaultyS3 faulty = new FaultyS3(server, threads, endpoint);
      server.setExecutor(threads);
      server.createContext("/", faulty::answer);
      server.start();
      return faulty;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Answers the next reads of the object with this status and S3's error document for it. */
  public void answer(String bucket, String key, int status, int times) {
    faults.add(new Fault(path(bucket, key), times, new Effect.Answer(status)));
  }

  /** Ends the connection of the next reads after this many bytes of the object. */
  public void cut(String bucket, String key, long afterBytes, int times) {
    faults.add(new Fault(path(bucket, key), times, new Effect.Cut(afterBytes)));
  }

  /**
   * Does something, once, when the object is about to be read: deletes or replaces it, say, which a
   * list before has shown.
   */
  public void beforeRead(String bucket, String key, Runnable action) {
    faults.add(new Fault(path(bucket, key), 1, new Effect.Before(action)));
  }

  /**
   * What was asked for so far, such as {@code GET /bucket/key}, with the range if there was one.
   */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** Faults that met no request yet: none, once a test has provoked all that it meant to. */
  public int unspent() {
    return (int) faults.stream().filter(Fault::isUnspent).count();
  }

  /** Forgets all faults and requests. */
  public void clear() {
    faults.clear();
    requests.clear();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static String path(String bucket, String key) {
    return "/" + bucket + "/" + key;
  }

  /** What happens to a request. */
  private sealed interface Effect {
    void on(FaultyS3 faulty, HttpExchange exchange) throws IOException;

    record Answer(int status) implements Effect {
      @Override
      public void on(FaultyS3 faulty, HttpExchange exchange) throws IOException {
        refuse(exchange, status);
      }
    }

    record Cut(long afterBytes) implements Effect {
      @Override
      public void on(FaultyS3 faulty, HttpExchange exchange) throws IOException {
        faulty.pass(exchange, afterBytes);
      }
    }

    record Before(Runnable action) implements Effect {
      @Override
      public void on(FaultyS3 faulty, HttpExchange exchange) throws IOException {
        action.run();
        faulty.pass(exchange, Long.MAX_VALUE);
      }
    }
  }

  /** An effect on the next so many reads of a path. */
  private static final class Fault {
    private final String path;
    private final Effect effect;
    private int left;

    Fault(String path, int times, Effect effect) {
      this.path = path;
      this.left = times;
      this.effect = effect;
    }

    synchronized boolean take(String wanted) {
      if (left == 0 || !path.equals(wanted)) {
        return false;
      }
      left--;
      return true;
    }

    synchronized boolean isUnspent() {
      return left > 0;
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path =
          URLDecoder.decode(
              exchange.getRequestURI().getRawPath().replace("+", "%2B"), StandardCharsets.UTF_8);
      String range = exchange.getRequestHeaders().getFirst("Range");
      requests.add(exchange.getRequestMethod() + " " + path + (range == null ? "" : " " + range));
      Optional<Effect> effect =
          exchange.getRequestMethod().equals("GET")
              ? faults.stream()
                  .filter(fault -> fault.take(path))
                  .findFirst()
                  .map(fault -> fault.effect)
              : Optional.empty();
      if (effect.isEmpty()) {
        pass(exchange, Long.MAX_VALUE);
        return;
      }
      effect.get().on(this, exchange);
    }
  }

  // A body shorter than announced makes the server drop the connection, which is the cut.
  private void pass(HttpExchange exchange, long limit) throws IOException {
    try (PassedRequest passed = PassedRequest.send(exchange, target)) {
      passed.headers().forEach(exchange.getResponseHeaders()::put);
      exchange.sendResponseHeaders(passed.status(), passed.announcedLength());
      if (!passed.hasBody()) {
        return;
      }
      OutputStream out = exchange.getResponseBody();
      byte[] chunk = new byte[CHUNK];
      long left = limit;
      while (left > 0) {
        int count = passed.body().read(chunk, 0, (int) Math.min(chunk.length, left));
        if (count < 0) {
          out.close();
          return;
        }
        out.write(chunk, 0, count);
        left -= count;
      }
      out.flush();
    }
  }

  private static void refuse(HttpExchange exchange, int status) throws IOException {
    String code =
        switch (status) {
          case 403 -> "AccessDenied";
          case 404 -> "NoSuchKey";
          case 503 -> "SlowDown";
          default -> "InternalError";
        };
    byte[] body =
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>"
                + code
                + "</Code><Message>provoked by a test</Message></Error>")
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
