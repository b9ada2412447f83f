package dev.slipher.endpoint;

import java.net.ServerSocket;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hive.service.auth.TSetIpAddressProcessor;
import org.apache.hive.service.cli.HiveSQLException;
import org.apache.hive.service.cli.OperationHandle;
import org.apache.hive.service.cli.OperationStatus;
import org.apache.hive.service.cli.SessionHandle;
import org.apache.hive.service.cli.thrift.ThriftBinaryCLIService;
import org.apache.hive.service.rpc.thrift.TCLIService;
import org.apache.hive.service.rpc.thrift.TCloseSessionReq;
import org.apache.hive.service.rpc.thrift.TCloseSessionResp;
import org.apache.hive.service.rpc.thrift.TGetOperationStatusReq;
import org.apache.hive.service.rpc.thrift.TGetOperationStatusResp;
import org.apache.hive.service.rpc.thrift.TStatus;
import org.apache.hive.service.rpc.thrift.TStatusCode;
import org.apache.hive.service.server.ThreadFactoryWithGarbageCleanup;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.server.TThreadPoolServer;
import org.apache.thrift.transport.TTransportException;

/** The binary Thrift protocol on a socket that is already bound, with passwords of our own. */
final class EndpointThriftService extends ThriftBinaryCLIService {
  private final EndpointCliService cli;
  private final Connections connections;
  private final Authenticator authenticator;

  EndpointThriftService(EndpointCliService cli, ServerSocket socket, Authenticator authenticator)
      throws TTransportException {
    super(cli);
    this.cli = cli;
    this.connections = new Connections(socket);
    this.authenticator = authenticator;
  }

  @Override
  protected void initializeServer() {
    portNum = connections.getServerSocket().getLocalPort();
    TThreadPoolServer.Args arguments =
        new TThreadPoolServer.Args(connections)
            .processor(new TSetIpAddressProcessor<TCLIService.Iface>(this))
            .transportFactory(PasswordSaslServer.transportFactory(authenticator))
            .protocolFactory(new TBinaryProtocol.Factory())
            .executorService(
                new ThreadPoolExecutor(
                    minWorkerThreads,
                    maxWorkerThreads,
                    workerKeepAliveTime,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    new ThreadFactoryWithGarbageCleanup("connection")));
    server = new TThreadPoolServer(arguments);
    server.setServerEventHandler(serverEventHandler);
  }

  /** A client that says goodbye gives up its statements. */
  @Override
  public TCloseSessionResp CloseSession(TCloseSessionReq request) throws TException {
    cli.cancelStatements(new SessionHandle(request.getSessionHandle()));
    return super.CloseSession(request);
  }

  /**
   * Without the stack trace that the Thrift Server sends as the message, and with what it leaves
   * out: a driver that starts a statement asynchronously asks until it hears of a result.
   */
  @Override
  public TGetOperationStatusResp GetOperationStatus(TGetOperationStatusReq request)
      throws TException {
    TGetOperationStatusResp response = new TGetOperationStatusResp();
    try {
      OperationStatus status =
          cli.getOperationStatus(new OperationHandle(request.getOperationHandle()));
      response.setOperationState(status.getState().toTOperationState());
      if (status.getState().isTerminal()) {
        response.setHasResultSet(request.getOperationHandle().isHasResultSet());
      }
      HiveSQLException failure = status.getOperationException();
      if (failure != null) {
        response.setErrorMessage(failure.getMessage());
        response.setSqlState(failure.getSQLState());
      }
      response.setStatus(new TStatus(TStatusCode.SUCCESS_STATUS));
    } catch (HiveSQLException failure) {
      response.setStatus(failure.toTStatus());
    }
    return response;
  }

  @Override
  protected void stopServer() {
    super.stopServer();
    connections.closeAll();
  }
}
