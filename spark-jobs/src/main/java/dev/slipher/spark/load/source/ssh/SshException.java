package dev.slipher.spark.load.source.ssh;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/** What went wrong with a connection or its command, as a part of a sentence. */
final class SshException extends IOException {
  private static final long serialVersionUID = 1L;

  private SshException(String reason) {
    super(reason);
  }

  private SshException(String reason, Throwable cause) {
    super(reason, cause);
  }

  /** The connection could not be made, or not be used. */
  static IOException of(Exception failure, SshEntry entry, SshSettings settings) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedException
          || cause.getClass() == InterruptedIOException.class) {
        return cancelled();
      }
      if (cause instanceof UnknownHostException) {
        return new SshException("the host's name cannot be resolved", failure);
      }
      if (cause instanceof SocketTimeoutException) {
        return notConnected(settings);
      }
      if (cause instanceof NoRouteToHostException) {
        return new SshException("there is no route to the host", failure);
      }
      if (cause instanceof ConnectException) {
        return new SshException("connection refused at port " + entry.port(), failure);
      }
      if (cause instanceof JSchHostKeyException) {
        return new SshException("the host's key is not the publickey of the manifest", failure);
      }
      if (cause instanceof JSchAlgoNegoFailException negotiation) {
        return new SshException(
            entry.hostKey().isEmpty()
                ? "host and cluster have no algorithm in common: " + line(negotiation)
                : "the host offers no RSA key to compare with publickey, or no algorithm that the"
                    + " cluster has",
            failure);
      }
    }
    String said = line(failure);
    if (failure instanceof JSchException && said.startsWith("Auth")) {
      return new SshException(
          "authentication refused for user '%s' with the cluster's key".formatted(entry.username()),
          failure);
    }
    if (said.startsWith("timeout") || said.contains("Read timed out")) {
      return notConnected(settings);
    }
    return new SshException(said, failure);
  }

  static SshException notConnected(SshSettings settings) {
    return new SshException("no connection within %d s".formatted(settings.connectSeconds()));
  }

  static SshException tooLong(SshSettings settings) {
    return new SshException(
        "the command did not end within %d s".formatted(settings.commandSeconds()));
  }

  static SshException exit(int status, String said) {
    return new SshException(
        "the command ended with exit status %d%s"
            .formatted(status, said.isEmpty() ? "" : ": " + said));
  }

  static SshException signal(String signal) {
    return new SshException("the command was ended by signal " + signal);
  }

  static SshException lost() {
    return new SshException("the connection was lost before the command ended");
  }

  static SshException noPrivateKey(String file) {
    return new SshException("the cluster's private key cannot be read from " + file);
  }

  /** The statement is cancelled: nothing that its entry is to blame for. */
  static InterruptedIOException cancelled() {
    return new InterruptedIOException("cancelled");
  }

  private static String line(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
