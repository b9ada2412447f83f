package dev.slipher.copy;

import dev.slipher.copy.DataFormat.FieldMapping;
import dev.slipher.dialect.Names;
import dev.slipher.dialect.StringLiteral;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes COPY. */
public final class CopyFormatter {
  private final CopyStatement statement;
  private final Function<Secret, String> show;

  private CopyFormatter(CopyStatement statement, Function<Secret, String> show) {
    this.statement = statement;
    this.show = show;
  }

  /** The statement as SQL that {@link CopyParser} reads back to an equal statement. */
  public static String format(CopyStatement statement) {
    return new CopyFormatter(statement, Secret::reveal).sql();
  }

  /** The same with every secret masked. */
  public static String formatRedacted(CopyStatement statement) {
    return new CopyFormatter(statement, Secret::toString).sql();
  }

  /**
   * Any SQL text with the values of secret parameters masked, the rest as it was; total: it never
   * fails, and masks in text that does not parse too.
   */
  public static String redact(String sql) {
    return Redaction.redact(sql);
  }

  private String sql() {
    StringJoiner sql = new StringJoiner(" ");
    sql.add("COPY").add(statement.table().toSql());
    if (!statement.columns().isEmpty()) {
      sql.add(
          statement.columns().stream()
              .map(Names::quote)
              .collect(Collectors.joining(", ", "(", ")")));
    }
    sql.add("FROM").add(StringLiteral.quote(statement.source().toUri()));
    for (CopyClause clause : statement.clauses()) {
      if (clause != CopyClause.COLUMN_LIST) {
        sql.add(clause.spelling());
        argument(clause).ifPresent(sql::add);
      }
    }
    return sql.toString();
  }

  /** What stands behind a clause's keyword; empty for a bare keyword. */
  private Optional<String> argument(CopyClause clause) {
    ConversionParameters conversion = statement.conversion();
    LoadOperations load = statement.load();
    return switch (clause) {
      case COLUMN_LIST,
          MANIFEST,
          SSH,
          ENCRYPTED,
          CSV,
          PARQUET,
          ORC,
          SHAPEFILE,
          SERIALIZETOJSON,
          GZIP,
          BZIP2,
          LZOP,
          ZSTD,
          ACCEPTANYDATE,
          BLANKSASNULL,
          EMPTYASNULL,
          ESCAPE,
          EXPLICIT_IDS,
          FILLRECORD,
          IGNOREBLANKLINES,
          REMOVEQUOTES,
          ROUNDEC,
          TRIMBLANKS,
          TRUNCATECOLUMNS,
          IGNOREALLERRORS,
          NOLOAD ->
          Optional.empty();
      case IAM_ROLE -> Optional.of(role());
      case ACCESS_KEY_ID -> Optional.of(StringLiteral.quote(keys().accessKeyId()));
      case SECRET_ACCESS_KEY -> Optional.of(secret(keys().secretAccessKey()));
      case SESSION_TOKEN -> keys().sessionToken().map(this::secret);
      case CREDENTIALS -> Optional.of(credentials());
      case REGION -> statement.region().map(StringLiteral::quote);
      case READRATIO -> statement.readRatio().map(String::valueOf);
      case MASTER_SYMMETRIC_KEY ->
          statement.encryption().map(encryption -> secret(encryption.masterSymmetricKey()));
      case QUOTE, DELIMITER -> Optional.of(CopyEscapes.quote(String.valueOf(character(clause))));
      case FIXEDWIDTH -> Optional.of(StringLiteral.quote(fixedWidth()));
      case JSON, AVRO -> Optional.of(StringLiteral.quote(mapping()));
      case SIMPLIFY -> simplify();
      case ACCEPTINVCHARS ->
          conversion.acceptInvChars().map(c -> CopyEscapes.quote(String.valueOf(c)));
      case DATEFORMAT -> conversion.dateFormat().map(StringLiteral::quote);
      case ENCODING -> Optional.of(conversion.encoding().name());
      case IGNOREHEADER -> Optional.of(String.valueOf(conversion.ignoreHeader()));
      case NULL_AS -> conversion.nullAs().map(CopyEscapes::quote);
      case TIMEFORMAT -> conversion.timeFormat().map(StringLiteral::quote);
      case COMPROWS -> load.compRows().map(String::valueOf);
      case COMPUPDATE -> load.compUpdate().map(Enum::name);
      case MAXERROR -> Optional.of(String.valueOf(load.maxError()));
      case STATUPDATE -> load.statUpdate().map(on -> on ? "ON" : "OFF");
      case USING_TEMPLATE -> statement.template().map(template -> template.toSql());
    };
  }

  private String secret(Secret secret) {
    return StringLiteral.quote(show.apply(secret));
  }

  private String role() {
    return statement.authorization() instanceof Authorization.IamRoles roles
        ? StringLiteral.quote(String.join(",", roles.arns()))
        : "default";
  }

  private Authorization.AccessKeys keys() {
    return (Authorization.AccessKeys) statement.authorization();
  }

  /** Masked as a whole: which part of the string is secret is not for the reader to sort out. */
  private String credentials() {
    Optional<Secret> rootKey = statement.encryption().map(Encryption::masterSymmetricKey);
    return secret(Secret.of(new Credentials(statement.authorization(), rootKey).toText()));
  }

  private char character(CopyClause clause) {
    if (statement.format() instanceof DataFormat.Csv csv) {
      return clause == CopyClause.QUOTE ? csv.quote() : csv.delimiter();
    }
    return ((DataFormat.Delimited) statement.format()).delimiter();
  }

  private String fixedWidth() {
    return ((DataFormat.FixedWidth) statement.format())
        .fields().stream()
            .map(field -> field.label() + ":" + field.width())
            .collect(Collectors.joining(","));
  }

  private String mapping() {
    FieldMapping mapping =
        statement.format() instanceof DataFormat.Json json
            ? json.mapping()
            : ((DataFormat.Avro) statement.format()).mapping();
    if (mapping instanceof FieldMapping.JsonPaths paths) {
      return paths.location().toUri();
    }
    if (mapping instanceof FieldMapping.NoShred) {
      return "noshred";
    }
    return mapping instanceof FieldMapping.AutoIgnoreCase ? "auto ignorecase" : "auto";
  }

  private Optional<String> simplify() {
    return ((DataFormat.Shapefile) statement.format())
        .simplify()
        .map(
            simplify ->
                (simplify.auto() ? "AUTO " : "")
                    + simplify.tolerance().map(String::valueOf).orElse(""))
        .map(String::strip);
  }
}
