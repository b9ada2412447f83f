package dev.slipher.spark.internals;

import java.lang.ref.WeakReference;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.util.QueryExecutionListener;

/** Tells how the queries of a session end; Spark says so a little later, from another thread. */
public final class QueryEnds implements QueryExecutionListener {
  /** Who wants to know. */
  public interface Observer {
    /**
     * A query has ended.
     *
     * @param plan the plan that Spark was given, or one around it
     * @param rowsFollow whether its rows are computed only when they are fetched
     */
    void ended(LogicalPlan plan, boolean rowsFollow, Optional<Exception> failure);
  }

  private final WeakReference<Observer> observer;

  private QueryEnds(Observer observer) {
    this.observer = new WeakReference<>(observer);
  }

  /**
   * Tells the observer of all queries of the session from now on, as long as somebody holds it.
   * Spark holds listeners longer than their sessions, which would never go if it held them too.
   */
  public static void observe(SparkSession session, Observer observer) {
    session.listenerManager().register(new QueryEnds(observer));
  }

  /** Waits until everything that has happened has been told, but not for long. */
  public static void await(SparkContext context, long millis) {
    try {
      context.listenerBus().waitUntilEmpty(millis);
    } catch (TimeoutException e) {
      return; // others keep the bus busy
    }
  }

  /** Whether {@code plan} is {@code part} or is built around it. */
  public static boolean contains(LogicalPlan plan, LogicalPlan part) {
    return plan.find(Scala.function(node -> (Object) (node == part))).isDefined();
  }

  @Override
  public void onSuccess(String function, QueryExecution execution, long nanos) {
    tell(execution, function.equals("toLocalIterator"), Optional.empty());
  }

  @Override
  public void onFailure(String function, QueryExecution execution, Exception failure) {
    tell(execution, false, Optional.of(failure));
  }

  private void tell(QueryExecution execution, boolean rowsFollow, Optional<Exception> failure) {
    Observer told = observer.get();
    if (told != null) {
      told.ended(execution.logical(), rowsFollow, failure);
    }
  }
}
