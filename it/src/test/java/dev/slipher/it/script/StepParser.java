package dev.slipher.it.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the steps of a case. */
final class StepParser {
  private static final String EXPECTED = "----";

  private final String file;
  private final Lines lines;

  StepParser(String file, Lines lines) {
    this.file = file;
    this.lines = lines;
  }

  /** Adds the steps up to a line that starts with {@code stop}, or the end. */
  void until(String stop, List<Step> steps) {
    while (!lines.atEnd()) {
      String text = lines.peek();
      if (text.equals(stop) || text.startsWith(stop + " ")) {
        return;
      }
      if (text.isBlank() || text.startsWith("#")) {
        lines.take();
      } else if (text.startsWith("foreach ")) {
        loop(stop, steps);
      } else {
        steps.add(step());
      }
    }
  }

  private void loop(String stop, List<Step> steps) {
    Words words = new Words(lines, lines.take());
    words.next("foreach");
    String variable = words.next("the variable of foreach");
    words.end();
    List<String> values = lines.block("foreach").lines().toList();
    List<Lines.Line> body = lines.loop();
    for (String value : values) {
      new StepParser(file, Lines.expanded(file, body, variable, value)).until(stop, steps);
    }
  }

  private Step step() {
    Words words = new Words(lines, lines.take());
    String keyword = words.next("the step");
    int line = words.line();
    return switch (keyword) {
      case "put" -> new Step.Put(line, url(words), body(words), false);
      case "drop" -> new Step.Put(line, url(words), body(words), true);
      case "delete" -> closed(words, new Step.Delete(line, url(words)));
      case "bucket" -> closed(words, new Step.Bucket(line, words.next("the bucket's name")));
      case "statement" -> statement(words);
      case "info" -> info(words);
      case "loads" -> loads(words);
      case "rejects" -> rejects(words);
      case "query" -> query(words);
      case "eventually" -> new Step.Eventually(line, query(words));
      case "let" -> let(words);
      case "session" -> session(words);
      case "start" -> start(words);
      case "await" -> await(words);
      case "waiting" -> closed(words, new Step.Waiting(line, words.next("the session")));
      case "cancel" -> closed(words, new Step.Cancel(line, words.next("the session")));
      case "close" -> closed(words, new Step.Close(line, words.next("the session")));
      case "on" -> onRead(words);
      case "release" -> closed(words, new Step.Release(line, url(words)));
      case "files" ->
          closed(
              words,
              new Step.DataFiles(
                  line, words.next("the table"), words.number("the count of files")));
      case "restart" -> closed(words, new Step.Restart(line));
      case "kill" -> closed(words, new Step.Kill(line));
      default -> throw words.problem("unknown step '" + keyword + "'");
    };
  }

  private static <S extends Step> S closed(Words words, S step) {
    words.end();
    return step;
  }

  private static String url(Words words) {
    String url = words.next("the object's URL");
    if (url.startsWith("dynamodb://")) {
      return url;
    }
    boolean known = Stream.of("s3://", "emr://", "ssh://").anyMatch(url::startsWith);
    if (!known || url.indexOf('/', url.indexOf("//") + 2) < 0) {
      throw words.problem("'" + url + "' is not of the form s3://bucket/key");
    }
    return url;
  }

  private Body body(Words words) {
    BodyOptions options = BodyOptions.read(words);
    return options.with(lines.block("body"));
  }

  private Step statement(Words words) {
    String outcome = words.next("'ok' or 'error'");
    switch (outcome) {
      case "ok" -> {
        words.end();
        return new Step.Statement(words.line(), sqlAlone(words));
      }
      case "error" -> {
        Optional<String> state = words.optional();
        words.end();
        Text text = sqlAndExpected(words, false);
        return new Step.Failure(
            words.line(), text.sql, state, text.expected.stream().map(this::message).toList());
      }
      default -> throw words.problem("a statement is 'ok' or 'error', not '" + outcome + "'");
    }
  }

  private MessageTest message(Lines.Line line) {
    String text = line.text();
    if (text.startsWith("contains ")) {
      return new MessageTest.Contains(text.substring("contains ".length()));
    }
    if (text.length() > 1 && text.startsWith("/") && text.endsWith("/")) {
      String expression = text.substring(1, text.length() - 1);
      try {
        Expressions.check(expression);
      } catch (IllegalArgumentException e) {
        throw lines.problem(line.number(), e.getMessage());
      }
      return new MessageTest.Matches(expression);
    }
    return new MessageTest.Exact(text);
  }

