package dev.slipher.spark.load.source.dynamodb;

import dev.slipher.dialect.SqlError;
import dev.slipher.spark.load.source.LoadIdentity;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.apache.hadoop.fs.s3a.AWSCredentialProviderList;
import org.apache.spark.TaskContext;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** DynamoDB as one COPY sees it, on the driver or in one task; for one thread. */
final class DynamoDbConnection implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final int UNREACHABLE_ATTEMPTS = 4;
  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;

  /** How long a task that Spark has given up may go on without noticing. */
  private static final long NOTICE_MILLIS = 100;

  private final AWSCredentialProviderList credentials;
  private final DynamoDbClient client;
  private final DynamoDbErrors errors;
  private final int throttledAttempts;

  private DynamoDbConnection(
      AWSCredentialProviderList credentials,
      DynamoDbClient client,
      DynamoDbErrors errors,
      int throttledAttempts) {
    this.credentials = credentials;
    this.client = client;
    this.errors = errors;
    this.throttledAttempts = throttledAttempts;
  }

  /**
   * A connection that has asked nothing yet.
   *
   * @throws SqlError if the process's settings name no credentials
   */
  static DynamoDbConnection open(DynamoDbAccess access, String table, LoadIdentity load) {
    DynamoDbErrors errors = new DynamoDbErrors(access, table, load);
    try {
      AWSCredentialProviderList credentials = access.credentials();
      DynamoDbClientBuilder builder =
          DynamoDbClient.builder()
              .credentialsProvider(credentials)
              .region(Region.of(access.region()))
              .httpClientBuilder(
                  ApacheHttpClient.builder()
                      .socketTimeout(TIMEOUT)
                      .connectionTimeout(CONNECT_TIMEOUT))
              // One level of attempts, this class's, which a cancelled load can end.
              .overrideConfiguration(
                  options -> options.retryStrategy(DefaultRetryStrategy.doNotRetry()));
      access.endpoint().ifPresent(builder::endpointOverride);
      return new DynamoDbConnection(
          credentials, builder.build(), errors, access.number("throttled.attempts", 10));
    } catch (IOException e) {
      throw errors.failed("Connect", 1, DynamoDbFailure.of(e), e);
    }
  }

  DynamoDbClient client() {
    return client;
  }

  /**
   * Asks until there is an answer, or no hope of one.
   *
   * @param action as IAM names it, such as {@code Scan}
   * @throws SqlError if DynamoDB refuses, throttles or does not answer as often as it is asked
   */
  <T> T ask(String action, Supplier<T> request) {
    for (int attempt = 1; ; attempt++) {
      try {
        requireNotCancelled();
        return request.get();
      } catch (RuntimeException | InterruptedIOException e) {
        DynamoDbFailure failure = DynamoDbFailure.of(e);
        if (attempt >= attempts(failure)) {
          throw errors.failed(action, attempt, failure, e);
        }
        pause(pauseMillis(attempt) * 1_000_000);
      }
    }
  }

  private int attempts(DynamoDbFailure failure) {
    if (failure instanceof DynamoDbFailure.Throttled) {
      return throttledAttempts;
    }
    return failure instanceof DynamoDbFailure.Unreachable ? UNREACHABLE_ATTEMPTS : 1;
  }

  /** Half of it certain and half of it chance, so that slices do not come back all at once. */
  private static long pauseMillis(int attempt) {
    long most = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << attempt);
    return most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1);
  }

  /**
   * Waits.
   *
   * @throws SqlError if the load is cancelled meanwhile
   */
  void pause(long nanos) {
    long end = System.nanoTime() + nanos;
    try {
      for (long left = nanos; left > 0; left = end - System.nanoTime()) {
        requireNotCancelled();
        long millis = Math.min(NOTICE_MILLIS, left / 1_000_000);
        Thread.sleep(millis, millis == NOTICE_MILLIS ? 0 : (int) (left % 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw errors.failed("Scan", 1, new DynamoDbFailure.Cancelled(), e);
    } catch (InterruptedIOException e) {
      throw errors.failed("Scan", 1, new DynamoDbFailure.Cancelled(), e);
    }
  }

  private static void requireNotCancelled() throws InterruptedIOException {
    TaskContext task = TaskContext.get();
    if (Thread.currentThread().isInterrupted() || (task != null && task.isInterrupted())) {
      throw new InterruptedIOException();
    }
  }

  @Override
  public void close() {
    client.close();
    credentials.close();
  }
}
