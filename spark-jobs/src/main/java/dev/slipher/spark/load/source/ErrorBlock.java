package dev.slipher.spark.load.source;

import dev.slipher.catalog.system.EngineError;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The DETAIL that Redshift adds to an error of its engine.
 *
 * @param error the error's text
 * @param code Redshift's own number
 * @param context what it was doing; may be empty
 * @param location file and line as Redshift's own texts show them (t_Validating_input_files)
 * @param process the kind of process
 */
public record ErrorBlock(
    String error, int code, String context, Location location, String process) {
  private static final String RULE = "-----------------------------------------------";

  /** A text as {@link #text} writes it; its error and context may hold line feeds. */
  private static final Pattern TEXT =
      Pattern.compile(
          " error:  (.*)\n *code:      (\\d+)\n *context:   (.*)\n *query:     \\d+\n"
              + " *location:  (.*):(\\d+)\n *process:   (\\w+) \\[pid=",
          Pattern.DOTALL);

  /** The places that published error texts name. */
  public enum Location {
    S3_PREFIX("s3_utility.cpp:539"),
    S3_LISTING("s3_utility.cpp:840"),
    S3_SCANNER("table_s3_scanner.cpp:354"),
    SCAN_STEP("step_scan.cpp:1883"),
    CREDENTIALS("xen_aws_credentials_mgr.cpp:402"),
    COLUMNAR_MANIFEST("spectrum_manifest.cpp:204"),
    COLUMNAR_SCAN("dory_util.cpp:1450");

    private final String text;

    Location(String text) {
      this.text = text;
    }
  }

  /** The block as the client sees it. */
  public String text(LoadIdentity load) {
    return """

      %1$s
      error:  %2$s
      code:      %3$d
      context:   %4$s
      query:     %5$d
      location:  %6$s
      process:   %7$s [pid=%8$d]
      %1$s
    """
        .formatted(
            RULE, error, code, context, load.query(), location.text, process, load.process());
  }

  /** The error that a DETAIL tells of, if it is a block. */
  public static Optional<EngineError> in(String detail) {
    Matcher block = TEXT.matcher(detail);
    if (!block.find()) {
      return Optional.empty();
    }
    String error = block.group(1);
    String context = block.group(3);
    return Optional.of(
        new EngineError(
            block.group(6),
            Integer.parseInt(block.group(2)),
            block.group(4),
            Integer.parseInt(block.group(5)),
            context.isEmpty() ? "" : error,
            context.isEmpty() ? error : context));
  }
}
