package dev.slipher.it.run;

import dev.slipher.it.script.Case;
import dev.slipher.it.script.MessageTest;
import dev.slipher.it.script.Row;
import dev.slipher.it.script.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs the steps that are statements, and holds their answers against what the case expects. */
final class SqlStep {
  private static final Pattern LOADED =
      Pattern.compile(
          "Load into table '(.*)' completed, (\\d+) record\\(s\\) loaded successfully\\.");
  private static final Pattern FAILED =
      Pattern.compile(
          "Load into table '.*' failed\\.  Check 'stl_load_errors' system table for details\\.");

  /** How long what the endpoint does by itself may take, and how often it is asked for. */
  private static final long PATIENCE_SECONDS = 120;

  private static final long AGAIN_MILLIS = 200;

  private static final String LOAD_ERRORS =
      "select line_number, trim(colname), err_code, trim(err_reason) from stl_load_errors"
          + " where query = pg_last_copy_id() order by trim(filename), line_number";

  private final Case test;
  private final Scope scope;
  private final SqlSession session;

  SqlStep(Case test, Scope scope, SqlSession session) {
    this.test = test;
    this.scope = scope;
    this.session = session;
  }

  void run(Step step) {
    if (step instanceof Step.Statement s) {
      answer(s, s.sql());
    } else if (step instanceof Step.Failure s) {
      failure(s);
    } else if (step instanceof Step.Info s) {
      info(s);
    } else if (step instanceof Step.Loads s) {
      loads(s);
    } else if (step instanceof Step.Rejects s) {
      rejects(s);
    } else if (step instanceof Step.Query s) {
      query(s);
    } else if (step instanceof Step.Eventually s) {
      eventually(s);
    } else if (step instanceof Step.Let s) {
      let(s);
    } else if (step instanceof Step.DataFiles s) {
      dataFiles(s);
    } else {
      throw new IllegalArgumentException("runs no statement: " + step);
    }
  }

  private void failure(Step.Failure step) {
    SQLException error = error(step, step.sql());
    step.sqlState()
        .ifPresent(
            state -> {
              if (!state.equals(error.getSQLState())) {
                throw wrong(
                    step,
                    step.sql(),
                    "fails with SQLSTATE " + error.getSQLState() + ", not " + state,
                    StepFailure.block("its message", error.getMessage().lines().toList()));
              }
            });
    for (MessageTest message : step.messages()) {
      if (!message.replaced(scope::replace).passes(error.getMessage())) {
        throw wrong(
            step,
            step.sql(),
            "fails with another message",
            StepFailure.block("expected", List.of(message.replaced(scope::replace).toString()))
                + StepFailure.block("actual", error.getMessage().lines().toList()));
      }
    }
  }

  private void info(Step.Info step) {
    List<String> lines = infoLines(answer(step, step.sql()));
    compare(step, step.sql(), step.lines(), lines.stream().map(List::of).toList());
  }

  private void loads(Step.Loads step) {
    List<String> lines = infoLines(answer(step, step.sql()));
    var loaded = lines.isEmpty() ? null : LOADED.matcher(lines.get(0));
    boolean right =
        loaded != null
            && loaded.matches()
            && Long.parseLong(loaded.group(2)) == step.loaded()
            && rejectedIn(lines, loaded.group(1)) == step.rejected();
    if (!right) {
      throw wrong(
          step,
          step.sql(),
          "should load " + step.loaded() + " and reject " + step.rejected() + " record(s)",
          StepFailure.block("its answer", lines));
    }
  }

  private static long rejectedIn(List<String> lines, String table) {
    Pattern rejected =
        Pattern.compile(
            "Load into table '"
                + Pattern.quote(table)
                + "' completed, (\\d+) record\\(s\\) could not be loaded\\.  Check"
                + " 'stl_load_errors' system table for details\\.");
    for (String line : lines.subList(1, lines.size())) {
      var matcher = rejected.matcher(line);
      if (matcher.matches()) {
        return Long.parseLong(matcher.group(1));
      }
    }
    return 0;
  }

