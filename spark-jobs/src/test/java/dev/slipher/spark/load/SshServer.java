package dev.slipher.spark.load;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The SSH servers from which loads are proved. */
enum SshServer {
  /** Apache MINA's, as it is in the sandbox. */
  MINA {
    @Override
    void requireInstalled() {}

    @Override
    SshHost start(Path folder, int port, Path authorizedKeys) {
      return MinaHost.start(folder, port, authorizedKeys);
    }
  },
  /** Debian's OpenSSH, where it is installed; SLIPHER_SSHD says that it must be. */
  OPEN_SSH {
    @Override
    void requireInstalled() {
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
  };

  /** Leaves the test out where the server may be missing, and is. */
  abstract void requireInstalled();

  /** Starts a host that keeps its key in the folder; port 0 is any. */
  abstract SshHost start(Path folder, int port, Path authorizedKeys);
}
