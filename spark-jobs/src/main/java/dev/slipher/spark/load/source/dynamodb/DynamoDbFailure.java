package dev.slipher.spark.load.source.dynamodb;

import dev.slipher.spark.load.source.s3.TokenServiceException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.s3a.auth.NoAuthWithAWSException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;

/** What a failed request to DynamoDB comes down to, found anywhere in an exception's causes. */
sealed interface DynamoDbFailure {
  /** The codes with which DynamoDB says that more was asked than it has to give. */
  Set<String> THROTTLES =
      Set.of(
          "ProvisionedThroughputExceededException",
          "ThrottlingException",
          "Throttling",
          "RequestLimitExceeded");

  /** DynamoDB answered that it will not. */
  record Refused(String code, String message, int status, String requestId)
      implements DynamoDbFailure {
    boolean isMissing() {
      return code.equals("ResourceNotFoundException");
    }
  }

  /** The table's or the account's throughput is used up. */
  record Throttled(String code, String message) implements DynamoDbFailure {}

  /** DynamoDB failed, or no whole answer came back. */
  record Unreachable(String reason) implements DynamoDbFailure {}

  /**
   * The security token service did not give the role's credentials.
   *
   * @param reason why, if it said so
   */
  record RoleRefused(String reason) implements DynamoDbFailure {}

  /** The process has no credentials to give. */
  record NoCredentials() implements DynamoDbFailure {}

  /** The thread was interrupted, or its task ended. */
  record Cancelled() implements DynamoDbFailure {}

  static DynamoDbFailure of(Throwable failure) {
    List<Throwable> causes = causes(failure);
    String blame = TokenServiceException.blame(causes);
    if (blame != null) {
      return new RoleRefused(blame);
    }
    for (Throwable cause : causes) {
      if (cause instanceof AwsServiceException service) {
        return answered(service);
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
    Throwable last = causes.get(causes.size() - 1);
    return new Unreachable(
        last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage());
  }

  private static DynamoDbFailure answered(AwsServiceException service) {
    boolean told = service.awsErrorDetails() != null;
    String code = told ? text(service.awsErrorDetails().errorCode()) : "";
    String message = told ? text(service.awsErrorDetails().errorMessage()) : "";
    if (THROTTLES.contains(code)) {
      return new Throttled(code, message);
    }
    return service.statusCode() >= 500
        ? new Unreachable(
            "it answered with status %d %s %s"
                .formatted(service.statusCode(), code, message)
                .strip())
        : new Refused(code, message, service.statusCode(), text(service.requestId()));
  }

  private static List<Throwable> causes(Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable cause = failure; cause != null && causes.size() < 50; cause = cause.getCause()) {
      causes.add(cause);
    }
    return causes;
  }

  private static String text(String text) {
    return text == null ? "" : text;
  }
}
