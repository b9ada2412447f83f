package dev.slipher.copy;

import dev.slipher.dialect.QualifiedName;
import java.util.Objects;
import java.util.Optional;

/** The verbs of COPY JOB (guide page r_COPY-JOB). Job names are folded like all identifiers. */
public sealed interface CopyJobCommand extends CopyCommand {

  /**
   * {@code COPY ... JOB CREATE name [AUTO ON | OFF]}.
   *
   * <p>The job keeps its COPY as text: Redshift looks at most of its parameters only when the job
   * runs (grammar.copyjob.restrictions).
   *
   * @param table the target of the COPY
   * @param iamRole the role's ARN, or a chain of them, as it was written
   * @param copyText the COPY statement without its JOB clause, as it was written
   * @param auto whether new files load by themselves; ON where nothing was said
   */
  record Create(String job, boolean auto, QualifiedName table, String iamRole, String copyText)
      implements CopyJobCommand {
    public Create {
      Objects.requireNonNull(job);
      Objects.requireNonNull(table);
      Objects.requireNonNull(iamRole);
      Objects.requireNonNull(copyText);
    }
  }

  /**
   * {@code COPY JOB ALTER name [AUTO ON | OFF]}.
   *
   * @param auto empty where nothing was said
   */
  record Alter(String job, Optional<Boolean> auto) implements CopyJobCommand {}

  /** {@code COPY JOB RUN name}. */
  record Run(String job) implements CopyJobCommand {}

  /** {@code COPY JOB LIST}. */
  record List() implements CopyJobCommand {}

  /** {@code COPY JOB SHOW name}. */
  record Show(String job) implements CopyJobCommand {}

  /** {@code COPY JOB DROP name}. */
  record Drop(String job) implements CopyJobCommand {}
}
