package dev.slipher.endpoint;

import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.thrift.transport.TServerSocket;
import org.apache.thrift.transport.TSocket;
import org.apache.thrift.transport.TTransportException;

/** The open connections of clients, so that a stop can close them. */
final class Connections extends TServerSocket {
  private final Set<TSocket> open = ConcurrentHashMap.newKeySet();

  Connections(ServerSocket socket) throws TTransportException {
    super(socket);
  }

  @Override
  protected TSocket acceptImpl() throws TTransportException {
    TSocket client = super.acceptImpl();
    open.removeIf(connection -> !connection.isOpen());
    open.add(client);
    return client;
  }

  void closeAll() {
    open.forEach(TSocket::close);
    open.clear();
  }
}
