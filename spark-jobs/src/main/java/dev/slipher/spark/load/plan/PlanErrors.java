package dev.slipher.spark.load.plan;

import dev.slipher.copy.CopyClause;
import dev.slipher.dialect.SqlError;
import dev.slipher.dialect.SqlState;

/** Every error that a load meets while it is planned. */
final class PlanErrors {
  private PlanErrors() {}

  /** A clause, or a value of it, that parses and has no effect here yet. */
  static SqlError notSupported(CopyClause clause) {
    return notSupported(clause.spelling());
  }

  static SqlError notSupported(String what) {
    return SqlError.of(
        SqlState.FEATURE_NOT_SUPPORTED, "COPY with %s is not supported yet".formatted(what));
  }

  /** A DATEFORMAT or TIMEFORMAT that no value could match. */
  static SqlError invalidFormat(CopyClause clause, String problem) {
    return SqlError.of(
        SqlState.INVALID_PARAMETER_VALUE, "%s: %s".formatted(clause.spelling(), problem));
  }

  /** A delimiter or quote character that cannot part fields. */
  static SqlError invalidLayout(IllegalArgumentException problem) {
    return SqlError.of(SqlState.INVALID_PARAMETER_VALUE, "COPY: " + problem.getMessage())
        .causedBy(problem);
  }

  /** grammar.conflict.explicit-ids-needs-identity. */
  static SqlError identityNeedsExplicitIds(String column) {
    return SqlError.of(
            SqlState.INVALID_COLUMN_REFERENCE,
            "cannot copy into identity column \"%s\" without EXPLICIT_IDS".formatted(column))
        .withHint("Add EXPLICIT_IDS, or leave the column out of the column list.");
  }

  /** grammar.conflict.explicit-ids-needs-identity. */
  static SqlError explicitIdsNeedIdentity(String column) {
    return SqlError.of(
        SqlState.INVALID_COLUMN_REFERENCE,
        "EXPLICIT_IDS needs the identity column \"%s\" in the column list".formatted(column));
  }

  static SqlError noIdentityColumn(String table) {
    return SqlError.of(
        SqlState.INVALID_COLUMN_REFERENCE,
        "EXPLICIT_IDS cannot be used: table \"%s\" has no identity column".formatted(table));
  }

  /** colmap.omitted-notnull-fails. */
  static SqlError omittedNotNull(String column) {
    return SqlError.of(
        SqlState.INVALID_COLUMN_REFERENCE,
        ("column \"%s\" is NOT NULL, has no DEFAULT and is missing from the column list")
            .formatted(column));
  }
}
