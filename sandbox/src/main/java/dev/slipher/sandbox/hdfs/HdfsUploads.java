package dev.slipher.sandbox.hdfs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Takes files for HDFS over plain HTTP: {@code PUT /path} writes one, over one of that name. Hadoop
 * has WebHDFS for this, but not in the jar that carries its small cluster.
 */
final class HdfsUploads {
  private static final int CREATED = 201;
  private static final int NOT_ALLOWED = 405;
  private static final int FAILED = 500;

  private final FileSystem files;
  private final HttpServer server;

  private HdfsUploads(FileSystem files, HttpServer server) {
    this.files = files;
    this.server = server;
  }

  /** Listens on 127.0.0.1. */
  static HdfsUploads start(FileSystem files, int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
    HdfsUploads uploads = new HdfsUploads(files, server);
    server.createContext("/", uploads::answer);
    server.setExecutor(
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "upload");
              thread.setDaemon(true);
              return thread;
            }));
    server.start();
    return uploads;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("PUT")) {
        say(exchange, NOT_ALLOWED, "only PUT is served here");
        return;
      }
      try (InputStream in = exchange.getRequestBody();
          OutputStream out = files.create(new Path(exchange.getRequestURI().getPath()), true)) {
        in.transferTo(out);
      } catch (IOException | IllegalArgumentException e) {
        // Behind its first line stands where in the name node it came from.
        say(exchange, FAILED, e.getMessage().lines().findFirst().orElse(e.toString()));
        return;
      }
      say(exchange, CREATED, "");
    }
  }

  private static void say(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
