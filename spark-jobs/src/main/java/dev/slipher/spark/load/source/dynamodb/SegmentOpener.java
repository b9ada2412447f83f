package dev.slipher.spark.load.source.dynamodb;

import dev.slipher.formats.scan.Split;
import dev.slipher.formats.scan.SplitOpener;
import dev.slipher.spark.load.source.LoadIdentity;
import java.io.InputStream;
import java.io.Serializable;

/**
 * Opens the segments of a table; goes to executors.
 *
 * @param units the table's read capacity units a second
 * @param readRatio percent of them that the load may take
 * @param segmentSize bytes of a range that stands for a segment
 */
record SegmentOpener(
    DynamoDbAccess access,
    String table,
    double units,
    int readRatio,
    long segmentSize,
    LoadIdentity load)
    implements SplitOpener, Serializable {

  @Override
  public InputStream open(Split split) {
    boolean whole = !split.range().isPartial();
    int segments = whole ? 1 : Math.toIntExact((split.size() + segmentSize - 1) / segmentSize);
    int segment = whole ? 0 : Math.toIntExact(split.range().start() / segmentSize);
    return new ItemStream(
        new SegmentScan(
            DynamoDbConnection.open(access, table, load),
            table,
            segment,
            segments,
            ReadPace.of(units, readRatio, segments)));
  }
}
