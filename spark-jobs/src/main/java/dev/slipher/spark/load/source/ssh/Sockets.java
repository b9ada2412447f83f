package dev.slipher.spark.load.source.ssh;

import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;

/** Makes one connection's socket, which another thread may close whatever it is doing. */
final class Sockets implements SocketFactory {
  private final int timeoutMillis;
  private Socket socket;
  private boolean closed;

  Sockets(int timeoutMillis) {
    this.timeoutMillis = timeoutMillis;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new UnknownHostException(host);
    }
    Socket made = new Socket();
    hold(made);
    made.setTcpNoDelay(true);
    made.connect(address, timeoutMillis);
    return made;
  }

  private synchronized void hold(Socket made) throws IOException {
    socket = made;
    if (closed) {
      made.close();
    }
  }

  @Override
  public InputStream getInputStream(Socket of) throws IOException {
    return of.getInputStream();
  }

  @Override
  public OutputStream getOutputStream(Socket of) throws IOException {
    return of.getOutputStream();
  }

  synchronized void close() {
    closed = true;
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException e) {
        // It is of no use any more either way.
      }
    }
  }
}
