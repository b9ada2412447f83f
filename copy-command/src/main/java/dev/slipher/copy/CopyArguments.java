package dev.slipher.copy;

import static dev.slipher.copy.CopyClause.*;

import dev.slipher.copy.ConversionParameters.FileEncoding;
import dev.slipher.copy.DataFormat.FieldMapping;
import dev.slipher.dialect.Position;
import dev.slipher.dialect.StringLiteral;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What stands behind each keyword, read and held to its range. */
final class CopyArguments {
  private static final int MOST_ASCII = 127;

  private CopyArguments() {}

  /** A number of a range, or the value for a clause that is not said. */
  static int number(CopyDraft draft, CopyClause clause, int least, int most, int otherwise) {
    return draft
        .argument(clause)
        .map(text -> inRange(draft, clause, text, least, most))
        .orElse(otherwise);
  }

  static Optional<Integer> number(CopyDraft draft, CopyClause clause, int least, int most) {
    return draft.argument(clause).map(text -> inRange(draft, clause, text, least, most));
  }

  private static int inRange(CopyDraft draft, CopyClause clause, String text, int least, int most) {
    BigInteger number;
    try {
      number = new BigInteger(text.strip());
    } catch (NumberFormatException notAnInteger) {
      throw CopyErrors.notAnInteger(clause, draft.positionOf(clause));
    }
    if (number.compareTo(BigInteger.valueOf(least)) < 0
        || number.compareTo(BigInteger.valueOf(most)) > 0) {
      throw CopyErrors.outOfRange(clause, text, least, most, draft.positionOf(clause));
    }
    return number.intValueExact();
  }

  /** ON or OFF. */
  static Optional<Boolean> onOrOff(CopyDraft draft, CopyClause clause) {
    return draft.argument(clause).map("ON"::equals);
  }

  /** grammar.delimiter-single-ascii: DELIMITER, or the format's own where it has no argument. */
  static char delimiter(CopyDraft draft, char otherwise) {
    return asciiCharacter(draft, DELIMITER).orElse(otherwise);
  }

  static DataFormat.Csv csv(CopyDraft draft) {
    char delimiter = delimiter(draft, ',');
    char quote = asciiCharacter(draft, QUOTE).orElse('"');
    if (quote == delimiter) {
      CopyClause said = draft.says(QUOTE) ? QUOTE : DELIMITER;
      throw CopyErrors.quoteIsDelimiter(draft.positionOf(said));
    }
    return new DataFormat.Csv(delimiter, quote);
  }

  /** grammar.replacement-char-ascii. */
  static Optional<Character> replacement(CopyDraft draft) {
    if (!draft.says(ACCEPTINVCHARS)) {
      return Optional.empty();
    }
    Optional<StringLiteral> literal = draft.literal(ACCEPTINVCHARS);
    if (literal.isEmpty()) {
      return Optional.of('?');
    }
    char c = oneAsciiCharacter(draft, ACCEPTINVCHARS, literal.get());
    if (c == 0) {
      throw CopyErrors.replacementIsNul(draft.positionOf(ACCEPTINVCHARS));
    }
    return Optional.of(c);
  }

  private static Optional<Character> asciiCharacter(CopyDraft draft, CopyClause clause) {
    Optional<Character> character =
        draft.literal(clause).map(literal -> oneAsciiCharacter(draft, clause, literal));
    if (character.isPresent() && character.get() == '\n') {
      throw CopyErrors.reservedForRows(clause, draft.positionOf(clause));
    }
    return character;
  }

  private static char oneAsciiCharacter(CopyDraft draft, CopyClause clause, StringLiteral literal) {
    String text = CopyEscapes.decodeCharacter(literal);
    if (text.length() != 1 || text.charAt(0) > MOST_ASCII) {
      throw CopyErrors.notOneAsciiCharacter(clause, draft.positionOf(clause));
    }
    return text.charAt(0);
  }

  /** grammar.null-as-newline-forbidden. */
  static Optional<String> nullAs(CopyDraft draft) {
    Optional<String> marker = draft.literal(NULL_AS).map(CopyEscapes::decode);
    if (marker.isPresent() && marker.get().indexOf('\n') >= 0) {
      throw CopyErrors.reservedForRows(NULL_AS, draft.positionOf(NULL_AS));
    }
    return marker;
  }

  /** grammar.encoding-values; conv.encoding.fixedwidth-utf8-only, avro.refused-clauses. */
  static FileEncoding encoding(CopyDraft draft) {
    Optional<String> said = draft.argument(ENCODING);
    if (said.isEmpty()) {
      return FileEncoding.UTF8;
    }
    FileEncoding encoding =
        Arrays.stream(FileEncoding.values())
            .filter(value -> value.name().equals(said.get()))
            .findFirst()
            .orElseThrow(() -> CopyErrors.unknownEncoding(said.get(), draft.positionOf(ENCODING)));
    for (CopyClause format : List.of(FIXEDWIDTH, AVRO)) {
      if (draft.says(format) && encoding != FileEncoding.UTF8) {
        throw CopyErrors.notSupportedFor(ENCODING, format.spelling(), draft.positionOf(ENCODING));
      }
    }
    return encoding;
  }

  /** grammar.region-string. */
  static Optional<String> region(CopyDraft draft) {
    Optional<String> region = draft.text(REGION);
    if (region.isPresent() && !Regions.contains(region.get())) {
      throw CopyErrors.unknownRegion(region.get(), draft.positionOf(REGION));
    }
    return region;
  }

