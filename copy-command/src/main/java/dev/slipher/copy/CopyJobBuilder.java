package dev.slipher.copy;

import dev.slipher.dialect.ParsedText;
import dev.slipher.dialect.Position;
import java.util.List;
import java.util.Optional;

/** Makes the verbs of COPY JOB. */
final class CopyJobBuilder {
  /** grammar.copyjob.restrictions. */
  private static final List<CopyClause> REFUSED =
      List.of(
          CopyClause.MANIFEST,
          CopyClause.SSH,
          CopyClause.MAXERROR,
          CopyClause.IGNOREALLERRORS,
          CopyClause.NOLOAD, // no file would ever be loaded
          CopyClause.ACCESS_KEY_ID,
          CopyClause.SECRET_ACCESS_KEY,
          CopyClause.SESSION_TOKEN,
          CopyClause.CREDENTIALS);

  private CopyJobBuilder() {}

  static CopyJobCommand verb(RedshiftCopy.CopyJobContext tree) {
    if (tree.LIST() != null) {
      return new CopyJobCommand.List();
    }
    String job = jobName(tree.identifier());
    if (tree.ALTER() != null) {
      Optional<Boolean> auto =
          tree.AUTO() == null ? Optional.empty() : Optional.of(tree.ON() != null);
      return new CopyJobCommand.Alter(job, auto);
    }
    if (tree.RUN() != null) {
      return new CopyJobCommand.Run(job);
    }
    return tree.SHOW() != null ? new CopyJobCommand.Show(job) : new CopyJobCommand.Drop(job);
  }

  /**
   * {@code COPY ... JOB CREATE}: only what a job forbids is refused now; the rest of the COPY is
   * judged when the job runs.
   */
  static CopyJobCommand create(String sql, RedshiftCopy.CopyContext tree, CopyDraft draft) {
    for (CopyClause clause : REFUSED) {
      if (draft.says(clause)) {
        throw CopyErrors.notForJob(clause.spelling(), draft.positionOf(clause));
      }
    }
    if (!draft.says(CopyClause.IAM_ROLE)) {
      throw CopyErrors.authorizationMissing(draft.end());
    }
    if (draft.argument(CopyClause.IAM_ROLE).stream().noneMatch(role -> role.startsWith("'"))) {
      throw CopyErrors.notForJob("IAM_ROLE default", draft.positionOf(CopyClause.IAM_ROLE));
    }
    if (!draft.source().value().startsWith("s3://")) {
      throw CopyErrors.notForJob("a source other than S3", draft.sourcePosition());
    }
    RedshiftCopy.JobCreateContext clause = tree.jobCreate();
    return new CopyJobCommand.Create(
        jobName(clause.identifier()),
        clause.OFF() == null,
        draft.table(),
        draft.text(CopyClause.IAM_ROLE).orElseThrow(),
        sql.substring(tree.getStart().getStartIndex(), clause.getStart().getStartIndex())
            .stripTrailing());
  }

  private static String jobName(RedshiftCopy.IdentifierContext tree) {
    String name = ParsedText.name(tree);
    if (name.indexOf('-') >= 0) {
      Position position = ParsedText.positionOf(tree.getStart());
      throw CopyErrors.hyphenInJobName(name, position);
    }
    return name;
  }
}
