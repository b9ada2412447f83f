package dev.slipher.sandbox;

import java.nio.file.Path;

/** What went wrong outside the warehouse, in one line for the person who reads it. */
public final class SandboxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private SandboxException(String message, Throwable cause) {
    super(message, cause);
  }

  static SandboxException notBuilt(Path expected) {
    return new SandboxException(
        "the sandbox's libraries are not in "
            + expected
            + "; build them with: mvn -B -pl sandbox package",
        null);
  }

  static SandboxException didNotStart(String lastWords) {
    return new SandboxException("the sandbox did not start: " + lastWords, null);
  }

  static SandboxException folderNotUsable(Path folder, Throwable cause) {
    return new SandboxException("the folder " + folder + " cannot be used: " + cause, cause);
  }

  static SandboxException unreachable(String what, Throwable cause) {
    return new SandboxException(what + " did not answer: " + cause, cause);
  }

  static SandboxException refused(String what, int status, String answer) {
    return new SandboxException(what + " was answered with " + status + ": " + answer, null);
  }

  static SandboxException notGenerated(int status) {
    return new SandboxException("generating TPC-H data ended with status " + status, null);
  }

  static SandboxException interrupted(String what, InterruptedException cause) {
    return new SandboxException("interrupted while " + what, cause);
  }
}
