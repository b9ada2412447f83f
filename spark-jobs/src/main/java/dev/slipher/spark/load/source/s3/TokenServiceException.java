package dev.slipher.spark.load.source.s3;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hadoop.fs.s3a.auth.NoAuthWithAWSException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sts.model.StsException;

/** The security token service does not answer; its message says so, for a user to read. */
public final class TokenServiceException extends SdkClientException {
  private static final long serialVersionUID = 1L;

  private TokenServiceException(Builder builder) {
    super(builder);
  }

  /** The same failure, as the token service's if it can only be its. */
  static RuntimeException of(SdkClientException failure) {
    boolean others =
        failure instanceof AbortedException || failure instanceof NoAuthWithAWSException;
    return others
        ? failure
        : new TokenServiceException(
            (Builder) builder().message("it does not answer: " + reason(failure)).cause(failure));
  }

  private static String reason(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException
          || cause instanceof ConnectException
          || cause instanceof SocketTimeoutException) {
        return String.valueOf(cause.getMessage());
      }
    }
    return String.valueOf(failure.getMessage());
  }

  /** What the token service is to blame for in a failure; null if nothing. */
  public static String blame(List<Throwable> causes) {
    for (Throwable cause : causes) {
      if (cause instanceof TokenServiceException silent) {
        return silent.getMessage();
      }
      if (cause instanceof StsException sts) {
        String told = sts.awsErrorDetails() == null ? null : sts.awsErrorDetails().errorMessage();
        return told == null ? "" : told;
      }
    }
    return null;
  }
}
