package dev.slipher.it.run;

import dev.slipher.it.script.Case;
import dev.slipher.it.script.Driver;
import dev.slipher.it.script.ReadFault;
import dev.slipher.it.script.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** One run of a case, in a schema and buckets of its own. */
public final class CaseRun {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Case test;
  private final World world;
  private final Sessions sessions;
  private final Scope scope = new Scope();
  private final String schema;
  private final Set<ObjectName> faulty = new HashSet<>();

  private CaseRun(Case test, Driver driver, World world) {
    this.test = test;
    this.world = world;
    int number = COUNT.incrementAndGet();
    schema = "case" + number;
    sessions = new Sessions(world, driver, schema);
    scope.set("bucket", "case-" + number);
    scope.set("schema", schema);
    world.remoteHost().ifPresent(host -> host.variables().forEach(scope::set));
  }

  /**
   * Runs every step.
   *
   * @throws AssertionError at the first that goes otherwise than the case says; its message starts
   *     with the step's file and line
   */
  public static void run(Case test, Driver driver, World world) {
    CaseRun run = new CaseRun(test, driver, world);
    try (Sessions open = run.sessions) {
      open.makeSchema();
      for (Step step : test.steps()) {
        run.guarded(step);
      }
      // Views over all tables of the warehouse grow slow with what other cases leave behind.
      open.dropSchema();
    } catch (SQLException e) {
      throw new AssertionError(test.location() + ": the schema of the case: " + e.getMessage(), e);
    } finally {
      run.faulty.forEach(world.faults()::clear);
    }
  }

  private void guarded(Step step) {
    try {
      run(step);
    } catch (StepFailure e) {
      throw e;
    } catch (AssertionError | RuntimeException e) {
      throw new StepFailure(test, step, e.getMessage(), e);
    } catch (SQLException e) {
      throw new StepFailure(test, step, "no connection: " + e.getMessage(), e);
    }
  }

  private void run(Step step) throws SQLException {
    if (step instanceof Step.Put s) {
      put(s);
    } else if (step instanceof Step.Delete s) {
      world.objects().delete(object(s.url()));
    } else if (step instanceof Step.Bucket s) {
      world.objects().makeBucket(scope.replace(s.name()));
    } else if (step instanceof Step.OnRead s) {
      onRead(s);
    } else if (step instanceof Step.AwaitRead s) {
      check(world.faults().awaitRead(object(s.url())), "nobody read the object");
    } else if (step instanceof Step.Release s) {
      world.faults().release(object(s.url()));
    } else if (step instanceof Step.Restart) {
      sessions.close();
      world.restart();
    } else if (step instanceof Step.Kill) {
      world.kill();
    } else {
      runInSession(step);
    }
  }

  private void runInSession(Step step) throws SQLException {
    if (step instanceof Step.Session s) {
      sessions.use(s);
    } else if (step instanceof Step.Start s) {
      start(s);
    } else if (step instanceof Step.Await s) {
      sessions.named(s.session()).await();
    } else if (step instanceof Step.Waiting s) {
      check(sessions.named(s.session()).staysBusy(), "the session waits for nothing");
    } else if (step instanceof Step.Cancel s) {
      sessions.named(s.session()).cancel();
    } else if (step instanceof Step.Close s) {
      sessions.close(s.session());
    } else {
      SqlSession session = sessions.current();
      session.start(() -> new SqlStep(test, scope, session).run(step));
      session.await();
    }
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }

  private void start(Step.Start start) throws SQLException {
    SqlSession session = sessions.named(start.session());
    session.start(() -> new SqlStep(test, scope, session).run(start.step()));
  }

  private ObjectName object(String url) {
    return ObjectName.of(scope.replace(url));
  }

  private void put(Step.Put put) {
    put.body()
        .objects(scope.replace(put.url()), scope::replace)
        .forEach((url, bytes) -> put(put, url, bytes));
  }

  private void put(Step.Put put, String url, byte[] bytes) {
    if (EmrFiles.isOne(url)) {
      world.emrFiles().put(url, bytes);
      return;
    }
    if (DynamoDbTables.isOne(url)) {
      world.dynamoDbTables().put(url, bytes);
      return;
    }
    if (RemoteHost.isOne(url)) {
      world.remoteHost().orElseThrow().put(url, bytes);
      return;
    }
    ObjectName name = ObjectName.of(url);
    if (!put.dropped()) {
      world.objects().put(name, put.body().encryption().encrypt(bytes));
      return;
    }
    Path file = world.buckets().resolve(name.bucket()).resolve(name.key());
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void onRead(Step.OnRead step) {
    ObjectName name = object(step.url());
    faulty.add(name);
    ObjectFaults faults = world.faults();
    ReadFault fault = step.fault();
    if (fault instanceof ReadFault.Delete) {
      faults.atFirstRead(name, () -> world.objects().delete(name));
    } else if (fault instanceof ReadFault.Replace replace) {
      byte[] bytes = replace.body().bytes(scope::replace);
      faults.atFirstRead(name, () -> world.objects().put(name, bytes));
    } else if (fault instanceof ReadFault.Answer answer) {
      faults.answer(name, answer.status(), answer.once());
    } else {
      faults.hold(name);
    }
  }
}
