/**
 * Redshift's SQL as text: the one lexer, script splitting, names, string literals, and the
 * statements beside COPY that Spark does not read itself (CREATE TABLE, DROP TABLE, TRUNCATE).
 *
 * <p>Nothing here knows tables, types or Spark: a column's type is a {@link
 * dev.slipher.dialect.TypeName}, a default is text. Every user-facing failure is a {@link
 * dev.slipher.dialect.SqlError}.
 */
package dev.slipher.dialect;
