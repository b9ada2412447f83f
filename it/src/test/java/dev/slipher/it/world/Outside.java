package dev.slipher.it.world;

import dev.slipher.it.run.ObjectFaults;
import dev.slipher.it.run.Objects;
import dev.slipher.sandbox.Sandbox;
import dev.slipher.sandbox.SandboxSettings;
import dev.slipher.sandbox.faults.FaultyServer;
import java.net.URI;
import java.nio.file.Path;

/** The sandbox's S3, and the proxy through which the endpoint sees it. */
final class Outside implements AutoCloseable {
  private final Sandbox sandbox;
  private final ObjectFaults faults = new ObjectFaults();
  private final FaultyServer proxy;
  private final Objects objects;

  private Outside(Sandbox sandbox) {
    this.sandbox = sandbox;
    proxy = FaultyServer.before(sandbox.endpoint(), faults);
    objects = new Objects(sandbox.endpoint());
  }

  /** Starts over a folder, which holds the buckets. */
  static Outside start(Path buckets) {
    return new Outside(Sandbox.start(SandboxSettings.of(buckets)));
  }

  /** What the endpoint takes for S3. */
  URI endpoint() {
    return proxy.endpoint();
  }

  ObjectFaults faults() {
    return faults;
  }

  Objects objects() {
    return objects;
  }

  Path buckets() {
    return sandbox.settings().folder();
  }

  @Override
  public void close() {
    proxy.close();
    sandbox.close();
  }
}
