package dev.slipher.it.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands between the endpoint and S3: forwards every request, except where a case says not to. */
public final class FaultyS3 implements AutoCloseable {
  private static final Set<String> NOT_FORWARDED =
      Set.of(
          "host", "connection", "content-length", "transfer-encoding", "expect", "upgrade", "date");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final URI target;
  private final Faults faults;
  private final HttpServer server;

  private FaultyS3(URI target, Faults faults, HttpServer server) {
    this.target = target;
    this.faults = faults;
    this.server = server;
  }

  /** Starts on a free port of the loopback address. */
  public static FaultyS3 start(URI target, Faults faults) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      FaultyS3 proxy = new FaultyS3(target, faults, server);
      server.setExecutor(proxy.threads);
      server.createContext("/", proxy::handle);
      server.start();
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      ObjectName name = ObjectName.ofPath(exchange.getRequestURI().getPath());
      boolean read = exchange.getRequestMethod().equals("GET") && !name.key().isEmpty();
      Optional<Integer> failure = read ? faults.onRead(name) : Optional.empty();
      if (failure.isPresent()) {
        fail(exchange, failure.get());
      } else {
        forward(exchange);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void fail(HttpExchange exchange, int status) throws IOException {
    String code =
        switch (status) {
          case 400 -> "ExpiredToken";
          case 301 -> "PermanentRedirect";
          case 403 -> "AccessDenied";
          case 404 -> "NoSuchKey";
          case 503 -> "SlowDown";
          default -> "InternalError";
        };
    String message =
        switch (status) {
          case 400 -> "The provided token has expired.";
          case 403 -> "Access Denied";
          default -> "Answered by the test";
        };
    byte[] body =
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>"
                + code
                + "</Code><Message>"
                + message
                + "</Message></Error>")
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private void forward(HttpExchange exchange) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.resolve(exchange.getRequestURI().toString()));
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      if (!NOT_FORWARDED.contains(header.getKey().toLowerCase(Locale.ROOT))) {
        header.getValue().forEach(v -> request.header(header.getKey(), v));
      }
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    request.method(
        exchange.getRequestMethod(),
        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
    response
        .headers()
        .map()
        .forEach(
            (key, values) -> {
              if (!key.equalsIgnoreCase("transfer-encoding")
                  && !key.equalsIgnoreCase("connection")) {
                exchange.getResponseHeaders().put(key, List.copyOf(values));
              }
            });
    long length = response.headers().firstValueAsLong("content-length").orElse(0);
    boolean noBody =
        exchange.getRequestMethod().equals("HEAD")
            || response.statusCode() == 204
            || response.statusCode() == 304;
    boolean empty = response.headers().firstValue("content-length").isPresent() && length == 0;
    try (InputStream in = response.body()) {
      exchange.sendResponseHeaders(response.statusCode(), noBody || empty ? -1 : length);
      if (!noBody && !empty) {
        try (OutputStream out = exchange.getResponseBody()) {
          in.transferTo(out);
        }
      }
    }
  }
}
