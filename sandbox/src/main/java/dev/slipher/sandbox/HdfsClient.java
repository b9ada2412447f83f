package dev.slipher.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes files of the sandbox's HDFS, with the JDK alone. */
public final class HdfsClient {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI uploads;

  /**
   * A client of the sandbox's HDFS.
   *
   * @param uploads where it takes files, such as {@code http://127.0.0.1:40124}
   */
  public HdfsClient(URI uploads) {
    this.uploads = uploads;
  }

  /**
   * Writes a file, over one of that name; its folders are made if missing.
   *
   * @param path absolute
   * @throws SandboxException when it is refused
   */
  public void put(String path, byte[] content) {
    put(path, BodyPublishers.ofByteArray(content));
  }

  /**
   * The same with a file's content, streamed.
   *
   * @throws IOException when the file cannot be read
   */
  public void put(String path, Path content) throws IOException {
    put(path, BodyPublishers.ofFile(content));
  }

  private void put(String path, BodyPublisher content) {
    HttpResponse<String> answer = send(URI.create(uploads + escaped(path)), content);
    if (answer.statusCode() != 201) {
      throw SandboxException.refused("writing " + path, answer.statusCode(), answer.body());
    }
  }

  private HttpResponse<String> send(URI uri, BodyPublisher body) {
    try {
      return http.send(HttpRequest.newBuilder(uri).PUT(body).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw SandboxException.unreachable(uploads.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SandboxException.interrupted("talking to " + uploads, e);
    }
  }

  private static String escaped(String path) {
    return URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
  }
}
