package dev.slipher.sandbox.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands before the sandbox's DynamoDB and keeps count of what it answers; refuses what it is told
 * to, as Amazon's does and the local edition never would. Safe for use by many threads.
 */
public final class FaultyDynamoDb implements AutoCloseable {
  private static final Map<String, String> JSON =
      Map.of("Content-Type", "application/x-amz-json-1.0");
  private static final Pattern UNITS = Pattern.compile("\"CapacityUnits\":([0-9.]+)");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final URI target;
  private final FaultyServer server;
  private volatile Function<Call, Optional<Fault>> faults = call -> Optional.empty();

  /** A request: its action, the access key that signed it, and its text. */
  public record Call(String action, String accessKey, String body) {
    private static Call of(Request request) {
      String target = request.header("X-Amz-Target");
      return new Call(
          target.substring(target.indexOf('.') + 1),
          request.header("Authorization").replaceFirst(".*Credential=([^/]*)/.*", "$1"),
          new String(request.body(), StandardCharsets.UTF_8));
    }
  }

  /** What was answered to a request, when it was asked, and what it has cost. */
  public record Answer(Call call, long askedNanos, double units) {}

  private FaultyDynamoDb(URI target) {
    this.target = target;
    server = FaultyServer.before(target, this::meet);
  }

  /** Listens on a free port of 127.0.0.1 before that DynamoDB. */
  public static FaultyDynamoDb before(URI target) {
    return new FaultyDynamoDb(target);
  }

  /** An error as DynamoDB tells it. */
  public static Fault refusal(int status, String code, String message) {
    return new Fault.Answer(
        status,
        "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"%s\"}"
            .formatted(code, message),
        JSON);
  }

  /** Where it listens. */
  public URI endpoint() {
    return server.endpoint();
  }

  /** Decides about every request from now on, on many threads at a time; it may take its time. */
  public void answer(Function<Call, Optional<Fault>> decision) {
    faults = decision;
  }

  /** Hands everything through from now on. */
  public void clear() {
    faults = call -> Optional.empty();
  }

  /** The answers that DynamoDB itself gave, in their order. */
  public List<Answer> answers() {
    return List.copyOf(answers);
  }

  private Optional<Fault> meet(Request request) {
    long asked = System.nanoTime();
    Call call = Call.of(request);
    Optional<Fault> fault = faults.apply(call);
    if (fault.isPresent()) {
      return fault;
    }
    HttpResponse<String> answer = forward(request);
    Matcher units = UNITS.matcher(answer.body());
    answers.add(new Answer(call, asked, units.find() ? Double.parseDouble(units.group(1)) : 0));
    return Optional.of(new Fault.Answer(answer.statusCode(), answer.body(), JSON));
  }

  private HttpResponse<String> forward(Request request) {
    HttpRequest.Builder forwarded = HttpRequest.newBuilder(target);
    for (String name : List.of("X-Amz-Target", "Authorization", "Content-Type")) {
      forwarded.header(name, request.header(name));
    }
    try {
      return http.send(
          forwarded.POST(BodyPublishers.ofByteArray(request.body())).build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("closed", e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
