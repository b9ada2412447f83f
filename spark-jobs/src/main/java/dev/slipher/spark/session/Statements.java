package dev.slipher.spark.session;

import dev.slipher.catalog.system.StatementKind;
import dev.slipher.spark.internals.Datasets;
import dev.slipher.spark.internals.PlanNames;
import dev.slipher.spark.internals.QueryEnds;
import dev.slipher.spark.internals.Relations;
import dev.slipher.spark.warehouse.SlipherSession;
import dev.slipher.spark.warehouse.Warehouse;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;

/**
 * The statements of one session as they run: each is recorded, and ended when it runs longer than
 * {@code statement_timeout}. What a statement of ours asks Spark to do is no statement by itself.
 */
final class Statements {
  /** How long a statement waits to hear how the session's query before it ended. */
  private static final long HEARSAY_MILLIS = 500;

  private static final ThreadLocal<Boolean> INSIDE = ThreadLocal.withInitial(() -> false);

  private final SparkSession session;

  @SuppressWarnings("FieldCanBeLocal") // what is observed is told only while somebody holds it
  private final QueryEnds.Observer observer = this::ended;

  private boolean observing;
  private Query last;

  Statements(SparkSession session) {
    this.session = session;
  }

  /** A query that Spark runs when and as often as it is asked for its rows. */
  private record Query(
      LogicalPlan plan, StatementRecorder record, Optional<StatementTimer> timer) {}

  /** Whether the calling thread is inside a statement of ours. */
  boolean isInside() {
    return INSIDE.get();
  }

  /**
   * Does a statement's work.
   *
   * @param kind empty for a statement that records itself
   * @param text as it was written, secrets masked
   */
  <T> T run(Optional<StatementKind> kind, String text, Callable<T> work) {
    if (isInside()) {
      return call(work);
    }
    settle();
    Warehouse warehouse = Warehouse.of(session);
    SlipherSession memory = warehouse.session(session);
    long limit = memory.variables().statementTimeoutMillis();
    Optional<StatementRecorder> record =
        kind.map(known -> StatementRecorder.begin(warehouse, memory, known, text));
    record.filter(known -> isQuery(kind.get())).ifPresent(StatementRecorder::isQuery);
    Optional<StatementTimer> timer = timer(limit, true);
    INSIDE.set(true);
    try {
      T result = call(work);
      record.ifPresent(StatementRecorder::succeeded);
      return result;
    } catch (Throwable failure) { // Scala throws checked exceptions without saying so
      boolean late = timer.filter(StatementTimer::hasExpired).isPresent();
      timer.ifPresent(StatementTimer::close);
      Throwable told = late ? SessionErrors.statementTimeout(limit).causedBy(failure) : failure;
      record.ifPresent(known -> known.failed(told));
      throw Statements.<RuntimeException>unchecked(told);
    } finally {
      INSIDE.remove();
      timer.ifPresent(StatementTimer::close);
    }
  }

  /**
   * A query, its names resolved, to be run by Spark.
   *
   * @throws RuntimeException Spark's own error where a name cannot be resolved
   */
  LogicalPlan query(StatementKind kind, String text, LogicalPlan parsed) {
    if (isInside() || PlanNames.hasParameters(parsed)) {
      return parsed;
    }
    settle();
    observe();
    Warehouse warehouse = Warehouse.of(session);
    SlipherSession memory = warehouse.session(session);
    StatementRecorder record = StatementRecorder.begin(warehouse, memory, kind, text);
    LogicalPlan plan;
    try {
      plan = call(() -> Datasets.analyze(session, parsed));
    } catch (Throwable failure) {
      record.failed(failure);
      throw Statements.<RuntimeException>unchecked(failure);
    }
    if (Relations.readsData(plan, table -> !(table instanceof SystemRelation))) {
      record.isQuery(); // sys.last_query_id
    }
    Optional<StatementTimer> timer = timer(memory.variables().statementTimeoutMillis(), false);
    synchronized (this) {
      last = new Query(plan, record, timer);
    }
    return plan;
  }

  private static boolean isQuery(StatementKind kind) {
    return kind != StatementKind.DDL && kind != StatementKind.UTILITY;
  }

  private Optional<StatementTimer> timer(long limit, boolean interrupting) {
    if (limit == 0) {
      return Optional.empty();
    }
    String reason = SessionErrors.statementTimeout(limit).getMessage();
    return Optional.of(StatementTimer.start(session.sparkContext(), limit, interrupting, reason));
  }

  /** The session's query before this statement has ended by now, whatever became of it. */
  private void settle() {
    Query query;
    synchronized (this) {
      query = last;
    }
    if (query == null) {
      return;
    }
    if (!query.record.hasEnded()) {
      QueryEnds.await(session.sparkContext(), HEARSAY_MILLIS);
    }
    query.record.succeeded();
    query.timer.ifPresent(StatementTimer::close);
    synchronized (this) {
      last = null;
    }
  }

  private synchronized void observe() {
    if (!observing) {
      observing = true;
      QueryEnds.observe(session, observer);
    }
  }

  private void ended(LogicalPlan plan, boolean rowsFollow, Optional<Exception> failure) {
    Query query;
    synchronized (this) {
      query = last;
    }
    if (query == null || !QueryEnds.contains(plan, query.plan)) {
      return;
    }
    failure.ifPresentOrElse(query.record::failed, query.record::succeeded);
    if (!rowsFollow) {
      query.timer.ifPresent(StatementTimer::stop);
    }
  }

  private static <T> T call(Callable<T> work) {
    try {
      return work.call();
    } catch (Exception failure) {
      throw Statements.<RuntimeException>unchecked(failure);
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> E unchecked(Throwable failure) throws E {
    throw (E) failure;
  }
}
