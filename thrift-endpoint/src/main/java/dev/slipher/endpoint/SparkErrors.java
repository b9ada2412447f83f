package dev.slipher.endpoint;

import dev.slipher.dialect.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.delta.DeltaConcurrentModificationException;

/** Spark's and Delta's errors in the words of Redshift and PostgreSQL. */
final class SparkErrors {
  private static final Pattern CLASS_PREFIX = Pattern.compile("^\\[[A-Z_.0-9]+\\] ");
  private static final Pattern JAVA_CLASS =
      Pattern.compile("^(?:[a-z][\\w$]*\\.)+[A-Z][\\w$]*(?:Exception|Error): ");
  private static final Pattern PLACE =
      Pattern.compile("(?: SQLSTATE: \\w{5})?(?:[;.]? ?line \\d+,? pos \\d+)?;?$");
  private static final Pattern NAME_PART = Pattern.compile("`((?:[^`]|``)*)`");
  private static final String SPARK_CATALOG = "spark_catalog";

  private SparkErrors() {}

  /** What the client is told. */
  record Translation(String message, String sqlState) {}

  /** The translation of an error that names its kind; empty for any other failure. */
  static Optional<Translation> translate(Throwable failure) {
    if (failure instanceof DeltaConcurrentModificationException) {
      return Optional.of(new Translation("Serializable isolation violation on table", "40001"));
    }
    if (failure instanceof SparkThrowable spark && spark.getErrorClass() != null) {
      return Optional.of(translate(failure, spark));
    }
    if (failure.getMessage() != null
        && failure.getMessage().contains("spark.driver.maxResultSize")) {
      return Optional.of(
          new Translation("the result is too large to send: select fewer rows", "54000"));
    }
    return Optional.empty();
  }

  private static Translation translate(Throwable failure, SparkThrowable spark) {
    Map<String, String> parts = spark.getMessageParameters();
    String kind = spark.getErrorClass();
    int dot = kind.indexOf('.');
    return switch (dot < 0 ? kind : kind.substring(0, dot)) {
      case "TABLE_OR_VIEW_NOT_FOUND", "VIEW_NOT_FOUND", "DELTA_TABLE_NOT_FOUND" ->
          new Translation(
              "relation \""
                  + name(parts.getOrDefault("relationName", parts.get("tableName")))
                  + "\" does not exist",
              "42P01");
      case "TABLE_OR_VIEW_ALREADY_EXISTS",
          "VIEW_ALREADY_EXISTS",
          "TEMP_TABLE_OR_VIEW_ALREADY_EXISTS" ->
          new Translation(
              "Relation \"" + lastName(parts.get("relationName")) + "\" already exists", "42P07");
      case "DELTA_TABLE_ALREADY_EXISTS" ->
          new Translation(
              "Relation \"" + lastName(parts.get("tableName")) + "\" already exists", "42P07");
      case "UNRESOLVED_COLUMN", "UNRESOLVED_FIELD", "UNRESOLVED_MAP_KEY", "COLUMN_NOT_FOUND" ->
          new Translation(
              "column \""
                  + name(parts.getOrDefault("objectName", parts.get("colName")))
                  + "\" does not exist",
              "42703");
      case "UNRESOLVED_ROUTINE", "ROUTINE_NOT_FOUND" ->
          new Translation(
              "function " + name(parts.get("routineName")) + " does not exist", "42883");
      case "AMBIGUOUS_REFERENCE", "AMBIGUOUS_COLUMN_OR_FIELD", "AMBIGUOUS_COLUMN_REFERENCE" ->
          new Translation(
              "column reference \"" + name(parts.get("name")) + "\" is ambiguous", "42702");
      case "COLUMN_ALREADY_EXISTS" ->
          new Translation("column \"" + name(parts.get("columnName")) + "\" duplicated", "42701");
      case "SCHEMA_NOT_FOUND" ->
          new Translation(
              "schema \"" + name(parts.get("schemaName")) + "\" does not exist", "3F000");
      case "SCHEMA_ALREADY_EXISTS" ->
          new Translation(
              "schema \"" + name(parts.get("schemaName")) + "\" already exists", "42P06");
      case "SCHEMA_NOT_EMPTY" ->
          new Translation(
              "cannot drop schema "
                  + name(parts.get("schemaName"))
                  + " because other objects depend on it",
              "2BP01");
      case "MISSING_GROUP_BY", "UNRESOLVED_ALL_IN_GROUP_BY" ->
          new Translation(
              "columns must appear in the GROUP BY clause or be used in an aggregate function",
              "42803");
      case "MISSING_AGGREGATION" ->
          new Translation(
              "column "
                  + unquoted(parts.getOrDefault("expression", ""))
                  + " must appear in the GROUP BY clause or be used in an aggregate function",
              "42803");
      case "PARSE_SYNTAX_ERROR" -> syntaxError(failure, parts.get("error"));
      case "PARSE_EMPTY_STATEMENT" -> new Translation("syntax error at end of input", "42601");
      case "DIVIDE_BY_ZERO", "INTERVAL_DIVIDED_BY_ZERO" ->
          new Translation("division by zero", "22012");
      case "CAST_INVALID_INPUT", "CONVERSION_INVALID_INPUT" ->
          new Translation(
              "invalid input syntax for "
                  + type(parts.get("targetType"))
                  + ": \""
                  + unquoted(parts.getOrDefault("expression", parts.get("str")))
                  + "\"",
              "22P02");
      case "ARITHMETIC_OVERFLOW",
          "BINARY_ARITHMETIC_OVERFLOW",
          "CAST_OVERFLOW",
          "CAST_OVERFLOW_IN_TABLE_INSERT" ->
          new Translation(overflowing(parts) + " out of range", "22003");
      case "NUMERIC_VALUE_OUT_OF_RANGE", "NUMERIC_OUT_OF_SUPPORTED_RANGE" ->
          new Translation("numeric field overflow", "22003");
      case "SCALAR_SUBQUERY_TOO_MANY_ROWS" ->
          new Translation(
              "more than one row returned by a subquery used as an expression", "21000");
      case "DELTA_NOT_NULL_CONSTRAINT_VIOLATED", "NOT_NULL_CONSTRAINT_VIOLATION" ->
          new Translation(
              "Cannot insert a NULL value into column " + name(parts.get("columnName")), "23502");
      default ->
          new Translation(
              plain(failure.getMessage()),
              spark.getSqlState() == null ? "XX000" : spark.getSqlState());
    };
  }

