package dev.slipher.endpoint;

import static dev.slipher.endpoint.RunningEndpoint.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.spark.internals.Scala;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CancelTest {
  /** Minutes of work, in one task and in the aggregation of many. */
  private static final List<String> LONG =
      List.of(
          "select id from range(0, 1000000000000, 1, 1) where sha2(cast(id as string), 512) = ''",
          "select sum(length(sha2(cast(id as string), 512))) from range(1000000000000)",
          "insert into never select id from range(1000000000000)"
              + " where sha2(cast(id as string), 512) = ''");

  @RegisterExtension static final RunningEndpoint ENDPOINT = new RunningEndpoint(Map.of());

  @Timeout(120)
  @ParameterizedTest
  @EnumSource
  void stopsTheTasksOfAStatement(JdbcDriver driver) throws Exception {
    for (String sql : LONG) {
      SparkContext spark = SparkSession.getDefaultSession().get().sparkContext();
      Tasks tasks = new Tasks(sql);
      try (Connection connection = ENDPOINT.connect(driver);
          Statement statement = connection.createStatement()) {
        statement.execute("create table if not exists never (id bigint)");
        spark.addSparkListener(tasks);
        CompletableFuture<Void> query =
            CompletableFuture.runAsync(
                () -> {
                  try {
                    if (statement.execute(sql)) {
                      statement.getResultSet().next();
                    }
                  } catch (SQLException failure) {
                    throw new IllegalStateException(failure.getMessage(), failure);
                  }
                });
        assertTrue(tasks.started.await(60, TimeUnit.SECONDS), "no task of " + sql);
        statement.cancel();
        ExecutionException failure =
            assertThrows(ExecutionException.class, () -> query.get(30, TimeUnit.SECONDS));
        assertEquals("Query cancelled on user's request", failure.getCause().getMessage());
        assertTrue(tasks.ended.await(30, TimeUnit.SECONDS), "tasks go on: " + sql);
        assertEquals(List.of("1"), rows(connection, "select 1"));
      } finally {
        spark.removeSparkListener(tasks);
      }
    }
  }

  /** The jobs and tasks of one statement, told apart by the description of their jobs. */
  private static final class Tasks extends SparkListener {
    final CountDownLatch started = new CountDownLatch(1);
    final CountDownLatch ended = new CountDownLatch(1);
    private final String sql;
    private final Set<Object> stages = new HashSet<>();
    private int running;

    Tasks(String sql) {
      this.sql = sql;
    }

    @Override
    public void onJobStart(SparkListenerJobStart job) {
      if (sql.equals(job.properties().getProperty("spark.job.description"))) {
        stages.addAll(Scala.list(job.stageIds()));
      }
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart task) {
      if (stages.contains(task.stageId())) {
        running++;
        started.countDown();
      }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd task) {
      if (stages.contains(task.stageId()) && --running == 0) {
        ended.countDown();
      }
    }
  }
}
