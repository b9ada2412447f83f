package dev.slipher.spark.internals;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.connector.ExternalCommandRunner;
import org.apache.spark.sql.execution.command.ExternalCommandExecutor;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** A statement of ours as a plan that Spark runs once. */
public final class Command {
  private Command() {}

  /**
   * A plan that runs {@code body} and answers its lines as rows.
   *
   * @param shownText what the UI, the event log and plans show: never with secrets
   */
  public static LogicalPlan plan(String shownText, Supplier<List<String>> body) {
    return new ExternalCommandExecutor(new Runner(body), shownText, Scala.map(Map.of()));
  }

  private record Runner(Supplier<List<String>> body) implements ExternalCommandRunner {
    @Override
    public String[] executeCommand(String command, CaseInsensitiveStringMap options) {
      return body.get().toArray(String[]::new);
    }

    @Override
    public String toString() {
      return "Slipher";
    }
  }
}
