package dev.slipher.spark.load.source.ssh;

import dev.slipher.dialect.SqlError;
import dev.slipher.dialect.SqlState;
import dev.slipher.spark.load.source.ErrorBlock;
import dev.slipher.spark.load.source.ErrorBlock.Location;
import dev.slipher.spark.load.source.LoadIdentity;
import java.io.Serializable;

/** Every error of an SSH source; clusters' own texts for them are not published. */
record SshErrors(LoadIdentity load) implements Serializable {
  private static final String SCANNER = "query0_0";

  /** The code of errors that are about reaching or naming the source. */
  private static final int SOURCE = 8001;

  /** ssh.mandatory-true. */
  SqlError failed(SshEntry entry, String reason) {
    return error(
        "SSH to host '%s' with command '%s' failed: %s"
            .formatted(entry.endpoint(), entry.command(), reason),
        at(entry));
  }

  /** ssh.zero-connections-fails. */
  SqlError noneSucceeded(int entries, SshEntry first, String reason) {
    return error(
        "None of the %d SSH connections succeeded; host '%s' with command '%s' failed: %s"
            .formatted(entries, first.endpoint(), first.command(), reason),
        at(first));
  }

  /** A command may have effects, and what it writes may differ: it runs once for a load. */
  SqlError attemptedAgain(SshEntry entry) {
    return error(
            "The task that read from host '%s' was lost, and command '%s' is not run a second time"
                .formatted(entry.endpoint(), entry.command()),
            at(entry))
        .withHint("Run the COPY again.");
  }

  /** There is no private key to connect with. */
  SqlError noIdentity() {
    return error("The cluster has no key pair for SSH", "")
        .withHint(
            "Name the file of its private key in the setting spark.hadoop."
                + SshSettings.IDENTITY
                + ".");
  }

  /** A setting that cannot be used. */
  SqlError invalidSetting(IllegalArgumentException problem) {
    return error(problem.getMessage(), "").causedBy(problem);
  }

  SqlError cancelled() {
    return SqlError.of(
        SqlState.QUERY_CANCELED, "Query (%d) cancelled on user's request".formatted(load.query()));
  }

  private static String at(SshEntry entry) {
    return "SSH host = " + entry.host() + ", user = " + entry.username();
  }

  private SqlError error(String message, String context) {
    ErrorBlock block = new ErrorBlock(message, SOURCE, context, Location.SCAN_STEP, SCANNER);
    return SqlError.of(SqlState.INTERNAL_ERROR, message).withDetail(block.text(load));
  }
}
