package dev.slipher.spark.load.source.s3;

import dev.slipher.sandbox.faults.Fault;
import dev.slipher.sandbox.faults.FaultyServer;
import dev.slipher.sandbox.faults.Request;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Stands before an S3 server; each request meets the next of the faults that it was told. */
final class FaultyS3 implements AutoCloseable {
  private final ConcurrentLinkedQueue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final FaultyServer server;

  FaultyS3(URI target) {
    server = FaultyServer.before(target, request -> Optional.ofNullable(faults.poll()));
  }

  URI endpoint() {
    return server.endpoint();
  }

  /** The next requests meet these, one each. */
  void next(Fault... those) {
    faults.addAll(List.of(those));
  }

  /** Method and undecoded target of each request so far. */
  List<String> requests() {
    return server.requests().stream().map(Request::toString).toList();
  }

  /** That header of each request so far; {@code null} in words where there is none. */
  List<String> headers(String name) {
    return server.requests().stream().map(request -> String.valueOf(request.header(name))).toList();
  }

  @Override
  public void close() {
    server.close();
  }
}
