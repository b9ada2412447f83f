package dev.slipher.spark.session;

import dev.slipher.dialect.SqlText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Redshift's statements that nothing here carries out yet. Spark would answer them with its own
 * syntax error, or take them for something else.
 */
final class StatementsToCome {
  private static final List<String> BEGINNINGS =
      List.of(
          "GRANT",
          "REVOKE",
          "CREATE USER",
          "ALTER USER",
          "DROP USER",
          "CREATE GROUP",
          "ALTER GROUP",
          "DROP GROUP",
          "CREATE ROLE",
          "ALTER ROLE",
          "DROP ROLE",
          "ALTER DEFAULT PRIVILEGES",
          "CREATE EXTERNAL SCHEMA",
          "CREATE EXTERNAL TABLE",
          "CREATE MATERIALIZED VIEW",
          "CREATE PROCEDURE",
          "CREATE LIBRARY",
          "CREATE MODEL",
          "CREATE DATASHARE",
          "ANALYZE COMPRESSION",
          "LOCK");

  private StatementsToCome() {}

  /** What the statement is called, if it is one of them. */
  static Optional<String> find(String text) {
    SqlText sql = SqlText.of(text);
    for (String beginning : BEGINNINGS) {
      if (sql.startsWith(beginning.toLowerCase(Locale.ROOT).split(" "))) {
        return Optional.of(beginning);
      }
    }
    boolean schema = sql.startsWith("create", "schema") || sql.startsWith("alter", "schema");
    return schema && !sql.find("quota").isEmpty()
        ? Optional.of("a schema with a QUOTA")
        : Optional.empty();
  }
}
