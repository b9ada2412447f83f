package dev.slipher.spark.transaction;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The write locks of a warehouse's tables. They belong to transactions, not to threads, because
 * each statement of a session runs on a thread of its own. Who comes first is served first.
 */
public final class TableLocks {
  private final ReentrantLock mutex = new ReentrantLock();
  private final Map<String, LockOwner> holders = new HashMap<>();
  private final Map<String, Deque<Request>> queues = new HashMap<>();
  private final Map<LockOwner, Request> waiting = new HashMap<>();

  private enum Answer {
    GRANTED,
    WITHDRAWN
  }

  private static final class Request {
    final LockOwner owner;
    final String table;
    final Condition answered;
    Answer answer;

    Request(LockOwner owner, String table, Condition answered) {
      this.owner = owner;
      this.table = table;
      this.answered = answered;
    }
  }

  /**
   * Gives the table's lock to {@code owner}, who may have it already; waits while another has it
   * (atom.write-lock-wait).
   *
   * @throws dev.slipher.dialect.SqlError 40P01 when waiting would never end, because the holder
   *     waits, perhaps over others, for {@code owner} (atom.deadlock-order); 25P02 when the owner's
   *     locks are released meanwhile
   * @throws InterruptedException when the thread is interrupted; the lock is then not had
   */
  void acquire(LockOwner owner, String table) throws InterruptedException {
    mutex.lockInterruptibly();
    try {
      LockOwner holder = holders.putIfAbsent(table, owner);
      if (holder == null || holder.equals(owner)) {
        return;
      }
      refuseDeadlock(owner, table);
      Request request = new Request(owner, table, mutex.newCondition());
      queues.computeIfAbsent(table, key -> new ArrayDeque<>()).add(request);
      waiting.put(owner, request);
      await(request);
    } finally {
      mutex.unlock();
    }
  }

  private void await(Request request) throws InterruptedException {
    try {
      while (request.answer == null) {
        request.answered.await();
      }
    } catch (InterruptedException e) {
      if (request.answer == null) {
        withdraw(request);
      } else if (request.answer == Answer.GRANTED) {
        pass(request.table);
      }
      throw e;
    }
    if (request.answer == Answer.WITHDRAWN) {
      throw TransactionErrors.aborted();
    }
  }

  /** Everyone waits for one holder at most, so the chain of waits is walked to its end. */
  private void refuseDeadlock(LockOwner owner, String table) {
    StringBuilder chain = new StringBuilder();
    LockOwner waiter = owner;
    String wanted = table;
    while (true) {
      LockOwner holder = holders.get(wanted);
      chain.append(
          "%sProcess %d waits for ExclusiveLock on relation %s; blocked by process %d."
              .formatted(chain.isEmpty() ? "" : " ", waiter.pid(), wanted, holder.pid()));
      if (holder.equals(owner)) {
        throw TransactionErrors.deadlock(chain.toString());
      }
      Request next = waiting.get(holder);
      if (next == null) {
        return;
      }
      waiter = holder;
      wanted = next.table;
    }
  }

  /** Lets go of all that the owner holds, and of what it waits for. */
  void release(LockOwner owner) {
    mutex.lock();
    try {
      Request request = waiting.get(owner);
      if (request != null) {
        withdraw(request);
        request.answer = Answer.WITHDRAWN;
        request.answered.signal();
      }
      for (String table : Map.copyOf(holders).keySet()) {
        if (holders.get(table).equals(owner)) {
          pass(table);
        }
      }
    } finally {
      mutex.unlock();
    }
  }

  private void withdraw(Request request) {
    waiting.remove(request.owner);
    queues.get(request.table).remove(request);
  }

  /** Gives a lock that its holder leaves to who has waited longest. */
  private void pass(String table) {
    Deque<Request> queue = queues.getOrDefault(table, new ArrayDeque<>());
    Request first = queue.poll();
    if (first == null) {
      holders.remove(table);
      queues.remove(table);
      return;
    }
    holders.put(table, first.owner);
    waiting.remove(first.owner);
    first.answer = Answer.GRANTED;
    first.answered.signal();
  }

  /** The process that holds the table's lock. */
  public Optional<Integer> holder(String table) {
    mutex.lock();
    try {
      return Optional.ofNullable(holders.get(table)).map(LockOwner::pid);
    } finally {
      mutex.unlock();
    }
  }

  /** How many wait for the table's lock. */
  public int waiters(String table) {
    mutex.lock();
    try {
      return queues.getOrDefault(table, new ArrayDeque<>()).size();
    } finally {
      mutex.unlock();
    }
  }
}
