package dev.slipher.spark.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.dialect.SqlError;
import dev.slipher.dialect.SqlState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TableLocksTest {
  private static final LockOwner ONE = new LockOwner(1, 11);
  private static final LockOwner TWO = new LockOwner(2, 22);
  private static final LockOwner THREE = new LockOwner(3, 33);

  private final TableLocks locks = new TableLocks();

  /** An acquisition on a thread of its own. */
  private record Attempt(Thread thread, FutureTask<Void> task) {
    void succeeds() throws Exception {
      task.get(30, TimeUnit.SECONDS);
    }

    Throwable failure() {
      return assertThrows(ExecutionException.class, () -> task.get(30, TimeUnit.SECONDS))
          .getCause();
    }
  }

  private Attempt attempt(LockOwner owner, String table) {
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              locks.acquire(owner, table);
              return null;
            });
    Thread thread = new Thread(task, "attempt of " + owner.pid());
    thread.setDaemon(true);
    thread.start();
    return new Attempt(thread, task);
  }

  private Attempt waiting(LockOwner owner, String table) {
    int before = locks.waiters(table);
    Attempt attempt = attempt(owner, table);
    while (locks.waiters(table) == before) {
      assertFalse(attempt.task().isDone(), "it did not wait");
      Thread.onSpinWait();
    }
    return attempt;
  }

  @Test
  @DisplayName("atom.write-lock-wait: a second writer waits until the first lets go")
  void waitsForTheHolder() throws Exception {
    locks.acquire(ONE, "a");
    Attempt second = waiting(TWO, "a");
    assertEquals(Optional.of(11), locks.holder("a"));
    locks.release(ONE);
    second.succeeds();
    assertEquals(Optional.of(22), locks.holder("a"));
  }

  @Test
  void belongsToItsOwnerWhateverTheThread() throws Exception {
    locks.acquire(ONE, "a");
    attempt(ONE, "a").succeeds();
    FutureTask<Void> release = new FutureTask<>(() -> locks.release(ONE), null);
    new Thread(release).start();
    release.get(30, TimeUnit.SECONDS);
    locks.acquire(TWO, "a");
  }

  @Test
  void otherTablesAreFree() throws Exception {
    locks.acquire(ONE, "a");
    locks.acquire(TWO, "b");
    assertEquals(Optional.empty(), locks.holder("c"));
  }

  @Test
  void servesWritersInTheirOrder() throws Exception {
    List<Integer> served = Collections.synchronizedList(new ArrayList<>());
    locks.acquire(ONE, "a");
    Attempt two = waiting(TWO, "a");
    Attempt three = waiting(THREE, "a");
    locks.release(ONE);
    two.succeeds();
    served.add(locks.holder("a").orElseThrow());
    locks.release(TWO);
    three.succeeds();
    served.add(locks.holder("a").orElseThrow());
    assertEquals(List.of(22, 33), served);
  }

  @Test
  @DisplayName("atom.deadlock-order: who closes a circle of two is refused, the other goes on")
  void detectsTwoInOppositeOrder() throws Exception {
    locks.acquire(ONE, "a");
    locks.acquire(TWO, "b");
    Attempt one = waiting(ONE, "b");
    SqlError error = assertThrows(SqlError.class, () -> locks.acquire(TWO, "a"));
    assertEquals(SqlState.DEADLOCK_DETECTED, error.state());
    assertEquals("40P01", error.sqlState());
    assertEquals("deadlock detected", error.getMessage());
    assertEquals(
        Optional.of(
            "Process 22 waits for ExclusiveLock on relation a; blocked by process 11."
                + " Process 11 waits for ExclusiveLock on relation b; blocked by process 22."),
        error.detail());
    locks.release(TWO);
    one.succeeds();
  }

  @Test
  @DisplayName("atom.deadlock-order: so is who closes a circle of three")
  void detectsACircleOfThree() throws Exception {
    locks.acquire(ONE, "a");
    locks.acquire(TWO, "b");
    locks.acquire(THREE, "c");
    Attempt one = waiting(ONE, "b");
    Attempt two = waiting(TWO, "c");
    assertThrows(SqlError.class, () -> locks.acquire(THREE, "a"));
    locks.release(THREE);
    two.succeeds();
    locks.release(TWO);
    one.succeeds();
  }

  @Test
  void aLongChainOfWaitsIsNoDeadlock() throws Exception {
    locks.acquire(ONE, "a");
    locks.acquire(TWO, "b");
    Attempt two = waiting(TWO, "a");
    Attempt three = waiting(THREE, "b");
    locks.release(ONE);
    two.succeeds();
    locks.release(TWO);
    three.succeeds();
  }

  @Test
  void detectsACircleThatFormsWhenALockIsPassedOn() throws Exception {
    locks.acquire(ONE, "a");
    Attempt two = waiting(TWO, "a");
    locks.acquire(THREE, "b");
    Attempt three = waiting(THREE, "a");
    locks.release(ONE);
    two.succeeds();
    assertThrows(SqlError.class, () -> locks.acquire(TWO, "b"));
    locks.release(TWO);
    three.succeeds();
  }

  @Test
  void anInterruptedWaiterLeavesTheQueue() throws Exception {
    locks.acquire(ONE, "a");
    Attempt two = waiting(TWO, "a");
    Attempt three = waiting(THREE, "a");
    two.thread().interrupt();
    assertInstanceOf(InterruptedException.class, two.failure());
    assertEquals(1, locks.waiters("a"));
    locks.release(ONE);
    three.succeeds();
  }

  @Test
  void aWaiterWhoseTransactionIsAbortedGivesUp() throws Exception {
    locks.acquire(ONE, "a");
    Attempt two = waiting(TWO, "a");
    locks.release(TWO);
    SqlError error = assertInstanceOf(SqlError.class, two.failure());
    assertEquals(SqlState.IN_FAILED_SQL_TRANSACTION, error.state());
    assertEquals(0, locks.waiters("a"));
  }

  @Test
  void isHeldByOneOfManyAtATime() throws Exception {
    int[] counted = new int[1];
    List<FutureTask<Void>> tasks = new ArrayList<>();
    for (int pid = 100; pid < 108; pid++) {
      LockOwner owner = new LockOwner(pid, pid);
      FutureTask<Void> task =
          new FutureTask<>(
              () -> {
                for (int i = 0; i < 500; i++) {
                  locks.acquire(owner, "a");
                  counted[0]++; // would lose counts without the lock
                  locks.release(owner);
                }
                return null;
              });
      tasks.add(task);
      new Thread(task).start();
    }
    for (FutureTask<Void> task : tasks) {
      task.get(30, TimeUnit.SECONDS);
    }
    assertEquals(8 * 500, counted[0]);
    assertTrue(locks.holder("a").isEmpty());
  }
}
