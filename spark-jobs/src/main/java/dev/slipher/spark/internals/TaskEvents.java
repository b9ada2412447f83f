package dev.slipher.spark.internals;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.util.CollectionAccumulator;

/**
 * What tasks have to tell, whether or not they end well: Spark's own accumulators forget what a
 * failed task has added. A task that runs twice tells twice.
 *
 * @param <T> serialisable
 */
public final class TaskEvents<T> implements Serializable {
  private static final long serialVersionUID = 1L;

  private final CollectionAccumulator<T> events;

  private TaskEvents(CollectionAccumulator<T> events) {
    this.events = events;
  }

  /** Begins to collect. */
  public static <T> TaskEvents<T> begin(SparkContext context) {
    CollectionAccumulator<T> events = new CollectionAccumulator<>();
    // Without a name: what has one is shown with every task and kept in event logs.
    events.register(context, Scala.none(), true);
    return new TaskEvents<>(events);
  }

  /** Tells, in a task. */
  public void tell(T event) {
    events.add(event);
  }

  /** What ended tasks have told, in the order in which they ended. */
  public List<T> told() {
    return List.copyOf(events.value());
  }
}
