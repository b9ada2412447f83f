package dev.slipher.spark.internals;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work that a cancelled statement still has to finish, out of reach of its thread's interrupts. */
public final class ProtectedWork {
  private ProtectedWork() {}

  /** Runs the work to its end on a thread of its own; what it throws is thrown here. */
  public static void run(String threadName, Runnable work) {
    FutureTask<Void> task = new FutureTask<>(work, null);
    Thread thread = new Thread(task, threadName);
    thread.setDaemon(true);
    thread.start();
    boolean interrupted = false;
    try {
      boolean done = false;
      while (!done) {
        try {
          task.get();
          done = true;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw thrown(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException thrown(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException told ? told : new IllegalStateException(failure);
  }
}
