package dev.slipher.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** As much of an S3 client as putting and deleting objects takes, in the JDK alone. */
public final class ObjectClient {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI endpoint;
  private final Optional<RequestSigner> signer;

  private ObjectClient(URI endpoint, Optional<RequestSigner> signer) {
    this.endpoint = endpoint;
    this.signer = signer;
  }

  /** A client that does not sign, for an endpoint that does not ask who is there. */
  public static ObjectClient anonymous(URI endpoint) {
    return new ObjectClient(endpoint, Optional.empty());
  }

  /** A client that signs as the identity (AWS Signature Version 4). */
  public static ObjectClient as(Identity identity, URI endpoint) {
    return new ObjectClient(endpoint, Optional.of(new RequestSigner(identity)));
  }

  /**
   * Makes a bucket, or leaves it as it is when it is there.
   *
   * @throws SandboxException when it is refused
   */
  public void createBucket(String bucket) {
    HttpResponse<String> answer = send("PUT", uri(bucket, ""), BodyPublishers.noBody());
    if (answer.statusCode() != 409) {
      requireSuccess("making the bucket " + bucket, answer);
    }
  }

  /**
   * Puts an object.
   *
   * @throws SandboxException when it is refused
   */
  public void put(String bucket, String key, byte[] content) {
    requireSuccess(
        "putting s3://" + bucket + "/" + key,
        send("PUT", uri(bucket, key), BodyPublishers.ofByteArray(content)));
  }

  /**
   * Puts an object that an encryption client has made, with what it keeps in the metadata.
   *
   * @throws SandboxException when it is refused
   */
  public void put(String bucket, String key, EncryptedObject object) {
    requireSuccess(
        "putting s3://" + bucket + "/" + key,
        send(
            "PUT",
            uri(bucket, key),
            BodyPublishers.ofByteArray(object.content()),
            object.metadata()));
  }

  /**
   * Puts a file's content as an object, streaming it.
   *
   * @throws SandboxException when it is refused
   * @throws IOException when the file cannot be read
   */
  public void put(String bucket, String key, Path file) throws IOException {
    requireSuccess(
        "putting s3://" + bucket + "/" + key,
        send("PUT", uri(bucket, key), BodyPublishers.ofFile(file)));
  }

  /**
   * Deletes an object; one that is not there is no error, as in S3.
   *
   * @throws SandboxException when it is refused
   */
  public void delete(String bucket, String key) {
    requireSuccess(
        "deleting s3://" + bucket + "/" + key,
        send("DELETE", uri(bucket, key), BodyPublishers.noBody()));
  }

  private HttpResponse<String> send(String method, URI uri, HttpRequest.BodyPublisher body) {
    return send(method, uri, body, Map.of());
  }

  private HttpResponse<String> send(
      String method, URI uri, HttpRequest.BodyPublisher body, Map<String, String> metadata) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, body);
    metadata.forEach((name, value) -> request.header("x-amz-meta-" + name, value));
    signer.ifPresent(signing -> signing.sign(method, uri).forEach(request::header));
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw SandboxException.unreachable(endpoint.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SandboxException.interrupted("talking to " + endpoint, e);
    }
  }

  private static void requireSuccess(String what, HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != 2) {
      throw SandboxException.refused(what, answer.statusCode(), answer.body());
    }
  }

  private URI uri(String bucket, String key) {
    return URI.create(endpoint + "/" + bucket + "/" + encode(key));
  }

  // Signature Version 4 wants everything escaped but the unreserved characters and the slash.
  private static String encode(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~")
        .replace("%2F", "/");
  }
}
