package dev.slipher.spark.internals;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/** Work that a cancelled statement still has to finish, out of reach of its thread's interrupts. */
public final class ProtectedWork {
  private ProtectedWork() {}

  /** Runs the work to its end on a thread of its own; what it throws is thrown here. */
  public static void run(String threadName, Runnable work) {
    run(threadName, Executors.callable(work, null));
  }

  /** The same for work that has something to answer. */
  public static <T> T run(String threadName, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, threadName);
    thread.setDaemon(true);
    thread.start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
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
