package dev.slipher.spark.load.source.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before an S3 server and passes everything on, but for the faults that it is told. */
final class FaultyS3 implements AutoCloseable {
  private static final Set<String> NOT_PASSED_ON =
      Set.of("host", "connection", "content-length", "expect", "transfer-encoding", "upgrade");

  private final URI target;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client = HttpClient.newHttpClient();
  private final ConcurrentLinkedDeque<Fault> faults = new ConcurrentLinkedDeque<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> payers = new CopyOnWriteArrayList<>();

  /** What happens to a request instead of, or beside, its right answer. */
  sealed interface Fault {
    /** An error of S3's, with its XML unless the method is HEAD. */
    record Refusal(int status, String code, String message, Map<String, String> headers)
        implements Fault {}

    /** The right answer, its connection closed after some bytes of the content. */
    record Cut(int bytes) implements Fault {}

    /** The right answer, with more headers. */
    record Headers(Map<String, String> headers) implements Fault {}

    /** Another answer, of XML. */
    record Answer(String body) implements Fault {}

    /** The connection closed without an answer. */
    record Silence() implements Fault {}
  }

  FaultyS3(URI target) throws IOException {
    this.target = target;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  static Fault refusal(int status, String code, String message) {
    return new Fault.Refusal(status, code, message, Map.of());
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The next requests meet these, one each. */
  void next(Fault... those) {
    faults.addAll(List.of(those));
  }

  /** Method and undecoded target of each request so far. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** Who pays for each request so far. */
  List<String> payers() {
    return List.copyOf(payers);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    payers.add(String.valueOf(exchange.getRequestHeaders().getFirst("x-amz-request-payer")));
    Fault fault = faults.poll();
    try (exchange) {
      if (fault instanceof Fault.Refusal refusal) {
        refuse(exchange, refusal);
      } else if (fault instanceof Fault.Answer other) {
        byte[] body = other.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      } else if (!(fault instanceof Fault.Silence)) {
        if (fault instanceof Fault.Headers more) {
          more.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        }
        passOn(exchange, fault instanceof Fault.Cut cut ? cut.bytes() : Integer.MAX_VALUE);
      }
    }
  }

  private static void refuse(HttpExchange exchange, Fault.Refusal refusal) throws IOException {
    byte[] body =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Error><Code>%s</Code><Message>%s</Message><RequestId>RID1</RequestId>\
        <HostId>EXT1</HostId></Error>\
        """
            .formatted(refusal.code(), refusal.message())
            .getBytes(StandardCharsets.UTF_8);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.getResponseHeaders().set("x-amz-request-id", "RID1");
    exchange.getResponseHeaders().set("x-amz-id-2", "EXT1");
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    refusal.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.sendResponseHeaders(refusal.status(), head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }

  private void passOn(HttpExchange exchange, int most) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.noBody());
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    HttpResponse<byte[]> answer;
    try {
      answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    byte[] body = answer.body();
    if (exchange.getRequestMethod().equals("HEAD")) {
      answer
          .headers()
          .firstValue("content-length")
          .ifPresent(length -> exchange.getResponseHeaders().set("Content-Length", length));
      exchange.sendResponseHeaders(answer.statusCode(), -1);
      return;
    }
    exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
    OutputStream out = exchange.getResponseBody();
    out.write(body, 0, Math.min(most, body.length));
    out.flush();
  }
}
