package dev.slipher.it.run;

import dev.slipher.it.script.Case;
import dev.slipher.it.script.Step;
import java.util.List;
import java.util.stream.Collectors;

/** A step that went otherwise than the case says. */
final class StepFailure extends AssertionError {
  private static final long serialVersionUID = 1;

  StepFailure(Case test, Step step, String problem, Throwable cause) {
    super(test.file() + ":" + step.line() + ": " + problem, cause);
  }

  /** Lines below a title, indented; those that {@code wrong} names are marked. */
  static String block(String title, List<String> lines) {
    return "\n"
        + title
        + " ("
        + lines.size()
        + ")\n"
        + lines.stream().map(l -> "  " + l).collect(Collectors.joining("\n"));
  }
}
