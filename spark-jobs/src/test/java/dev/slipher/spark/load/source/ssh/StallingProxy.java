package dev.slipher.spark.load.source.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** Stands before a host for one connection, and passes on only so many bytes of what it says. */
final class StallingProxy implements AutoCloseable {
  private final ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final AtomicLong passed = new AtomicLong();
  private final int host;
  private final long most;
  private volatile boolean stalled;

  private StallingProxy(int host, long most) throws IOException {
    this.host = host;
    this.most = most;
  }

  /**
   * Waits for the connection.
   *
   * @param host the host's port
   * @param most how many bytes of what it says come through
   */
  static StallingProxy before(int host, long most) throws IOException {
    StallingProxy proxy = new StallingProxy(host, most);
    begin(proxy::connect);
    return proxy;
  }

  int port() {
    return door.getLocalPort();
  }

  /** Whether the host has more to say than comes through. */
  boolean stalled() {
    return stalled;
  }

  /** The bytes that came through. */
  long passed() {
    return passed.get();
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void begin(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // One of the two has gone, which ends the connection.
              }
            },
            "stalling-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void connect() throws IOException {
    try (Socket cluster = door.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), host)) {
      begin(
          () -> {
            try (far) {
              cluster.getInputStream().transferTo(far.getOutputStream());
            }
          });
      pass(far.getInputStream(), cluster.getOutputStream());
    }
  }

  private void pass(InputStream from, OutputStream to) throws IOException {
    byte[] piece = new byte[1 << 12];
    for (int count = from.read(piece); count >= 0; count = from.read(piece)) {
      int let = (int) Math.min(count, most - passed.get());
      to.write(piece, 0, let);
      passed.addAndGet(let);
      stalled = stalled || let < count;
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
