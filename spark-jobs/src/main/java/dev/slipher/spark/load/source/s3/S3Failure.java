package dev.slipher.spark.load.source.s3;

import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.hadoop.fs.s3a.RemoteFileChangedException;
import org.apache.hadoop.fs.s3a.auth.NoAuthWithAWSException;
import org.apache.hadoop.net.ConnectTimeoutException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;

/** What a failed request to S3 comes down to, found anywhere in an exception's causes. */
sealed interface S3Failure {

  /**
   * S3 answered with an error.
   *
   * @param code S3's error code; empty for an answer without a body, as to HEAD
   * @param region the bucket's region, where S3 told it
   */
  record Refused(
      int status,
      String code,
      String message,
      String requestId,
      String extendedRequestId,
      Optional<String> region)
      implements S3Failure {

    boolean isMissing() {
      return status == 404;
    }

    /** The bucket lives in another region than the one that was asked. */
    boolean isElsewhere() {
      return status == 301
          || code.equals("PermanentRedirect")
          || code.equals("AuthorizationHeaderMalformed");
    }

    /** Another object stands under the key than the one that was asked for. */
    boolean isChanged() {
      return status == 412 || status == 416;
    }
  }

  /**
   * No whole answer came back.
   *
   * @param curlError libcurl's number for it, which Redshift's text shows
   */
  record Unreachable(int curlError, String reason) implements S3Failure {}

  /** The object is no longer the one that was listed. */
  record Changed() implements S3Failure {}

  /**
   * The security token service did not give the role's credentials.
   *
   * @param reason why, if it said so
   */
  record RoleRefused(String reason) implements S3Failure {}

  /** The process has no credentials to give. */
  record NoCredentials() implements S3Failure {}

  /** The thread was interrupted. */
  record Cancelled() implements S3Failure {}

  static S3Failure of(Throwable failure) {
    List<Throwable> causes = causes(failure);
    String blame = TokenServiceException.blame(causes);
    if (blame != null) {
      return new RoleRefused(blame);
    }
    for (Throwable cause : causes) {
      if (cause instanceof RemoteFileChangedException) {
        return new Changed();
      }
      if (cause instanceof AwsServiceException service) {
        return refused(service);
      }
      if (cause instanceof NoAuthWithAWSException) {
        return new NoCredentials();
      }
      if (cause instanceof AbortedException
          || cause instanceof InterruptedException
          || cause.getClass() == InterruptedIOException.class) {
        return new Cancelled();
      }
    }
    return unreachable(causes);
  }

  /** There is no object under the key, in a bucket that there is. */
  static boolean isMissingKey(Throwable failure) {
    return of(failure) instanceof Refused refused
        && refused.isMissing()
        && !refused.code().equals("NoSuchBucket");
  }

  private static Refused refused(AwsServiceException service) {
    AwsErrorDetails details = service.awsErrorDetails();
    Optional<String> region =
        details == null || details.sdkHttpResponse() == null
            ? Optional.empty()
            : details.sdkHttpResponse().firstMatchingHeader("x-amz-bucket-region");
    return new Refused(
        service.statusCode(),
        details == null ? "" : text(details.errorCode()),
        details == null ? "" : text(details.errorMessage()),
        text(service.requestId()),
        text(service.extendedRequestId()),
        region);
  }

  private static Unreachable unreachable(List<Throwable> causes) {
    for (Throwable cause : causes) {
      if (cause instanceof UnknownHostException) {
        return new Unreachable(6, "Could not resolve host");
      }
      if (cause instanceof SocketTimeoutException || cause instanceof ConnectTimeoutException) {
        return new Unreachable(28, "Connection timed out");
      }
      if (cause instanceof ConnectException) {
        return new Unreachable(7, "Failed to connect");
      }
      if (cause instanceof SSLException) {
        return new Unreachable(35, "SSL connect error");
      }
      if (cause instanceof EOFException) {
        return new Unreachable(18, text(cause.getMessage()));
      }
    }
    Throwable last = causes.get(causes.size() - 1);
    return new Unreachable(56, "Failure when receiving data: " + last.getClass().getSimpleName());
  }

  private static List<Throwable> causes(Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    Throwable cause = failure;
    while (cause != null && causes.size() < 50) {
      causes.add(cause);
      cause = cause.getCause();
    }
    return causes;
  }

  private static String text(String text) {
    return text == null ? "" : text;
  }
}