  /** The first line of a message, without error class, Java class and place. */
  static String plain(String message) {
    String line = message.strip().lines().findFirst().orElse("internal error");
    line = CLASS_PREFIX.matcher(line).replaceFirst("");
    line = JAVA_CLASS.matcher(line).replaceFirst("");
    line = CLASS_PREFIX.matcher(line).replaceFirst("");
    return PLACE.matcher(line).replaceFirst("").replace(SPARK_CATALOG + ".", "");
  }

  private static Translation syntaxError(Throwable failure, String near) {
    String message =
        near == null || near.equals("end of input")
            ? "syntax error at end of input"
            : "syntax error at or near \"" + unquoted(near) + "\"";
    if (failure instanceof ParseException parse && parse.start().line().isDefined()) {
      Position position =
          new Position(
              (Integer) parse.start().line().get(),
              (Integer) parse.start().startPosition().get() + 1);
      message += "\n  Position: " + position;
    }
    return new Translation(message, "42601");
  }

  /** The name as a user writes it: {@code `spark_catalog`.`public`.`t`} is {@code t}. */
  private static String name(String quoted) {
    if (quoted == null) {
      return "?";
    }
    List<String> parts = new ArrayList<>();
    Matcher part = NAME_PART.matcher(quoted);
    while (part.find()) {
      parts.add(part.group(1).replace("``", "`"));
    }
    if (parts.isEmpty()) {
      return quoted;
    }
    if (parts.size() > 2 && parts.get(0).equals(SPARK_CATALOG)) {
      parts.remove(0);
      if (parts.get(0).equals(EndpointSettings.SCHEMA)) {
        parts.remove(0);
      }
    }
    return String.join(".", parts);
  }

  private static String lastName(String quoted) {
    String name = name(quoted);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String unquoted(String text) {
    boolean quoted =
        text.length() > 1
            && "'\"".indexOf(text.charAt(0)) >= 0
            && text.charAt(0) == text.charAt(text.length() - 1);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private static String overflowing(Map<String, String> parts) {
    String target = parts.get("targetType");
    if (target != null) {
      return type(target);
    }
    String message = parts.getOrDefault("message", "");
    return message.endsWith(" overflow")
        ? type(message.substring(0, message.length() - " overflow".length()))
        : "value";
  }

  /** A Spark type by Redshift's name. */
  private static String type(String spark) {
    return switch (unquoted(spark).toUpperCase(Locale.ROOT)) {
      case "INT", "INTEGER" -> "integer";
      case "BIGINT", "LONG" -> "bigint";
      case "SMALLINT", "SHORT" -> "smallint";
      case "DOUBLE" -> "double precision";
      case "FLOAT" -> "real";
      case "TIMESTAMP_NTZ" -> "timestamp";
      case "TIMESTAMP" -> "timestamptz";
      default -> {
        String name = unquoted(spark).toLowerCase(Locale.ROOT);
        yield name.startsWith("decimal") ? "numeric" : name;
      }
    };
  }
}
