package dev.slipher.spark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.slipher.spark.TestWarehouse;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a load's tasks show to Spark's listeners, and so to its UI and its event logs. */
@ExtendWith(TestWarehouse.Extension.class)
class ReportsTest {
  @Test
  @DisplayName("no rejected row shows with a task")
  void noDataInEvents(TestWarehouse warehouse) throws Exception {
    SparkContext context = warehouse.session().sparkContext();
    ConcurrentLinkedQueue<String> shown = new ConcurrentLinkedQueue<>();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onTaskEnd(SparkListenerTaskEnd end) {
            shown.add(end.taskInfo().accumulables().toString());
          }
        };
    String table = warehouse.table("a int");
    warehouse.put("k", "confidential\n1\n");
    context.addSparkListener(listener);
    warehouse.copy(table, "k", "maxerror 5");
    context.listenerBus().waitUntilEmpty();
    context.removeSparkListener(listener);
    assertFalse(shown.isEmpty());
    assertEquals(
        0, shown.stream().filter(accumulables -> accumulables.contains("confidential")).count());
  }
}
