package dev.slipher.dialect;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Every error that this module shows to a user, worded as PostgreSQL 8.0 words it. */
final class DialectErrors {
  private DialectErrors() {}

  static SqlError syntaxErrorNear(String text, Position position, String expectation) {
    return syntaxError("syntax error at or near \"" + text + "\"", position, expectation);
  }

  static SqlError syntaxErrorAtEnd(Position position, String expectation) {
    return syntaxError("syntax error at end of input", position, expectation);
  }

  private static SqlError syntaxError(String what, Position position, String expectation) {
    String tail = expectation.isEmpty() ? "" : ": expected " + expectation;
    return SqlError.of(SqlState.SYNTAX_ERROR, what + " at " + position + tail).at(position);
  }

  static SqlError unterminated(String what, String mark, Position position) {
    // Only the opening mark is shown: what follows may hold a secret.
    return SqlError.of(
            SqlState.SYNTAX_ERROR,
            "unterminated %s at or near \"%s\" at %s".formatted(what, mark, position))
        .at(position);
  }

  static SqlError notSupported(String what) {
    return SqlError.of(SqlState.FEATURE_NOT_SUPPORTED, what + " is not supported");
  }

  static SqlError nestedTooDeeply() {
    return SqlError.of(SqlState.STATEMENT_TOO_COMPLEX, "stack depth limit exceeded");
  }

  static SqlError reservedWord(String text, Position position) {
    return withReservedWordHint(syntaxErrorNear(text, position, "a name"), text);
  }

  static SqlError withReservedWordHint(SqlError error, String word) {
    return error.withHint(
        "%s is a reserved word; put it in double quotes to use it as a name.".formatted(word));
  }

  static SqlError emptyName(Position position) {
    return SqlError.of(
            SqlState.SYNTAX_ERROR,
            "zero-length delimited identifier at or near \"\"\"\" at " + position)
        .at(position);
  }

  static SqlError tooManyNameParts(String name, Position position) {
    return SqlError.of(
            SqlState.SYNTAX_ERROR, "improper qualified name (too many dotted names): " + name)
        .at(position);
  }

  static SqlError integerOutOfRange(String text, Position position) {
    return SqlError.of(
            SqlState.SYNTAX_ERROR, "value \"%s\" is out of range for type bigint".formatted(text))
        .at(position);
  }

  static SqlError unknownEncoding(String encoding, Position position) {
    return SqlError.of(
            SqlState.SYNTAX_ERROR, "unrecognized compression encoding \"%s\"".formatted(encoding))
        .withHint("Encodings are " + encodings() + ".")
        .at(position);
  }

  private static String encodings() {
    return Arrays.stream(ColumnEncoding.values())
        .map(ColumnEncoding::name)
        .collect(Collectors.joining(", "));
  }

  static SqlError repeated(String clause, Position position) {
    return SqlError.of(SqlState.SYNTAX_ERROR, "conflicting or redundant options")
        .withDetail(clause + " is specified more than once.")
        .at(position);
  }

  static SqlError conflictingNullability(String column, String table, Position position) {
    return SqlError.of(
            SqlState.SYNTAX_ERROR,
            "conflicting NULL/NOT NULL declarations for column \"%s\" of table \"%s\""
                .formatted(column, table))
        .at(position);
  }

  static SqlError columnWithoutType(String column, Position position) {
    return syntaxErrorNear(column, position, "a column with a type")
        .withHint("A column list without types belongs to CREATE TABLE AS.");
  }

  static SqlError typedColumnOfQuery(Position position) {
    return SqlError.of(SqlState.SYNTAX_ERROR, "CREATE TABLE AS takes column names without types")
        .at(position);
  }

  static SqlError notForQuery(String clause) {
    return SqlError.of(SqlState.SYNTAX_ERROR, clause + " cannot be specified in CREATE TABLE AS");
  }

  static SqlError duplicateColumn(String column) {
    return SqlError.of(
        SqlState.DUPLICATE_COLUMN, "column \"%s\" specified more than once".formatted(column));
  }

  static SqlError tooManyColumns(int most) {
    return SqlError.of(
        SqlState.TOO_MANY_COLUMNS, "tables can have at most %d columns".formatted(most));
  }

  static SqlError tooManySortKeys(String style, int most) {
    return SqlError.of(
        SqlState.INVALID_TABLE_DEFINITION,
        "%s sort keys can have at most %d columns".formatted(style, most));
  }

  static SqlError severalDistributionKeys() {
    return SqlError.of(
        SqlState.INVALID_TABLE_DEFINITION, "Only one DISTKEY column can be specified per table");
  }

  static SqlError severalSortKeys() {
    return SqlError.of(
        SqlState.INVALID_TABLE_DEFINITION, "Only one SORTKEY can be specified per table");
  }

  static SqlError distributionKeyNeedsStyleKey(DistributionStyle style) {
    return SqlError.of(
            SqlState.INVALID_TABLE_DEFINITION,
            "DISTSTYLE %s cannot be specified with a DISTKEY column".formatted(style))
        .withHint("With a DISTKEY, DISTSTYLE is KEY or left out.");
  }

  static SqlError styleKeyNeedsDistributionKey() {
    return SqlError.of(
        SqlState.INVALID_TABLE_DEFINITION, "A DISTKEY column must be specified for DISTSTYLE KEY");
  }

  static SqlError keyColumnMissing(String key, String column) {
    return SqlError.of(
        SqlState.UNDEFINED_COLUMN,
        "column \"%s\" named in %s does not exist".formatted(column, key));
  }

  static SqlError severalPrimaryKeys(String table) {
    return SqlError.of(
        SqlState.INVALID_TABLE_DEFINITION,
        "multiple primary keys for table \"%s\" are not allowed".formatted(table));
  }

  static SqlError severalDefaults(String column, String table) {
    return SqlError.of(
        SqlState.SYNTAX_ERROR,
        "multiple default values specified for column \"%s\" of table \"%s\""
            .formatted(column, table));
  }

  static SqlError subqueryInDefault() {
    return SqlError.of(SqlState.FEATURE_NOT_SUPPORTED, "cannot use subquery in default expression");
  }

  static SqlError columnInDefault() {
    return SqlError.of(
        SqlState.INVALID_COLUMN_REFERENCE, "cannot use column references in default expression");
  }

  static SqlError temporaryWithSchema() {
    return SqlError.of(
        SqlState.INVALID_TABLE_DEFINITION, "temporary tables cannot specify a schema name");
  }

  static SqlError likeWithAttributes() {
    return SqlError.of(
            SqlState.INVALID_TABLE_DEFINITION,
            "table attributes cannot be specified in CREATE TABLE LIKE")
        .withDetail("Distribution style, sort keys and BACKUP are those of the table after LIKE.");
  }
}
