package dev.slipher.it.script;

import java.util.List;
import java.util.Optional;

/** One step of a case; texts may hold variables as {@code ${name}}, replaced when it runs. */
public sealed interface Step {

  /** The line of the step's keyword. */
  int line();

  /** Puts an object, through S3's protocol or by dropping a file into the bucket's folder. */
  record Put(int line, String url, Body body, boolean dropped) implements Step {}

  /** Deletes an object. */
  record Delete(int line, String url) implements Step {}

  /** Makes an empty bucket. */
  record Bucket(int line, String name) implements Step {}

  /** A statement that must succeed, whatever it answers. */
  record Statement(int line, String sql) implements Step {}

  /** A statement that must fail; without a message any will do. */
  record Failure(int line, String sql, Optional<String> sqlState, List<MessageTest> messages)
      implements Step {}

  /** A COPY that must answer exactly these INFO lines. */
  record Info(int line, String sql, List<Row> lines) implements Step {}

  /** A COPY that must load this many records and reject that many. */
  record Loads(int line, String sql, long loaded, long rejected) implements Step {}

  /** A COPY that must fail and leave these rows in stl_load_errors. */
  record Rejects(int line, String sql, List<Row> errors) implements Step {}

  /** A query and its rows. */
  record Query(int line, String sql, boolean sorted, boolean header, List<Row> rows)
      implements Step {}

  /** A query whose rows must come to be these before long. */
  record Eventually(int line, Query query) implements Step {}

  /** Keeps the single value of a query as a variable. */
  record Let(int line, String variable, String sql) implements Step {}

  /** The steps after it run in this session, opened at its first use as this user. */
  record Session(int line, String name, Optional<Credentials> user) implements Step {}

  /** Starts a step in another session and goes on without waiting. */
  record Start(int line, String session, Step step) implements Step {}

  /** Waits for a started step, and fails if that failed. */
  record Await(int line, String session) implements Step {}

  /** Asserts that a started step has not ended. */
  record Waiting(int line, String session) implements Step {}

  /** Cancels the statement that a session is running. */
  record Cancel(int line, String session) implements Step {}

  /** Drops a session's connection. */
  record Close(int line, String session) implements Step {}

  /** What the S3 endpoint does when an object is first read. */
  record OnRead(int line, String url, ReadFault fault) implements Step {}

  /** Waits until a held read has arrived. */
  record AwaitRead(int line, String url) implements Step {}

  /** Lets a held read go on. */
  record Release(int line, String url) implements Step {}

  /** The data files that a table's directory holds, as a number. */
  record DataFiles(int line, String table, int count) implements Step {}

  /** Stops the endpoint and starts it again on the same data. */
  record Restart(int line) implements Step {}

  /** Kills the endpoint's process at once. */
  record Kill(int line) implements Step {}

  /** User and password of a session. */
  record Credentials(String user, String password) {}
}
