package dev.slipher.endpoint;

import org.apache.hive.service.cli.HiveSQLException;
import org.apache.hive.service.rpc.thrift.TStatus;
import org.apache.hive.service.rpc.thrift.TStatusCode;

/**
 * A failure as the client sees it: message and SQLSTATE alone. Made by {@link ClientErrors}. The
 * cause stays for the log.
 */
final class ClientError extends HiveSQLException {
  private static final long serialVersionUID = 1L;

  ClientError(String message, String sqlState, Throwable cause) {
    super(message, sqlState, cause);
  }

  /** Without the stack trace that the Thrift Server adds for the client to rebuild. */
  @Override
  public TStatus toTStatus() {
    TStatus status = new TStatus(TStatusCode.ERROR_STATUS);
    status.setErrorMessage(getMessage());
    status.setSqlState(getSQLState());
    return status;
  }
}
