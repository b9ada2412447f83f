package dev.slipher.it.run;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What happens to reads of objects; each entry is for one object. */
public final class Faults {
  /** Does something, and answers the HTTP status to fail with, or none to go on. */
  @FunctionalInterface
  interface Action {
    Optional<Integer> onRead();
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
          return Optional.of(status);
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

  /** Called by the proxy before it forwards a read. */
  Optional<Integer> onRead(ObjectName name) {
    Action action = actions.get(name);
    return action == null ? Optional.empty() : action.onRead();
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
