package dev.slipher.spark.load;

import dev.slipher.spark.TestWarehouse;
import java.nio.file.Path;

/** COPY from Apache MINA's SSH server. */
class MinaSshCopyTest extends SshCopySuite {
  MinaSshCopyTest(TestWarehouse warehouse) {
    super(warehouse);
  }

  @Override
  SshHost start(Path folder, int port, Path authorizedKeys) {
    return MinaHost.start(folder, port, authorizedKeys);
  }
}
