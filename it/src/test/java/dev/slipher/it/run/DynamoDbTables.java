package dev.slipher.it.run;

import dev.slipher.sandbox.ItemClient;
import java.nio.charset.StandardCharsets;

/** Tables of the DynamoDB that the endpoint knows. */
public final class DynamoDbTables {
  private static final String URL = "dynamodb://";

  private final ItemClient items;

  /** The tables of that DynamoDB. */
  public DynamoDbTables(ItemClient items) {
    this.items = items;
  }

  static boolean isOne(String url) {
    return url.startsWith(URL);
  }

  /** Puts items, one for each line; a number behind a slash is a new table's read capacity. */
  public void put(String url, byte[] content) {
    String[] table = url.substring(URL.length()).split("/", 2);
    int readUnits = table.length == 1 ? 0 : Integer.parseInt(table[1]);
    items.put(table[0], new String(content, StandardCharsets.UTF_8).lines().toList(), readUnits);
  }

  /** Removes a table with all that is in it. */
  public void delete(String table) {
    items.deleteTable(table);
  }
}
