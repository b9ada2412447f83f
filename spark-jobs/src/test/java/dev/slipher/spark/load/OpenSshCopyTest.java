package dev.slipher.spark.load;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipher.spark.TestWarehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;

/** COPY from Debian's OpenSSH server, where it is installed; SLIPHER_SSHD says that it must be. */
class OpenSshCopyTest extends SshCopySuite {
  OpenSshCopyTest(TestWarehouse warehouse) {
    super(warehouse);
  }

  @BeforeAll
  static void isInstalled() {
    boolean installed = Files.isExecutable(OpenSshHost.program());
    if (System.getenv("SLIPHER_SSHD") != null) {
      assertTrue(installed, OpenSshHost.program() + " is not there");
    }
    assumeTrue(installed, "no OpenSSH server is installed");
  }

  @Override
  SshHost start(Path folder, int port, Path authorizedKeys) {
    return OpenSshHost.start(folder, port, authorizedKeys);
  }
}