  private Step info(Words words) {
    words.end();
    Text text = sqlAndExpected(words, true);
    return new Step.Info(words.line(), text.sql, rows(text));
  }

  private Step loads(Words words) {
    int loaded = words.number("the count of records");
    int rejected = words.takes("rejecting") ? words.number("the count of rejected records") : 0;
    words.end();
    return new Step.Loads(words.line(), sqlAlone(words), loaded, rejected);
  }

  private Step rejects(Words words) {
    words.end();
    Text text = sqlAndExpected(words, true);
    return new Step.Rejects(words.line(), text.sql, rows(text));
  }

  private Step.Query query(Words words) {
    boolean sorted = words.takes("sorted");
    boolean header = words.takes("header");
    words.end();
    Text text = sqlAndExpected(words, true);
    return new Step.Query(words.line(), text.sql, sorted, header, rows(text));
  }

  private List<Row> rows(Text text) {
    List<Row> rows = new ArrayList<>();
    for (Lines.Line line : text.expected) {
      try {
        rows.add(Row.parse(line.text()));
      } catch (IllegalArgumentException e) {
        throw lines.problem(line.number(), e.getMessage());
      }
    }
    return rows;
  }

  private Step let(Words words) {
    String variable = words.next("the variable");
    words.end();
    return new Step.Let(words.line(), variable, sqlAlone(words));
  }

  private Step session(Words words) {
    String name = words.next("the session");
    Optional<Step.Credentials> user = Optional.empty();
    if (words.takes("as")) {
      user = Optional.of(new Step.Credentials(words.next("the user"), words.next("the password")));
    }
    words.end();
    return new Step.Session(words.line(), name, user);
  }

  private Step start(Words words) {
    String session = words.next("the session");
    words.end();
    if (lines.atEnd() || lines.peek().isBlank()) {
      throw words.problem("the step to start must follow on the next line");
    }
    Step step = step();
    boolean runs =
        step instanceof Step.Statement
            || step instanceof Step.Failure
            || step instanceof Step.Info
            || step instanceof Step.Loads
            || step instanceof Step.Rejects
            || step instanceof Step.Query;
    if (!runs) {
      throw lines.problem(step.line(), "only a step that runs a statement can be started");
    }
    return new Step.Start(words.line(), session, step);
  }

  private Step await(Words words) {
    if (words.takes("read")) {
      return closed(words, new Step.AwaitRead(words.line(), url(words)));
    }
    return closed(words, new Step.Await(words.line(), words.next("the session")));
  }

  private Step onRead(Words words) {
    if (!words.takes("read")) {
      throw words.problem("'on' is followed by 'read'");
    }
    String url = url(words);
    String action = words.next("what happens on read");
    ReadFault fault =
        switch (action) {
          case "delete" -> new ReadFault.Delete();
          case "hold" -> new ReadFault.Hold();
          case "answer" ->
              new ReadFault.Answer(words.number("the HTTP status"), words.takes("once"));
          case "replace" -> new ReadFault.Replace(body(words));
          default -> throw words.problem("on read there is no '" + action + "'");
        };
    words.end();
    return new Step.OnRead(words.line(), url, fault);
  }

  private record Text(String sql, List<Lines.Line> expected) {}

  private String sqlAlone(Words words) {
    Text text = sqlAndExpected(words, false);
    if (!text.expected.isEmpty()) {
      throw lines.problem(text.expected.get(0).number(), "this step expects no lines");
    }
    return text.sql;
  }

  private Text sqlAndExpected(Words words, boolean must) {
    List<String> sql = new ArrayList<>();
    List<Lines.Line> expected = new ArrayList<>();
    boolean divided = false;
    for (Lines.Line line : lines.paragraph()) {
      if (!divided && line.text().equals(EXPECTED)) {
        divided = true;
      } else if (divided) {
        expected.add(line);
      } else {
        sql.add(line.text());
      }
    }
    String text = String.join("\n", sql).strip();
    if (text.isEmpty()) {
      throw words.problem("the step has no SQL");
    }
    if (must && !divided) {
      throw words.problem("the step has no " + EXPECTED + " with what is expected below it");
    }
    return new Text(text.endsWith(";") ? text.substring(0, text.length() - 1) : text, expected);
  }
}
