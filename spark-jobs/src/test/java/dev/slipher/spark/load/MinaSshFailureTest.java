package dev.slipher.spark.load;

import dev.slipher.spark.TestWarehouse;

/** The failures of commands that run under Apache MINA's SSH server. */
class MinaSshFailureTest extends SshFailureSuite {
  MinaSshFailureTest(TestWarehouse warehouse) {
    super(warehouse, SshServer.MINA);
  }
}
