package dev.slipher.spark.load.source.dynamodb;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
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
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands before the sandbox's DynamoDB and keeps count of what it answers; refuses what it is told
 * to, as Amazon's does and the local edition never would.
 */
final class FaultyDynamoDb implements AutoCloseable {
  private static final Pattern UNITS = Pattern.compile("\"CapacityUnits\":([0-9.]+)");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final URI target;
  private final HttpServer server;
  private volatile Function<Request, Optional<Fault>> faults = request -> Optional.empty();

  /** A request: its action, the access key that signed it, and its text. */
  record Request(String action, String accessKey, String body) {}

  /** What is answered instead. */
  record Fault(int status, String code, String message) {}

  /** What was answered to a scan, and when it was asked. */
  record Answer(Request request, long askedNanos, double units) {}

  private FaultyDynamoDb(URI target, HttpServer server) {
    this.target = target;
    this.server = server;
  }

  static FaultyDynamoDb before(URI target) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    FaultyDynamoDb proxy = new FaultyDynamoDb(target, server);
    server.setExecutor(proxy.threads);
    server.createContext("/", proxy::handle);
    server.start();
    return proxy;
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Decides about every request from now on. */
  void answer(Function<Request, Optional<Fault>> decision) {
    faults = decision;
  }

  /** The answers that DynamoDB itself gave, in their order. */
  List<Answer> answers() {
    return List.copyOf(answers);
  }

  private void handle(HttpExchange exchange) throws IOException {
    long asked = System.nanoTime();
    try (exchange) {
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      Request request =
          new Request(
              target.substring(target.indexOf('.') + 1),
              authorization.replaceFirst(".*Credential=([^/]*)/.*", "$1"),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      Optional<Fault> fault = faults.apply(request);
      if (fault.isPresent()) {
        String body =
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"%s\"}"
                .formatted(fault.get().code(), fault.get().message());
        say(exchange, fault.get().status(), body);
        return;
      }
      HttpResponse<String> answer = forward(exchange, request);
      Matcher units = UNITS.matcher(answer.body());
      answers.add(
          new Answer(request, asked, units.find() ? Double.parseDouble(units.group(1)) : 0));
      say(exchange, answer.statusCode(), answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<String> forward(HttpExchange exchange, Request request)
      throws IOException, InterruptedException {
    HttpRequest.Builder forwarded = HttpRequest.newBuilder(target);
    for (String name : List.of("X-Amz-Target", "Authorization", "Content-Type")) {
      forwarded.header(name, exchange.getRequestHeaders().getFirst(name));
    }
    return http.send(
        forwarded.POST(BodyPublishers.ofString(request.body())).build(), BodyHandlers.ofString());
  }

  private static void say(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
