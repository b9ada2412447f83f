package dev.slipher.spark.load.source.dynamodb;

import dev.slipher.dialect.SqlError;
import dev.slipher.formats.scan.FileCut;
import dev.slipher.formats.scan.Split;
import dev.slipher.formats.scan.SplitOpener;
import dev.slipher.spark.load.source.FilePlacement;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * A DynamoDB table as a file that is cut into the segments of a parallel scan, one for each slice.
 * Its size is DynamoDB's own figure, which lags behind by hours.
 */
public final class DynamoDbListing implements FilePlacement {
  /**
   * What a table on demand is taken to have: the throughput that DynamoDB grants such a table
   * unless an account's quota says otherwise. It has none of its own for READRATIO to share.
   */
  private static final double ON_DEMAND_UNITS = 40_000;

  private final Split table;
  private final FileCut cut;
  private final SegmentOpener opener;

  private DynamoDbListing(Split table, FileCut cut, SegmentOpener opener) {
    this.table = table;
    this.cut = cut;
    this.opener = opener;
  }

  /**
   * Looks at the table (dynamodb.permissions: DescribeTable).
   *
   * @throws SqlError if there is none, or DynamoDB refuses or does not answer
   */
  public static DynamoDbListing of(DynamoDbRequest request, Configuration hadoop) {
    return of(request, hadoop, System.getenv());
  }

  static DynamoDbListing of(
      DynamoDbRequest request, Configuration hadoop, Map<String, String> environment) {
    DynamoDbAccess access = DynamoDbAccess.of(request, hadoop, environment);
    TableDescription found;
    try (DynamoDbConnection connection =
        DynamoDbConnection.open(access, request.table(), request.identity())) {
      found =
          connection.ask(
              "DescribeTable",
              () ->
                  connection
                      .client()
                      .describeTable(describe -> describe.tableName(request.table()))
                      .table());
    }
    long bytes = found.tableSizeBytes() == null ? 0 : found.tableSizeBytes();
    // A byte for each segment at least: a table that was just filled has size 0, and may be large.
    long size = Math.max(bytes, request.segments());
    long segmentSize = (size + request.segments() - 1) / request.segments();
    Split table = Split.of("dynamodb://" + request.table(), size);
    return new DynamoDbListing(
        table,
        new FileCut(segmentSize + 1, segmentSize),
        new SegmentOpener(
            access,
            request.table(),
            units(found),
            request.readRatio(),
            segmentSize,
            request.identity()));
  }

  private static double units(TableDescription found) {
    Long units =
        found.provisionedThroughput() == null
            ? null
            : found.provisionedThroughput().readCapacityUnits();
    return units == null || units == 0 ? ON_DEMAND_UNITS : units;
  }

  /** The whole table. */
  public List<Split> files() {
    return List.of(table);
  }

  /** Scans segments. */
  public SplitOpener opener() {
    return opener;
  }

  @Override
  public FileCut cut(Split whole) {
    return cut;
  }

  @Override
  public List<String> hosts(Split part) {
    return List.of();
  }
}
