package dev.slipher.sandbox.faults;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request handed on as it came, over a connection of its own, and what was answered. Headers keep
 * their values, the host's name too, for signatures cover them; the JDK's own clients forbid that.
 */
final class PassedRequest implements AutoCloseable {
  private final Socket socket;
  private final String method;
  private final int status;
  private final Map<String, List<String>> headers;
  private final InputStream body;

  private PassedRequest(
      Socket socket,
      String method,
      int status,
      Map<String, List<String>> headers,
      InputStream body) {
    this.socket = socket;
    this.method = method;
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  static PassedRequest send(Request request, URI target) throws IOException {
    Socket socket = new Socket(target.getHost(), target.getPort());
    try {
      write(request, new BufferedOutputStream(socket.getOutputStream()));
      InputStream in = new BufferedInputStream(socket.getInputStream());
      int status = Integer.parseInt(readLine(in).split(" ", 3)[1]);
      Map<String, List<String>> headers = new LinkedHashMap<>();
      for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
        int colon = line.indexOf(':');
        headers
            .computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
            .add(line.substring(colon + 1).strip());
      }
      boolean chunked = remove(headers, "transfer-encoding") != null;
      remove(headers, "connection");
      return new PassedRequest(
          socket, request.method(), status, headers, chunked ? new ChunkedBody(in) : in);
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private static void write(Request request, OutputStream out) throws IOException {
    StringBuilder head = new StringBuilder();
    head.append(request.method()).append(' ').append(request.target()).append(" HTTP/1.1\r\n");
    request
        .headers()
        .forEach(
            (name, values) -> {
              switch (name.toLowerCase(Locale.ROOT)) {
                case "connection", "transfer-encoding", "content-length", "expect" -> {}
                default ->
                    values.forEach(
                        value -> head.append(name).append(": ").append(value).append("\r\n"));
              }
            });
    head.append("Content-Length: ").append(request.body().length).append("\r\n");
    head.append("Connection: close\r\n\r\n");
    out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    out.write(request.body());
    out.flush();
  }

  int status() {
    return status;
  }

  /** The headers of the answer, without those that are the connection's. */
  Map<String, List<String>> headers() {
    return headers;
  }

  InputStream body() {
    return body;
  }

  boolean hasBody() {
    return !method.equals("HEAD") && status != 204 && status != 304;
  }

  /**
   * As {@link com.sun.net.httpserver.HttpExchange#sendResponseHeaders} takes it: -1 for none, 0 for
   * chunks.
   */
  long announcedLength() {
    if (!hasBody()) {
      return -1;
    }
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("content-length"))
        .map(header -> Long.parseLong(header.getValue().get(0)))
        .findFirst()
        .map(length -> length == 0 ? -1 : length)
        .orElse(0L);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static List<String> remove(Map<String, List<String>> headers, String name) {
    return headers.keySet().stream()
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .map(headers::remove)
        .orElse(null);
  }

  private static String readLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the answer ended in its head");
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  /** A body in chunks (RFC 9112, 7.1). */
  private static final class ChunkedBody extends InputStream {
    private final InputStream in;
    private long left;
    private boolean begun;
    private boolean ended;

    ChunkedBody(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (left == 0 && !ended) {
        if (begun) {
          readLine(in);
        }
        begun = true;
        left = Long.parseLong(readLine(in).split(";", 2)[0].strip(), 16);
        ended = left == 0;
      }
      if (ended) {
        return -1;
      }
      int count = in.read(target, offset, (int) Math.min(length, left));
      if (count > 0) {
        left -= count;
      }
      return count;
    }
  }
}
