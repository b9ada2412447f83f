package dev.slipher.spark.table;

import dev.slipher.dialect.SqlError;
import dev.slipher.dialect.SqlState;

/** Every error about tables that is not the catalog's own. */
final class TableErrors {
  private TableErrors() {}

  static SqlError unsupportedColumn(String column, String type) {
    return SqlError.of(
        SqlState.FEATURE_NOT_SUPPORTED,
        "Column \"%s\" has unsupported type \"%s\".".formatted(column, type));
  }

  static SqlError notATable(String relation) {
    return SqlError.of(SqlState.WRONG_OBJECT_TYPE, "\"%s\" is not a table".formatted(relation));
  }

  static SqlError otherDatabase(String database) {
    return SqlError.of(
        SqlState.INVALID_CATALOG_NAME, "database \"%s\" does not exist".formatted(database));
  }

  static SqlError noSchemaSelected() {
    return SqlError.of(SqlState.INVALID_SCHEMA_NAME, "no schema has been selected to create in");
  }

  /** ddl.ctas.column-names. */
  static SqlError tooManyColumnNames() {
    return SqlError.of(SqlState.SYNTAX_ERROR, "CREATE TABLE AS specifies too many column names");
  }

  static SqlError noSuchPosition(int position, int columns) {
    return SqlError.of(
        SqlState.INVALID_COLUMN_REFERENCE,
        "position %d is not in the select list of %d columns".formatted(position, columns));
  }

  /** A type that Redshift has and tables here cannot have yet. */
  static SqlError typeNotSupportedYet(String column, String type) {
    return SqlError.of(
        SqlState.FEATURE_NOT_SUPPORTED,
        "type %s of column \"%s\" is not supported yet".formatted(type, column));
  }

  /**
   * A text longer than its CHAR or VARCHAR column, in an INSERT or a DEFAULT (dml.insert.too-long).
   */
  static SqlError valueTooLong(String type) {
    return SqlError.of(
        SqlState.STRING_DATA_RIGHT_TRUNCATION, "value too long for type %s".formatted(type));
  }

  /** A value that its column cannot hold, in an INSERT or a DEFAULT. */
  static SqlError invalidValue(String type, String reason) {
    return SqlError.of(
        SqlState.INVALID_TEXT_REPRESENTATION,
        "invalid input syntax for type %s: %s".formatted(type, reason));
  }

  static SqlError wrongTypeArguments(String problem) {
    return SqlError.of(SqlState.INVALID_PARAMETER_VALUE, problem);
  }

  static SqlError typeDoesNotExist(String type) {
    return SqlError.of(SqlState.UNDEFINED_OBJECT, "type \"%s\" does not exist".formatted(type));
  }
}
