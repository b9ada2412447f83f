package dev.slipher.spark.load;

import dev.slipher.spark.TestWarehouse;

/** The output of commands that run under Apache MINA's SSH server. */
class MinaSshOutputTest extends SshOutputSuite {
  MinaSshOutputTest(TestWarehouse warehouse) {
    super(warehouse, SshServer.MINA);
  }
}
