package dev.slipher.sandbox.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands before a server of HTTP, such as S3's, hands everything through and misbehaves where told
 * to, so that tests can see what a load does when an object vanishes, a connection breaks or a
 * server has a bad day. Safe for use by many threads.
 */
public final class FaultyServer implements AutoCloseable {
  private static final int CHUNK = 64 * 1024;

  private final HttpServer server;
  private final ExecutorService threads;
  private final URI target;
  private final Faults faults;
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  private FaultyServer(HttpServer server, ExecutorService threads, URI target, Faults faults) {
    this.server = server;
    this.threads = threads;
    this.target = target;
    this.faults = faults;
  }

  /** Listens on a free port of 127.0.0.1 before the endpoint. */
  public static FaultyServer before(URI endpoint, Faults faults) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      ExecutorService threads =
          Executors.newCachedThreadPool(
              task -> {
                Thread thread = new Thread(task, "faulty-server");
                thread.setDaemon(true);
                return thread;
              });
      FaultyServer faulty = new FaultyServer(server, threads, endpoint, faults);
      server.setExecutor(threads);
      server.createContext("/", faulty::handle);
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

  /** What was asked for so far. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = Request.of(exchange);
      requests.add(request);
      Optional<Fault> met = faults.meet(request);
      if (met.isEmpty()) {
        pass(exchange, request, Long.MAX_VALUE);
        return;
      }
      Fault fault = met.get();
      if (fault instanceof Fault.Answer other) {
        answer(exchange, other);
      } else if (fault instanceof Fault.Headers more) {
        more.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        pass(exchange, request, Long.MAX_VALUE);
      } else if (fault instanceof Fault.Cut cut) {
        pass(exchange, request, cut.bytes());
      }
    }
  }

  private static void answer(HttpExchange exchange, Fault.Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), head || body.length == 0 ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }

  // A body shorter than announced makes the server drop the connection, which is the cut.
  private void pass(HttpExchange exchange, Request request, long limit) throws IOException {
    try (PassedRequest passed = PassedRequest.send(request, target)) {
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
}
