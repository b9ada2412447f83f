package dev.slipher.spark.load.source.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** The pages of one segment of a parallel scan, at its pace. */
final class SegmentScan implements AutoCloseable {
  private final DynamoDbConnection connection;
  private final String table;
  private final int segment;
  private final int segments;
  private final ReadPace pace;
  private Map<String, AttributeValue> last = Map.of();
  private boolean ended;
  private long asked;

  SegmentScan(
      DynamoDbConnection connection, String table, int segment, int segments, ReadPace pace) {
    this.connection = connection;
    this.table = table;
    this.segment = segment;
    this.segments = segments;
    this.pace = pace;
  }

  /**
   * The next page's items, perhaps none; empty when there is no page left.
   *
   * @throws dev.slipher.dialect.SqlError if it cannot be had
   */
  Optional<List<Map<String, AttributeValue>>> next() {
    if (ended) {
      return Optional.empty();
    }
    connection.pause(pace.pause(System.nanoTime()));
    ScanResponse page = connection.ask("Scan", this::scan);
    double units =
        page.consumedCapacity() == null || page.consumedCapacity().capacityUnits() == null
            ? 0
            : page.consumedCapacity().capacityUnits();
    pace.consumed(units, page.scannedCount(), asked);
    last = page.lastEvaluatedKey();
    ended = !page.hasLastEvaluatedKey() || last.isEmpty();
    return Optional.of(page.items());
  }

  private ScanResponse scan() {
    asked = System.nanoTime();
    return connection.client().scan(request());
  }

  private ScanRequest request() {
    ScanRequest.Builder request =
        ScanRequest.builder()
            .tableName(table)
            .limit(pace.items())
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    if (segments > 1) {
      request.segment(segment).totalSegments(segments);
    }
    return (last.isEmpty() ? request : request.exclusiveStartKey(last)).build();
  }

  @Override
  public void close() {
    ended = true;
    connection.close();
  }
}
