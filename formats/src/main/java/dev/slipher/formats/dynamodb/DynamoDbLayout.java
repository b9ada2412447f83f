package dev.slipher.formats.dynamodb;

import dev.slipher.formats.record.RecordLayout;

/**
 * Items of DynamoDB, whose attributes go to the columns of the same name in whatever case
 * (dynamodb.match-case-insensitive).
 */
public record DynamoDbLayout() implements RecordLayout {

  /** The ranges of a table are the segments of a parallel scan. */
  @Override
  public boolean isSplittable() {
    return true;
  }
}