  /** conv.time.no-tz-in-format. */
  static Optional<String> timeFormat(CopyDraft draft) {
    Optional<String> format = draft.text(TIMEFORMAT);
    if (format.isPresent()
        && (format.get().contains("TZ")
            || format.get().contains("tz")
            || format.get().contains("OF"))) {
      throw CopyErrors.zoneInTimeFormat(draft.positionOf(TIMEFORMAT));
    }
    return format;
  }

  /** fixedwidth.spec; white space around labels and widths is no part of them. */
  static List<DataFormat.FixedWidth.Field> fixedWidth(CopyDraft draft) {
    List<DataFormat.FixedWidth.Field> fields = new ArrayList<>();
    for (String part : draft.text(FIXEDWIDTH).orElse("").split(",", -1)) {
      int colon = part.lastIndexOf(':');
      String label = colon < 0 ? "" : part.substring(0, colon).strip();
      String width = part.substring(colon + 1).strip();
      if (label.isEmpty() || !width.matches("[0-9]{1,9}") || Integer.parseInt(width) == 0) {
        throw CopyErrors.malformedFixedWidth(part.strip(), draft.positionOf(FIXEDWIDTH));
      }
      fields.add(new DataFormat.FixedWidth.Field(label, Integer.parseInt(width)));
    }
    return fields;
  }

  /** grammar.json-default-arg, grammar.avro-default-arg. */
  static FieldMapping fieldMapping(CopyDraft draft, CopyClause clause) {
    String option = draft.text(clause).orElse("auto");
    if (option.startsWith("s3://")) {
      return new FieldMapping.JsonPaths(s3Location(option.strip(), draft.positionOf(clause)));
    }
    if (option.equals("noshred") && clause == JSON) {
      return new FieldMapping.NoShred();
    }
    return switch (option) {
      case "auto" -> new FieldMapping.Auto();
      case "auto ignorecase" -> new FieldMapping.AutoIgnoreCase();
      default ->
          throw CopyErrors.unknownMapping(
              clause,
              clause == JSON
                  ? "'auto', 'auto ignorecase', 'noshred' or 's3://jsonpaths_file'"
                  : "'auto', 'auto ignorecase' or 's3://jsonpaths_file'",
              draft.positionOf(clause));
    };
  }

  /** grammar.simplify-syntax. */
  static Optional<DataFormat.Simplify> simplify(CopyDraft draft) {
    if (!draft.says(SIMPLIFY)) {
      return Optional.empty();
    }
    String text = draft.argument(SIMPLIFY).orElse("");
    boolean auto = text.startsWith("AUTO");
    String tolerance = auto ? text.substring("AUTO".length()).strip() : text;
    if (tolerance.isEmpty()) {
      return Optional.of(new DataFormat.Simplify(auto, Optional.empty()));
    }
    String number =
        tolerance.startsWith("'") ? StringLiteral.ofToken(tolerance).value() : tolerance;
    return Optional.of(new DataFormat.Simplify(auto, Optional.of(toleranceOf(number, draft))));
  }

  private static double toleranceOf(String text, CopyDraft draft) {
    try {
      double tolerance = Double.parseDouble(text);
      if (tolerance >= 0 && Double.isFinite(tolerance)) {
        return tolerance;
      }
    } catch (NumberFormatException notANumber) {
      // Told below, like a negative one.
    }
    throw CopyErrors.malformedTolerance(draft.positionOf(SIMPLIFY));
  }

  /** A location on S3; the bucket is required, the key may be empty. */
  static S3Location s3Location(String uri, Position position) {
    String rest = uri.substring("s3://".length());
    int slash = rest.indexOf('/');
    String bucket = slash < 0 ? rest : rest.substring(0, slash);
    if (bucket.isEmpty()) {
      throw CopyErrors.malformedSource(uri, "s3://bucket/key", position);
    }
    return new S3Location(bucket, slash < 0 ? "" : rest.substring(slash + 1));
  }

  /** The authorization of a draft whose clauses fit together. */
  static Authorization authorization(CopyDraft draft) {
    if (draft.says(CREDENTIALS)) {
      return Credentials.of(draft).authorization();
    }
    if (draft.says(IAM_ROLE)) {
      String role = draft.argument(IAM_ROLE).orElse("");
      return role.startsWith("'")
          ? roles(StringLiteral.ofToken(role).value(), draft.positionOf(IAM_ROLE))
          : new Authorization.DefaultIamRole();
    }
    return new Authorization.AccessKeys(
        draft.text(ACCESS_KEY_ID).orElse(""),
        Secret.of(draft.text(SECRET_ACCESS_KEY).orElse("")),
        draft.text(SESSION_TOKEN).map(Secret::of));
  }

  /** auth.iam-role-chain. */
  static Authorization.IamRoles roles(String text, Position position) {
    List<String> arns = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (!arns.stream().allMatch(arn -> arn.startsWith("arn:"))) {
      throw CopyErrors.malformedRole(position);
    }
    return new Authorization.IamRoles(arns);
  }

  static Optional<Encryption> encryption(CopyDraft draft) {
    if (!draft.says(ENCRYPTED)) {
      return Optional.empty();
    }
    return draft.says(CREDENTIALS)
        ? Credentials.of(draft).masterSymmetricKey().map(Encryption::new)
        : draft.text(MASTER_SYMMETRIC_KEY).map(Secret::of).map(Encryption::new);
  }
}