  private static List<String> infoLines(Answer answer) {
    return answer.rows().stream().map(r -> String.join(" | ", r)).toList();
  }

  private void rejects(Step.Rejects step) {
    SQLException error = error(step, step.sql());
    if (!"XX000".equals(error.getSQLState()) || !FAILED.matcher(error.getMessage()).matches()) {
      throw wrong(
          step,
          step.sql(),
          "should be a failed load",
          StepFailure.block(
              "its error", List.of(error.getSQLState(), String.valueOf(error.getMessage()))));
    }
    compare(step, LOAD_ERRORS, step.errors(), answer(step, LOAD_ERRORS).rows());
  }

  private void query(Step.Query step) {
    Answer answer = answer(step, step.sql());
    List<List<String>> rows = new ArrayList<>(answer.rows());
    if (step.sorted()) {
      rows.sort((left, right) -> String.join(" | ", left).compareTo(String.join(" | ", right)));
    }
    if (step.header()) {
      rows.add(0, answer.columns());
    }
    List<Row> expected = new ArrayList<>(step.rows());
    if (step.sorted()) {
      List<Row> sortable = step.header() ? expected.subList(1, expected.size()) : expected;
      Collections.sort(sortable, (left, right) -> left.toString().compareTo(right.toString()));
    }
    compare(step, step.sql(), expected, rows);
  }

  /** What the endpoint does by itself tells nobody when it is done: so it is asked. */
  private void eventually(Step.Eventually step) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      try {
        query(step.query());
        return;
      } catch (StepFailure notYet) {
        if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
          throw notYet;
        }
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(AGAIN_MILLIS));
    }
  }

  private void let(Step.Let step) {
    Answer answer = answer(step, step.sql());
    if (answer.rows().size() != 1 || answer.rows().get(0).size() != 1) {
      throw wrong(
          step,
          step.sql(),
          "should answer one value",
          StepFailure.block("its answer", infoLines(answer)));
    }
    scope.set(step.variable(), answer.rows().get(0).get(0));
  }

  private void dataFiles(Step.DataFiles step) {
    Answer detail = answer(step, "describe detail " + step.table());
    String location = detail.rows().get(0).get(detail.columns().indexOf("location"));
    try (Stream<Path> files = Files.walk(Path.of(URI.create(location)))) {
      List<String> found =
          files
              .filter(
                  f -> f.toString().endsWith(".parquet") && !f.toString().contains("_delta_log"))
              .map(Path::toString)
              .toList();
      if (found.size() != step.count()) {
        throw wrong(
            step,
            step.table(),
            "should hold " + step.count() + " data file(s)",
            StepFailure.block("found", found));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer answer(Step step, String sql) {
    try {
      return session.run(scope.replace(sql));
    } catch (SQLException e) {
      throw wrong(
          step,
          sql,
          "should succeed",
          StepFailure.block("its error", List.of(e.getSQLState() + " " + e.getMessage())));
    }
  }

  private SQLException error(Step step, String sql) {
    try {
      Answer answer = session.run(scope.replace(sql));
      throw wrong(step, sql, "should fail", StepFailure.block("its answer", infoLines(answer)));
    } catch (SQLException e) {
      return e;
    }
  }

  private void compare(Step step, String sql, List<Row> expected, List<List<String>> actual) {
    List<Row> replaced = expected.stream().map(r -> r.replaced(scope::replace)).toList();
    List<String> marked = new ArrayList<>();
    boolean same = replaced.size() == actual.size();
    for (int i = 0; i < actual.size(); i++) {
      boolean right = i < replaced.size() && replaced.get(i).matches(actual.get(i));
      same &= right;
      marked.add((right ? "  " : "! ") + String.join(" | ", actual.get(i)));
    }
    if (!same) {
      throw wrong(
          step,
          sql,
          "answers other rows",
          StepFailure.block("expected", replaced.stream().map(r -> "  " + r).toList())
              + StepFailure.block("actual", marked));
    }
  }

  private StepFailure wrong(Step step, String sql, String problem, String details) {
    return new StepFailure(
        test,
        step,
        problem + StepFailure.block("the statement", sql.lines().toList()) + details,
        null);
  }
}
