package dev.slipher.endpoint;

import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.hive.conf.HiveConf;
import org.apache.hadoop.hive.conf.HiveConf.ConfVars;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.hive.thriftserver.HiveThriftServer2$;
import org.apache.spark.sql.hive.thriftserver.ui.HiveThriftServer2EventManager;
import org.apache.spark.sql.hive.thriftserver.ui.HiveThriftServer2Listener;
import org.apache.spark.status.ElementTrackingStore;
import org.apache.thrift.transport.TTransportException;
import scala.Option;

/** Spark's Thrift Server, wired with our own socket, passwords and errors. */
final class ThriftServer implements AutoCloseable {
  private final EndpointCliService cli;
  private final EndpointThriftService thrift;

  private ThriftServer(EndpointCliService cli, EndpointThriftService thrift) {
    this.cli = cli;
    this.thrift = thrift;
  }

  /** Answers on {@code socket} from the return of this method on. */
  static ThriftServer start(ServerSocket socket, SparkSession session, Authenticator authenticator)
      throws TTransportException {
    HiveConf conf = configuration(session);
    recordStatements(session.sparkContext());
    EndpointCliService cli = new EndpointCliService(session);
    cli.init(conf);
    cli.start();
    EndpointThriftService thrift = new EndpointThriftService(cli, socket, authenticator);
    thrift.init(conf);
    thrift.start();
    return new ThriftServer(cli, thrift);
  }

  int port() {
    return thrift.getPortNumber();
  }

  @Override
  public void close() {
    thrift.stop();
    cli.stop();
  }

  private static HiveConf configuration(SparkSession session) {
    HiveConf conf = new HiveConf();
    session
        .sparkContext()
        .hadoopConfiguration()
        .forEach(
            entry -> {
              if (entry.getKey().startsWith("hive.")) {
                conf.set(entry.getKey(), entry.getValue());
              }
            });
    conf.setVar(ConfVars.HIVE_SERVER2_AUTHENTICATION, "CUSTOM");
    conf.setBoolVar(ConfVars.HIVE_SERVER2_ENABLE_DOAS, false);
    conf.setTimeVar(
        ConfVars.HIVE_SERVER2_LONG_POLLING_TIMEOUT,
        RunningStatements.POLL_MILLIS,
        TimeUnit.MILLISECONDS);
    conf.setBoolVar(ConfVars.HIVE_SERVER2_LOGGING_OPERATION_ENABLED, false);
    return conf;
  }

  /** What {@code HiveThriftServer2.startWithContext} does for a server of its own making. */
  private static void recordStatements(SparkContext context) {
    HiveThriftServer2$ statements = HiveThriftServer2$.MODULE$;
    statements.eventManager_$eq(new HiveThriftServer2EventManager(context));
    statements.listener_$eq(
        new HiveThriftServer2Listener(
            (ElementTrackingStore) context.statusStore().store(),
            context.getConf(),
            Option.empty(),
            true));
    context.listenerBus().addToStatusQueue(statements.listener());
  }
}
