package dev.slipher.spark.internals;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.util.AccumulatorV2;

/**
 * What running tasks have added to an accumulator, which Spark itself adds up only when they end.
 * Executors tell with their heartbeats, every {@code spark.executor.heartbeatInterval}.
 *
 * @param <T> of what the accumulator is a list
 */
public final class TaskUpdates<T> implements AutoCloseable {
  private final SparkContext context;
  private final AccumulatorV2<?, List<T>> accumulator;
  private final ConcurrentHashMap<Object, List<T>> byTask = new ConcurrentHashMap<>();
  private final Listener listener = new Listener();

  private TaskUpdates(SparkContext context, AccumulatorV2<?, List<T>> accumulator) {
    this.context = context;
    this.accumulator = accumulator;
  }

  /** Watches an accumulator until {@link #close}. */
  public static <T> TaskUpdates<T> watch(
      SparkContext context, AccumulatorV2<?, List<T>> accumulator) {
    TaskUpdates<T> updates = new TaskUpdates<>(context, accumulator);
    context.addSparkListener(updates.listener);
    return updates;
  }

  /** The newest value of each task that has told of one, ended tasks among them. */
  public List<T> values() {
    return byTask.values().stream().flatMap(List::stream).toList();
  }

  @Override
  public void close() {
    context.removeSparkListener(listener);
  }

  private final class Listener extends SparkListener {
    @Override
    public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
      for (var task : Scala.list(update.accumUpdates())) {
        for (AccumulableInfo info : Scala.list(task._4())) {
          if (info.id() == accumulator.id() && info.update().isDefined()) {
            byTask.put(task._1(), value(info));
          }
        }
      }
    }

    @SuppressWarnings("unchecked") // an accumulator's updates are of its own type
    private List<T> value(AccumulableInfo info) {
      return (List<T>) info.update().get();
    }
  }
}
