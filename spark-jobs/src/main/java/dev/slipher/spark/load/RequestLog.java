package dev.slipher.spark.load;

import dev.slipher.catalog.system.S3Failure;
import dev.slipher.formats.scan.Split;
import dev.slipher.formats.scan.SplitOpener;
import dev.slipher.spark.internals.TaskEvents;
import dev.slipher.spark.load.source.s3.S3Call;
import dev.slipher.spark.load.source.s3.S3Opener;
import dev.slipher.spark.load.source.ssh.SshEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.util.CollectionAccumulator;

/**
 * Gathers the tasks' requests that failed at least once, whether or not a later attempt went well.
 */
final class RequestLog implements Serializable {
  private static final long serialVersionUID = 1L;

  private final CollectionAccumulator<SliceCall> calls;

  private record SliceCall(int slice, S3Call call) implements Serializable {}

  private final TaskEvents<SshEvent> connections;

  private RequestLog(CollectionAccumulator<SliceCall> calls, TaskEvents<SshEvent> connections) {
    this.calls = calls;
    this.connections = connections;
  }

  static RequestLog begin(SparkContext context) {
    CollectionAccumulator<SliceCall> calls = new CollectionAccumulator<>();
    // Without a name: what has one is shown with every task and kept in event logs.
    context.register(calls);
    return new RequestLog(calls, TaskEvents.begin(context));
  }

  /** The opener, telling this log of each request. */
  SplitOpener watch(S3Opener opener) {
    return new WatchedOpener(opener, this);
  }

  /** Takes what is told of connections to remote hosts, those that went well too. */
  TaskEvents<SshEvent> connections() {
    return connections;
  }

  /** The failed attempts, in the order in which the slices told of them. */
  List<S3Failure> failures() {
    List<S3Failure> failures = new ArrayList<>();
    for (SliceCall each : List.copyOf(calls.value())) {
      failures.addAll(failures(each.slice(), each.call()));
    }
    return failures;
  }

  /** The failed attempts of one request. */
  static List<S3Failure> failures(int slice, S3Call call) {
    return call.failures().stream()
        .map(
            failure ->
                new S3Failure(
                    slice,
                    "s3://" + call.bucket() + "/" + call.key(),
                    call.method(),
                    failure.error(),
                    failure.atMicros()))
        .toList();
  }

  private void add(S3Call call) {
    if (!call.failures().isEmpty()) {
      calls.add(new SliceCall(TaskContext.getPartitionId(), call));
    }
  }

  private record WatchedOpener(S3Opener opener, RequestLog log)
      implements SplitOpener, Serializable {
    @Override
    public InputStream open(Split split) throws IOException {
      return opener.loggingTo(log::add).open(split);
    }
  }
}
