package dev.slipher.it.run;

import dev.slipher.sandbox.EncryptedObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Objects of an S3 endpoint that asks for no signature, addressed by path. */
public final class Objects {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI endpoint;
  private final Set<String> buckets = new HashSet<>();

  /** The objects behind {@code endpoint}, such as {@code http://127.0.0.1:9000}. */
  public Objects(URI endpoint) {
    this.endpoint = endpoint;
  }

  /** Makes a bucket unless this instance has made it already. */
  synchronized void makeBucket(String bucket) {
    if (buckets.add(bucket)) {
      send(HttpRequest.newBuilder(uri(bucket, "")).PUT(BodyPublishers.noBody()), 200);
    }
  }

  /** Writes an object, and makes its bucket if need be. */
  public void put(ObjectName name, byte[] body) {
    put(name, new EncryptedObject(Map.of(), body));
  }

  /** The same with the metadata of an object that is encrypted. */
  void put(ObjectName name, EncryptedObject object) {
    makeBucket(name.bucket());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(name.bucket(), name.key()))
            .PUT(BodyPublishers.ofByteArray(object.content()));
    object.metadata().forEach((field, value) -> request.header("x-amz-meta-" + field, value));
    send(request, 200);
  }

  void delete(ObjectName name) {
    send(HttpRequest.newBuilder(uri(name.bucket(), name.key())).DELETE(), 204);
  }

  private void send(HttpRequest.Builder request, int expected) {
    HttpRequest built = request.build();
    try {
      HttpResponse<String> response = http.send(built, BodyHandlers.ofString());
      if (response.statusCode() != expected) {
        throw new IllegalStateException(
            built.method()
                + " "
                + built.uri()
                + " answered "
                + response.statusCode()
                + ": "
                + response.body());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(built.method() + " " + built.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private URI uri(String bucket, String key) {
    String path = URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
    return endpoint.resolve("/" + bucket + "/" + path.replace("%2F", "/"));
  }
}
