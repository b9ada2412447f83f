package dev.slipher.spark.load.source.dynamodb;

import dev.slipher.dialect.SqlError;
import dev.slipher.dialect.SqlState;
import dev.slipher.spark.load.source.ErrorBlock;
import dev.slipher.spark.load.source.ErrorBlock.Location;
import dev.slipher.spark.load.source.LoadIdentity;
import dev.slipher.spark.load.source.RoleHint;
import dev.slipher.spark.load.source.dynamodb.DynamoDbFailure.Cancelled;
import dev.slipher.spark.load.source.dynamodb.DynamoDbFailure.NoCredentials;
import dev.slipher.spark.load.source.dynamodb.DynamoDbFailure.Refused;
import dev.slipher.spark.load.source.dynamodb.DynamoDbFailure.RoleRefused;
import dev.slipher.spark.load.source.dynamodb.DynamoDbFailure.Throttled;
import dev.slipher.spark.load.source.dynamodb.DynamoDbFailure.Unreachable;
import java.net.URI;

/** Every error of a DynamoDB source; clusters' own texts for them are not published. */
final class DynamoDbErrors {
  private static final String SCANNER = "query0_0";
  private static final String MASTER = "padbmaster";

  /** The code of errors that are about reaching or naming the source. */
  private static final int SOURCE = 8001;

  private static final int NOT_AUTHORIZED = 30000;

  private final DynamoDbAccess access;
  private final String table;
  private final LoadIdentity load;

  DynamoDbErrors(DynamoDbAccess access, String table, LoadIdentity load) {
    this.access = access;
    this.table = table;
    this.load = load;
  }

  /**
   * A request failed, as often as it was tried.
   *
   * @param action as IAM names it, such as {@code Scan}
   * @param attempts how often that was
   */
  SqlError failed(String action, int attempts, DynamoDbFailure failure, Throwable cause) {
    if (failure instanceof Refused refused) {
      return (refused.isMissing() ? noSuchTable() : refused(action, refused)).causedBy(cause);
    }
    if (failure instanceof Throttled throttled) {
      return throttled(action, attempts, throttled).causedBy(cause);
    }
    if (failure instanceof Unreachable unreachable) {
      return unreachable(unreachable).causedBy(cause);
    }
    if (failure instanceof RoleRefused refusal) {
      return RoleHint.refused(notAuthorized(), refusal.reason()).causedBy(cause);
    }
    if (failure instanceof NoCredentials) {
      return RoleHint.noCredentials(notAuthorized()).causedBy(cause);
    }
    if (failure instanceof Cancelled) {
      return SqlError.of(
          SqlState.QUERY_CANCELED,
          "Query (%d) cancelled on user's request".formatted(load.query()));
    }
    throw new IllegalArgumentException(failure.toString());
  }

  /** The process was given what is no address. */
  static SqlError invalidEndpoint(String text, String table) {
    return SqlError.of(
            SqlState.INVALID_PARAMETER_VALUE,
            "'%s', where DynamoDB's table '%s' was to be looked for, is not the address of a server"
                .formatted(text, table))
        .withHint(
            "AWS_ENDPOINT_URL_DYNAMODB is written as in http://127.0.0.1:8000, or is not given.");
  }

  private SqlError noSuchTable() {
    return source("The specified DynamoDB table '" + table + "' does not exist")
        .withHint(
            "It was looked for in Region " + access.region() + "; REGION names another Region.");
  }

  /** dynamodb.permissions: DynamoDB says who may not do what. */
  private SqlError refused(String action, Refused refused) {
    String message = refused.message().isEmpty() ? "no reason given" : refused.message();
    SqlError error =
        source(
            "DynamoDBServiceException:%s,Status %d,Error %s,Rid %s, on dynamodb:%s of table '%s'"
                .formatted(
                    message, refused.status(), refused.code(), refused.requestId(), action, table));
    return switch (refused.code()) {
      case "AccessDeniedException" ->
          error.withHint("COPY needs dynamodb:DescribeTable and dynamodb:Scan on the table.");
      case "ExpiredTokenException" ->
          error.withHint("The temporary credentials are over; COPY again with new ones.");
      default -> error;
    };
  }

  private SqlError unreachable(Unreachable unreachable) {
    return source("DynamoDB at %s is not reachable: %s".formatted(where(), unreachable.reason()))
        .withHint("Table '" + table + "' was not read to its end; COPY again.");
  }

  private SqlError throttled(String action, int attempts, Throttled throttled) {
    return source(
            "DynamoDB throttled dynamodb:%s of table '%s' %d times in a row: %s (%s)"
                .formatted(action, table, attempts, throttled.message(), throttled.code()))
        .withHint("A lower READRATIO leaves more of the table's throughput to others.");
  }

  private SqlError notAuthorized() {
    String message =
        access.roles().isEmpty()
            ? "The cluster has no default IAM role"
            : "Not authorized to get credentials of role " + String.join(",", access.roles());
    return error(
        message, new ErrorBlock(message, NOT_AUTHORIZED, "", Location.CREDENTIALS, MASTER));
  }

  private String where() {
    return access.endpoint().map(URI::toString).orElse("Region " + access.region());
  }

  private SqlError source(String message) {
    return error(
        message,
        new ErrorBlock(message, SOURCE, "DynamoDB table = " + table, Location.SCAN_STEP, SCANNER));
  }

  private SqlError error(String message, ErrorBlock block) {
    return SqlError.of(SqlState.INTERNAL_ERROR, message).withDetail(block.text(load));
  }
}
