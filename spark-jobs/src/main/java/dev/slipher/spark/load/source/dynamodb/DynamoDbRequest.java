package dev.slipher.spark.load.source.dynamodb;

import dev.slipher.copy.Authorization;
import dev.slipher.spark.load.source.LoadIdentity;
import java.util.Objects;
import java.util.Optional;

/**
 * What COPY says about its data in DynamoDB (guide page copy-parameters-data-source-dynamodb).
 *
 * @param table the DynamoDB table
 * @param readRatio percent of its read throughput that the load may take
 * @param region what REGION says
 * @param segments in how many parts it is scanned at once
 * @param identity which load asks
 */
public record DynamoDbRequest(
    String table,
    int readRatio,
    Optional<String> region,
    Authorization authorization,
    int segments,
    LoadIdentity identity) {
  public DynamoDbRequest {
    Objects.requireNonNull(table);
    Objects.requireNonNull(region);
    Objects.requireNonNull(authorization);
    Objects.requireNonNull(identity);
    if (readRatio < 1 || segments < 1) {
      throw new IllegalArgumentException("%d percent, %d segments".formatted(readRatio, segments));
    }
  }
}
