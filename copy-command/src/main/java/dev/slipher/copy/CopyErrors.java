package dev.slipher.copy;

import dev.slipher.dialect.Names;
import dev.slipher.dialect.Position;
import dev.slipher.dialect.SqlError;
import dev.slipher.dialect.SqlState;
import java.util.Set;

/**
 * Every error that this module shows to a user. Wordings are Redshift's where its guide or its own
 * answers are known, else PostgreSQL's; none shows a secret.
 */
final class CopyErrors {
  /** What people write between a keyword and its value. */
  private static final Set<String> NOISE = Set.of("as", "=", ":", "(", ",", "iam_role");

  private CopyErrors() {}

  /** A token as a syntax error may show it: a string may be a secret in the wrong place. */
  static String withoutSecrets(String before, String token) {
    if (token.startsWith("'") || token.startsWith("$")) {
      return "'" + Secret.MASK + "'";
    }
    return Redaction.isSecretWord(Names.fold(before)) && !NOISE.contains(Names.fold(token))
        ? Secret.MASK
        : token;
  }

  static SqlError repeated(CopyClause clause, Position position) {
    return syntax(
        "conflicting or redundant options: " + clause.spelling() + " is specified more than once",
        position);
  }

  static SqlError duplicateColumn(String column, Position position) {
    return SqlError.of(
            SqlState.DUPLICATE_COLUMN, "column \"%s\" specified more than once".formatted(column))
        .at(position);
  }

  static SqlError authorizationMissing(Position end) {
    return syntax("CREDENTIALS argument is required but was not specified", end)
        .withHint("Specify IAM_ROLE, ACCESS_KEY_ID and SECRET_ACCESS_KEY, or CREDENTIALS.");
  }

  static SqlError excluded(CopyClause clause, CopyClause by, Position position) {
    return syntax(
        "conflicting or redundant options: %s cannot be specified with %s"
            .formatted(clause.spelling(), by.spelling()),
        position);
  }

  static SqlError missingPartner(CopyClause clause, String needs, Position position) {
    return syntax("%s requires %s".formatted(clause.spelling(), needs), position);
  }

  /** The wording that the guide's page on columnar formats gives for REGION. */
  static SqlError notSupportedFor(CopyClause clause, String kind, Position position) {
    return syntax(
        "%s argument is not supported for %s based COPY".formatted(clause.spelling(), kind),
        position);
  }

  static SqlError onlySupportedFor(CopyClause clause, String kind, Position position) {
    return syntax(
        "%s argument is only supported for %s based COPY".formatted(clause.spelling(), kind),
        position);
  }

  static SqlError readRatioMissing(Position end) {
    return syntax("READRATIO argument is required for DYNAMODB based COPY", end);
  }

  static SqlError sourceNotSupported(Position position) {
    return SqlError.of(
            SqlState.FEATURE_NOT_SUPPORTED,
            "LOAD source is not supported. (Hint: only S3 or DynamoDB or EMR based load is"
                + " allowed)")
        .at(position);
  }

  static SqlError malformedSource(String uri, String shape, Position position) {
    return value("invalid source \"%s\": expected %s".formatted(uri, shape), position);
  }

  static SqlError outOfRange(
      CopyClause clause, String number, long least, long most, Position position) {
    return value(
        "%s value %s is out of range: it must be between %d and %d"
            .formatted(clause.spelling(), number, least, most),
        position);
  }

  static SqlError notAnInteger(CopyClause clause, Position position) {
    return value("%s value must be an integer".formatted(clause.spelling()), position);
  }

  static SqlError notOneAsciiCharacter(CopyClause clause, Position position) {
    return value("COPY %s must be a single ASCII character".formatted(clause.spelling()), position);
  }

  static SqlError reservedForRows(CopyClause clause, Position position) {
    return value(
        "COPY %s cannot be a newline, which is reserved as the row delimiter"
            .formatted(clause.spelling()),
        position);
  }

  static SqlError replacementIsNul(Position position) {
    return value("COPY ACCEPTINVCHARS cannot be the NUL character", position);
  }

  static SqlError quoteIsDelimiter(Position position) {
    return value("COPY DELIMITER and QUOTE must be different", position);
  }

  static SqlError unknownEncoding(String encoding, Position position) {
    return value(
        "ENCODING %s is not supported: it must be UTF8, UTF16, UTF16LE, UTF16BE or ISO88591"
            .formatted(encoding),
        position);
  }

  static SqlError unknownRegion(String region, Position position) {
    return value("REGION \"%s\" is not a valid AWS region".formatted(region), position);
  }

  static SqlError unknownMapping(CopyClause clause, String options, Position position) {
    return value("%s option must be %s".formatted(clause.spelling(), options), position);
  }

  static SqlError malformedFixedWidth(String part, Position position) {
    return value("invalid FIXEDWIDTH specification at \"%s\"".formatted(part), position)
        .withHint("The specification is 'label:width[,label:width...]', each width at least 1.");
  }

  static SqlError malformedTolerance(Position position) {
    return value("SIMPLIFY tolerance must be a number of at least 0", position);
  }

  static SqlError zoneInTimeFormat(Position position) {
    return value("TIMEFORMAT cannot include a time zone", position)
        .withHint("Use TIMEFORMAT 'auto' for values with a time zone.");
  }

  static SqlError malformedRole(Position position) {
    return SqlError.of(
            SqlState.INVALID_AUTHORIZATION_SPECIFICATION,
            "Invalid IAM_ROLE. Must be default or the ARN of a role, or several ARNs separated by"
                + " commas")
        .at(position);
  }

  /** auth.error.format; guide page s3serviceexception-error. */
  static SqlError malformedCredentials(Position position) {
    return SqlError.of(
            SqlState.INVALID_AUTHORIZATION_SPECIFICATION,
            "Invalid credentials. Must be of the format: credentials"
                + " 'aws_access_key_id=<access-key-id>;aws_secret_access_key=<secret-access-key>"
                + "[;token=<temporary-session-token>]'")
        .withHint("Or 'aws_iam_role=<arn>'. The string is case-sensitive and holds no white space.")
        .at(position);
  }

  static SqlError notForJob(String what, Position position) {
    return syntax("%s is not supported for COPY JOB".formatted(what), position);
  }

  static SqlError hyphenInJobName(String name, Position position) {
    return SqlError.of(
            SqlState.INVALID_NAME, "COPY JOB name \"%s\" cannot contain a hyphen".formatted(name))
        .at(position);
  }

  private static SqlError syntax(String message, Position position) {
    return SqlError.of(SqlState.SYNTAX_ERROR, message).at(position);
  }

  private static SqlError value(String message, Position position) {
    return SqlError.of(SqlState.INVALID_PARAMETER_VALUE, message).at(position);
  }
}
