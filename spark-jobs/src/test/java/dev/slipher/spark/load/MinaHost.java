package dev.slipher.spark.load;

import dev.slipher.sandbox.SandboxSsh;
import java.nio.file.Path;

/** Apache MINA's SSH server, in a process of its own. */
record MinaHost(SandboxSsh host) implements SshHost {
  static MinaHost start(Path folder, int port, Path authorizedKeys) {
    return new MinaHost(
        SandboxSsh.start(folder.resolve("home"), port, authorizedKeys, folder.resolve("host_rsa")));
  }

  @Override
  public int port() {
    return host.port();
  }

  @Override
  public String user() {
    return "redshift";
  }

  @Override
  public String hostKey() {
    return host.hostKey();
  }

  @Override
  public boolean handsSignalsOn() {
    return true;
  }

  @Override
  public void close() {
    host.close();
  }
}
