package dev.slipher.it.world;

import dev.slipher.endpoint.Endpoint;
import dev.slipher.endpoint.EndpointSettings;
import dev.slipher.it.run.Faults;
import dev.slipher.it.run.Objects;
import dev.slipher.it.run.World;
import dev.slipher.it.script.Driver;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.UnaryOperator;

/** An endpoint in this process, for all cases that do not ask for their own. */
public final class SharedWorld implements World {
  private final Outside outside;
  private final Endpoint endpoint;

  private SharedWorld(Outside outside, Endpoint endpoint) {
    this.outside = outside;
    this.endpoint = endpoint;
  }

  /** Starts endpoint and sandbox on free ports, over a folder that is empty. */
  public static SharedWorld start(Path folder) {
    return start(folder, UnaryOperator.identity());
  }

  /** The same with settings of one's own. */
  public static SharedWorld start(Path folder, UnaryOperator<EndpointSettings> change) {
    Outside outside = Outside.start(folder.resolve("s3"));
    EndpointSettings settings = EndpointSettings.of(folder).withSandbox(outside.endpoint());
    return new SharedWorld(outside, Endpoint.start(change.apply(settings)));
  }

  @Override
  public Connection connect(Driver driver, String user, String password) throws SQLException {
    return Drivers.connect(driver, endpoint.jdbcUrl(), user, password);
  }

  @Override
  public Objects objects() {
    return outside.objects();
  }

  @Override
  public Path buckets() {
    return outside.buckets();
  }

  @Override
  public Faults faults() {
    return outside.faults();
  }

  @Override
  public void restart() {
    throw new AssertionError("only a case with 'world: own' may restart its endpoint");
  }

  @Override
  public void kill() {
    throw new AssertionError("only a case with 'world: own' may kill its endpoint");
  }

  @Override
  public void close() {
    endpoint.close();
    outside.close();
  }
}
