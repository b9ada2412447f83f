package dev.slipher.spark.load;

import dev.slipher.spark.TestWarehouse;

/** The output of commands that run under Debian's OpenSSH server. */
class OpenSshOutputTest extends SshOutputSuite {
  OpenSshOutputTest(TestWarehouse warehouse) {
    super(warehouse, SshServer.OPEN_SSH);
  }
}
