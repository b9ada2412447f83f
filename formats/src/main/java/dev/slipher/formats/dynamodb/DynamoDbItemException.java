package dev.slipher.formats.dynamodb;

import java.io.IOException;

/** What a table holds ends the load, whatever MAXERROR says. */
public final class DynamoDbItemException extends IOException {
  private static final long serialVersionUID = 1L;

  private DynamoDbItemException(String message) {
    super(message);
  }

  /** dynamodb.case-duplicate-fails. */
  static DynamoDbItemException sameName(String one, String other, String item) {
    return new DynamoDbItemException(
        "an item has the attributes '%s' and '%s', whose names differ only in case: %s"
            .formatted(one, other, item));
  }

  /** What was read is not what DynamoDB sends. */
  static DynamoDbItemException malformed(int offset) {
    return new DynamoDbItemException(
        "an item is not in DynamoDB's notation from byte %d on".formatted(offset));
  }
}
