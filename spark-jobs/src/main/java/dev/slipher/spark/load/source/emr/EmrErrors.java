package dev.slipher.spark.load.source.emr;

import dev.slipher.dialect.SqlError;
import dev.slipher.dialect.SqlState;
import dev.slipher.spark.load.source.ErrorBlock;
import dev.slipher.spark.load.source.ErrorBlock.Location;
import dev.slipher.spark.load.source.LoadIdentity;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.ipc.StandbyException;
import org.apache.hadoop.security.AccessControlException;

/** Every error of an EMR source; clusters' own texts for them are not published. */
final class EmrErrors {
  private static final String SCANNER = "query0_0";

  /** The code of errors that are about reaching or naming the source. */
  private static final int SOURCE = 8001;

  private static final int NO_SUCH_FILE = 2;

  private final LoadIdentity load;

  EmrErrors(LoadIdentity load) {
    this.load = load;
  }

  SqlError unknownCluster(String id) {
    return error("The EMR cluster '" + id + "' does not exist", SOURCE, "EMR cluster = " + id)
        .withHint("Name its name node in SLIPHER_EMR, or in spark.hadoop.slipher.emr." + id + ".");
  }

  SqlError invalidNameNode(String id, String address) {
    return error(
            "'%s' is not the address of a name node of EMR cluster '%s'".formatted(address, id),
            SOURCE,
            "EMR cluster = " + id)
        .withHint("It is written hdfs://HOST:PORT, those of a pair with a comma between them.");
  }

  /** emr.literal-path. */
  SqlError noSuchFile(String url) {
    return error("The specified HDFS path '" + url + "' does not exist", NO_SUCH_FILE, at(url));
  }

  /** emr.filename-no-wildcards. */
  SqlError wildcardInName(String url) {
    return error(
            "The name of HDFS file '" + url + "' contains a wildcard character", SOURCE, at(url))
        .withHint("Rename the file, or name others than it.");
  }

  /** emr.cluster-must-run. */
  SqlError changed(String url) {
    return error("The file " + url + " was changed while COPY was reading it", SOURCE, at(url));
  }

  /** HDFS could not be asked, or refused. */
  SqlError failed(IOException failure, EmrCluster cluster, String url) {
    IOException cause = told(failure);
    if (cause instanceof InterruptedIOException && !(cause instanceof SocketTimeoutException)) {
      return SqlError.of(
          SqlState.QUERY_CANCELED,
          "Query (%d) cancelled on user's request".formatted(load.query()));
    }
    return error(message(cause, cluster, url), SOURCE, at(url)).causedBy(failure);
  }

  private static String message(IOException cause, EmrCluster cluster, String url) {
    if (cause instanceof FileNotFoundException) {
      return "The file " + url + " was removed while COPY was reading it";
    }
    if (cause instanceof AccessControlException) {
      return "Permission denied on HDFS path '" + url + "': " + firstLine(cause);
    }
    String nameNodes = cluster.nameNodes().toString();
    if (cause instanceof StandbyException) {
      return "The name node %s of EMR cluster '%s' is in standby"
          .formatted(nameNodes, cluster.id());
    }
    boolean isHungUp = firstLine(cause).startsWith("End of File Exception between");
    if (isHungUp
        || cause instanceof ConnectException
        || cause instanceof SocketTimeoutException
        || cause instanceof UnknownHostException) {
      return "The name node %s of EMR cluster '%s' is not reachable: %s"
          .formatted(nameNodes, cluster.id(), firstLine(cause));
    }
    return "HDFS path '" + url + "' cannot be read: " + firstLine(cause);
  }

  /** What the name node said, where the client wraps it. */
  private static IOException told(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RemoteException remote) {
        return remote.unwrapRemoteException();
      }
      if (cause instanceof ConnectException
          || cause instanceof AccessControlException
          || cause instanceof StandbyException) {
        return (IOException) cause;
      }
    }
    return failure;
  }

  private static String firstLine(IOException cause) {
    String message = String.valueOf(cause.getMessage());
    int end = message.indexOf('\n');
    String line = end < 0 ? message : message.substring(0, end);
    int advice = line.indexOf("; For more details see:");
    return advice < 0 ? line : line.substring(0, advice);
  }

  private static String at(String url) {
    return "HDFS path = " + url;
  }

  private SqlError error(String message, int code, String context) {
    ErrorBlock block = new ErrorBlock(message, code, context, Location.SCAN_STEP, SCANNER);
    return SqlError.of(SqlState.INTERNAL_ERROR, message).withDetail(block.text(load));
  }
}
