package dev.slipher.spark.load.source.ssh;

import dev.slipher.dialect.SqlError;
import dev.slipher.formats.scan.SkippedSplitException;
import dev.slipher.formats.scan.Split;
import dev.slipher.formats.scan.SplitOpener;
import dev.slipher.spark.internals.TaskEvents;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskFailureListener;

/** Runs the commands of a manifest, each once, in the tasks that read their output. */
final class SshOpener implements SplitOpener, Serializable {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // an immutable list
  private final List<SshEntry> entries;

  private final SshSettings settings;
  private final SshErrors errors;
  private final TaskEvents<SshEvent> events;

  SshOpener(
      List<SshEntry> entries, SshSettings settings, SshErrors errors, TaskEvents<SshEvent> events) {
    this.entries = List.copyOf(entries);
    this.settings = settings;
    this.errors = errors;
    this.events = events;
  }

  /**
   * Connects and runs the entry's command. What a mandatory one writes is read as it comes. That of
   * any other is read when the command has ended well, so that none of it is loaded if it does not.
   *
   * @throws SkippedSplitException if it is not mandatory, and fails
   * @throws SqlError if it is mandatory, and fails, or its task is not the first to try
   */
  @Override
  public InputStream open(Split split) throws IOException {
    int index = Integer.parseInt(split.version());
    SshEntry entry = entries.get(index);
    TaskContext task = TaskContext.get();
    if (task.attemptNumber() > 0 || task.stageAttemptNumber() > 0) {
      throw errors.attemptedAgain(entry);
    }
    TaskFailureListener broken = (context, failure) -> broken(index, context, failure);
    task.addTaskFailureListener(broken);
    try {
      SshConnection connection = SshConnection.open(entry, settings, task::isInterrupted);
      events.tell(new SshEvent.Connected(index, slice(), connection.hostKey(), nowMicros()));
      InputStream streamed = new Streamed(connection, index);
      if (entry.mandatory()) {
        return streamed;
      }
      try (streamed) {
        return HeldOutput.of(connection.output());
      }
    } catch (InterruptedIOException e) {
      throw errors.cancelled().causedBy(e);
    } catch (SshException e) {
      throw failed(index, e);
    }
  }

  /** Spark itself forgets why a task failed at first when the next attempt fails, too. */
  private void broken(int index, TaskContext task, Throwable failure) {
    if (!task.isInterrupted()) {
      events.tell(SshEvent.Broken.of(index, failure));
    }
  }

  private SkippedSplitException failed(int index, SshException failure) {
    SshEntry entry = entries.get(index);
    events.tell(new SshEvent.Failed(index, slice(), failure.getMessage(), nowMicros()));
    if (entry.mandatory()) {
      throw errors.failed(entry, failure.getMessage());
    }
    return new SkippedSplitException(failure.getMessage());
  }

  private static int slice() {
    return TaskContext.getPartitionId();
  }

  private static long nowMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }

  /** The output as it comes; what goes wrong is the host's failure, not the data's. */
  private final class Streamed extends FilterInputStream {
    private final SshConnection connection;
    private final int index;

    private Streamed(SshConnection connection, int index) {
      super(connection.output());
      this.connection = connection;
      this.index = index;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      try {
        return in.read(target, offset, length);
      } catch (InterruptedIOException e) {
        throw errors.cancelled().causedBy(e);
      } catch (SshException e) {
        throw failed(index, e);
      }
    }

    @Override
    public void close() {
      connection.close();
    }
  }
}
