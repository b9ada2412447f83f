package dev.slipher.spark.load.plan;

import dev.slipher.copy.CopyClause;
import dev.slipher.copy.S3Location;
import dev.slipher.dialect.SqlError;
import dev.slipher.dialect.SqlState;
import dev.slipher.formats.json.MalformedJsonPathsException;

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

  /** A clause that Redshift has and that a column's type excludes. */
  static SqlError notForType(CopyClause clause, String column, String type) {
    return SqlError.of(
        SqlState.FEATURE_NOT_SUPPORTED,
        "%s is not supported for column \"%s\" of type %s"
            .formatted(clause.spelling(), column, type));
  }

  /** A DATEFORMAT or TIMEFORMAT that no value could match. */
  static SqlError invalidFormat(CopyClause clause, String problem) {
    return SqlError.of(
        SqlState.INVALID_PARAMETER_VALUE, "%s: %s".formatted(clause.spelling(), problem));
  }

  /** json.jsonpaths.malformed and its kin: MAXERROR has no say (json.jsonpaths.maxerror-na). */
  static SqlError malformedJsonPaths(S3Location file, MalformedJsonPathsException problem) {
    return SqlError.of(SqlState.INTERNAL_ERROR, problem.getMessage())
        .withDetail("JSONPaths file location = " + file.toUri())
        .causedBy(problem);
  }

  /** Clusters (json.jsonpaths.count-mismatch). */
  static SqlError jsonPathsCount(int paths, int columns) {
    return SqlError.of(
        SqlState.INTERNAL_ERROR,
        ("Number of jsonpaths and the number of columns should match. JSONPath size: %d, Number of"
                + " columns in table or column list: %d")
            .formatted(paths, columns));
  }

  /** json.noshred: one column, and of a type that can hold a document. */
  static SqlError noShredNeedsSuper() {
    return SqlError.of(
        SqlState.INVALID_COLUMN_REFERENCE,
        "COPY with JSON 'noshred' needs exactly one target column, of type SUPER");
  }

  /** Without a list of columns the shape goes into the first (shapefile.first-column). */
  static SqlError notAShapeColumn(String column, String type) {
    return SqlError.of(
            SqlState.DATATYPE_MISMATCH,
            "COPY from SHAPEFILE loads shapes into its first column, and \"%s\" is of type %s"
                .formatted(column, type))
        .withHint("Name the columns in the order of the shapefile: first the GEOMETRY column.");
  }

  /** shapefile.geography. */
  static SqlError geographyFromShapefile(String column) {
    return notForType(CopyClause.SHAPEFILE, column, "GEOGRAPHY")
        .withHint("Load the shapes into a GEOMETRY column and cast them to GEOGRAPHY.");
  }

  /** Neither a tolerance nor AUTO, so there is nothing to simplify by. */
  static SqlError simplifyNeedsTolerance() {
    return SqlError.of(
        SqlState.INVALID_PARAMETER_VALUE, "SIMPLIFY needs a tolerance unless AUTO is specified");
  }

  /** A delimiter or quote character that cannot part fields. */
  static SqlError invalidLayout(IllegalArgumentException problem) {
    return SqlError.of(SqlState.INVALID_PARAMETER_VALUE, "COPY: " + problem.getMessage())
        .causedBy(problem);
  }

  /** fixedwidth.order. */
  static SqlError otherColumnCount(int widths, int columns) {
    return SqlError.of(
        SqlState.INVALID_PARAMETER_VALUE,
        "FIXEDWIDTH specifies %d columns, and %d are to be loaded".formatted(widths, columns));
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
