package dev.slipher.spark.load.source.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.sandbox.SandboxDynamoDb;
import dev.slipher.sandbox.faults.FaultyDynamoDb;
import dev.slipher.sandbox.faults.FaultyDynamoDb.Answer;
import dev.slipher.spark.TestWarehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a COPY takes from a table of DynamoDB. */
@ExtendWith(TestWarehouse.Extension.class)
class DynamoDbCopyTest {
  private static final int ITEMS = 500;

  private final TestWarehouse warehouse;
  @TempDir private Path folder;
  private SandboxDynamoDb dynamoDb;
  private FaultyDynamoDb proxy;

  DynamoDbCopyTest(TestWarehouse warehouse) {
    this.warehouse = warehouse;
  }

  @BeforeEach
  void start() throws IOException {
    dynamoDb = SandboxDynamoDb.start(folder);
    proxy = FaultyDynamoDb.before(dynamoDb.endpoint());
    warehouse.session().conf().set("slipher.dynamodb.endpoint", proxy.endpoint().toString());
    dynamoDb.items().createTable("items", "id", "N", 0);
    dynamoDb
        .items()
        .put(
            "items",
            IntStream.range(0, ITEMS)
                .mapToObj(
                    id ->
                        "{\"id\":{\"N\":\"%d\"},\"b\":{\"S\":\"%s\"}}"
                            .formatted(id, "x".repeat(480)))
                .toList());
  }

  @AfterEach
  void stop() {
    proxy.close();
    dynamoDb.close();
  }

  /** The read capacity units that a load of the items consumes. */
  private double consumed(String table, String clauses) {
    int before = proxy.answers().size();
    assertEquals(
        List.of(
            "Load into table '%s' completed, %d record(s) loaded successfully."
                .formatted(table, ITEMS)),
        warehouse.lines(
            "copy %s from 'dynamodb://items' iam_role default readratio 100 %s"
                .formatted(table, clauses)));
    List<Answer> answers = proxy.answers();
    return answers.subList(before, answers.size()).stream().mapToDouble(Answer::units).sum();
  }

  @Test
  @DisplayName("dynamodb.compression-double-read: a sample costs its throughput, and the load all")
  void sampledTwice() {
    double once = consumed(warehouse.table("id int, b varchar(500)"), "compupdate off");
    assertTrue(once > 0);
    assertEquals(once, consumed(warehouse.table("id int, b varchar(500)"), ""));
    String sampled = warehouse.table("id int, b varchar(500)");
    assertEquals(2 * once, consumed(sampled, "compupdate on"));
    assertEquals(ITEMS, warehouse.count(sampled));
    assertEquals(once, consumed(sampled, "compupdate on"), "a table that has rows");
  }
}
