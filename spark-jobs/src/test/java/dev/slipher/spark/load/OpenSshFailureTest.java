package dev.slipher.spark.load;

import dev.slipher.spark.TestWarehouse;

/** The failures of commands that run under Debian's OpenSSH server. */
class OpenSshFailureTest extends SshFailureSuite {
  OpenSshFailureTest(TestWarehouse warehouse) {
    super(warehouse, SshServer.OPEN_SSH);
  }
}
