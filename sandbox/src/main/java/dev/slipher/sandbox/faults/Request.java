package dev.slipher.sandbox.faults;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request as it came.
 *
 * @param target path and query, as they are encoded
 * @param headers by their names, whose case does not count
 */
public record Request(String method, URI target, Map<String, List<String>> headers, byte[] body) {
  static Request of(HttpExchange exchange) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, List.copyOf(values)));
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI(),
        headers,
        exchange.getRequestBody().readAllBytes());
  }

  /** The path, decoded. */
  public String path() {
    return URLDecoder.decode(target.getRawPath().replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Whether it reads an object of S3, {@code /bucket/key}. */
  public boolean readsObject() {
    String path = path();
    int slash = path.indexOf('/', 1);
    return method.equals("GET") && slash > 0 && slash < path.length() - 1;
  }

  /** The first value of a header; null if there is none. */
  public String header(String name) {
    List<String> values = headers.get(name);
    return values == null ? null : values.get(0);
  }

  /** Method and target, such as {@code GET /bucket/key}. */
  @Override
  public String toString() {
    return method + " " + target;
  }
}
