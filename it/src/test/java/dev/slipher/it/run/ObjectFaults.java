package dev.slipher.it.run;

import dev.slipher.sandbox.faults.Fault;
import dev.slipher.sandbox.faults.Faults;
import dev.slipher.sandbox.faults.Request;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What happens to reads of objects; each entry is for one object. */
public final class ObjectFaults implements Faults {
  /** Does something, and says what the read meets. */
  @FunctionalInterface
  private interface Action {
    Optional<Fault> onRead();
  }

  private static final long PATIENCE_SECONDS = 120;

  private final Map<ObjectName, Action> actions = new ConcurrentHashMap<>();
  private final Map<ObjectName, Gate> gates = new ConcurrentHashMap<>();

  private record Gate(CountDownLatch arrived, CountDownLatch released) {}

  void atFirstRead(ObjectName name, Runnable action) {
    actions.put(
        name,
        () -> {
          actions.remove(name);
          action.run();
          return Optional.empty();
        });
  }

  void answer(ObjectName name, int status, boolean once) {
    actions.put(
        name,
        () -> {
          if (once) {
            actions.remove(name);
          }
          return Optional.of(failure(status));
        });
  }

  void hold(ObjectName name) {
    Gate gate = new Gate(new CountDownLatch(1), new CountDownLatch(1));
    gates.put(name, gate);
    actions.put(
        name,
        () -> {
          gate.arrived.countDown();
          pass(gate.released);
          return Optional.empty();
        });
  }

  /** Waits until the endpoint reads a held object; false if it does not within two minutes. */
  boolean awaitRead(ObjectName name) {
    return pass(gates.get(name).arrived);
  }

  void release(ObjectName name) {
    gates.get(name).released.countDown();
  }

  /** Lets a held read of the object go on, and forgets what else would happen to its reads. */
  void clear(ObjectName name) {
    actions.remove(name);
    Gate gate = gates.remove(name);
    if (gate != null) {
      gate.released.countDown();
    }
  }

  @Override
  public Optional<Fault> meet(Request request) {
    Action action = request.readsObject() ? actions.get(ObjectName.ofPath(request.path())) : null;
    return action == null ? Optional.empty() : action.onRead();
  }

  private static Fault failure(int status) {
    return switch (status) {
      case 301 -> Fault.s3Error(status, "PermanentRedirect", "Answered by the test");
      case 400 -> Fault.s3Error(status, "ExpiredToken", "The provided token has expired.");
      case 403 -> Fault.s3Error(status, "AccessDenied", "Access Denied");
      case 404 -> Fault.s3Error(status, "NoSuchKey", "Answered by the test");
      case 503 -> Fault.s3Error(status, "SlowDown", "Answered by the test");
      default -> Fault.s3Error(status, "InternalError", "Answered by the test");
    };
  }

  private static boolean pass(CountDownLatch latch) {
    try {
      return latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
