package dev.slipher.formats.type;

import dev.slipher.formats.type.TypeReading.Loadable;
import dev.slipher.formats.type.TypeReading.NotInRedshift;
import dev.slipher.formats.type.TypeReading.NotYetLoadable;
import dev.slipher.formats.type.TypeReading.Unknown;
import dev.slipher.formats.type.TypeReading.WrongArguments;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Every name of every type; names and arguments come in lower case. */
final class TypeNames {
  private static final int DEFAULT_PRECISION = 18;
  private static final int DEFAULT_CHAR = 1;
  private static final int DEFAULT_VARCHAR = 256;
  private static final int DEFAULT_VARBYTE = 64_000;
  private static final int MOST_BITS_OF_REAL = 24;
  private static final int MOST_BITS_OF_DOUBLE = 53;

  /** PostgreSQL's types that Redshift leaves out (ddl.ct.unsupported-types). */
  private static final Set<String> POSTGRESQL_ONLY =
      Set.of(
          "bit",
          "bit varying",
          "varbit",
          "bytea",
          "box",
          "circle",
          "line",
          "lseg",
          "path",
          "point",
          "polygon",
          "hstore",
          "json",
          "jsonb",
          "cidr",
          "inet",
          "macaddr",
          "macaddr8",
          "serial",
          "serial2",
          "serial4",
          "serial8",
          "bigserial",
          "smallserial",
          "money",
          "oid",
          "regproc",
          "regprocedure",
          "regoper",
          "regoperator",
          "regclass",
          "regtype",
          "any",
          "anyarray",
          "anyelement",
          "cstring",
          "internal",
          "record",
          "trigger",
          "void",
          "opaque",
          "int4range",
          "int8range",
          "numrange",
          "tsrange",
          "tstzrange",
          "daterange",
          "\"char\"",
          "name",
          "tsvector",
          "tsquery",
          "txid_snapshot",
          "uuid",
          "xml",
          "abstime",
          "reltime",
          "tinterval");

  private TypeNames() {}

  static TypeReading read(String name, List<String> arguments) {
    return switch (name) {
      case "smallint", "int2" -> plain(name, arguments, new RedshiftType.SmallInt());
      case "integer", "int", "int4" -> plain(name, arguments, new RedshiftType.Int());
      case "bigint", "int8" -> plain(name, arguments, new RedshiftType.BigInt());
      case "decimal", "dec", "numeric" -> decimal(arguments);
      case "real", "float4" -> plain(name, arguments, new RedshiftType.Real());
      case "double precision", "float8" ->
          plain(name, arguments, new RedshiftType.DoublePrecision());
      case "float" -> floating(arguments);
      case "boolean", "bool" -> plain(name, arguments, new RedshiftType.Bool());
      case "char", "character", "nchar", "national char", "national character" ->
          character(arguments);
      case "bpchar" -> plain(name, arguments, new RedshiftType.Char(DEFAULT_VARCHAR));
      case "varchar",
          "character varying",
          "char varying",
          "nvarchar",
          "national character varying",
          "national char varying" ->
          varying(arguments);
      case "text" -> plain(name, arguments, new RedshiftType.Varchar(DEFAULT_VARCHAR));
      case "date" -> plain(name, arguments, new RedshiftType.Date());
      case "timestamp", "timestamp without time zone" ->
          plain(name, arguments, new RedshiftType.Timestamp());
      case "timestamptz", "timestamp with time zone" ->
          plain(name, arguments, new RedshiftType.TimestampTz());
      case "super" -> plain(name, arguments, new RedshiftType.Super());
      case "time", "time without time zone" -> plain(name, arguments, new RedshiftType.Time());
      case "timetz", "time with time zone" -> plain(name, arguments, new RedshiftType.TimeTz());
      case "varbyte", "varbinary", "binary varying" -> bytes(arguments);
      case "geometry" -> plain(name, arguments, new RedshiftType.Geometry());
      case "geography" -> plain(name, arguments, new RedshiftType.Geography());
      case "hllsketch" -> new NotYetLoadable("HLLSKETCH");
      default ->
          name.equals("interval") || name.startsWith("interval ")
              ? interval(name, arguments)
              : other(name);
    };
  }

  private static TypeReading other(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    if (name.endsWith("]") || name.equals("array") || name.endsWith(" array")) {
      return new NotInRedshift(upper);
    }
    return POSTGRESQL_ONLY.contains(name) ? new NotInRedshift(upper) : new Unknown(name);
  }

  private static TypeReading plain(String name, List<String> arguments, RedshiftType type) {
    return arguments.isEmpty()
        ? new Loadable(type)
        : new WrongArguments("type " + name + " has no length");
  }

  private static TypeReading decimal(List<String> arguments) {
    if (arguments.size() > 2) {
      return new WrongArguments("type numeric has a precision and a scale, no more");
    }
    Optional<Integer> precision = number(arguments, 0, DEFAULT_PRECISION);
    Optional<Integer> scale = number(arguments, 1, 0);
    if (precision.isEmpty() || scale.isEmpty()) {
      return new WrongArguments("precision and scale of type numeric must be whole numbers");
    }
    if (precision.get() < 1 || precision.get() > RedshiftType.MOST_PRECISION) {
      return new WrongArguments(
          "DECIMAL precision %d must be between 1 and %d"
              .formatted(precision.get(), RedshiftType.MOST_PRECISION));
    }
    int mostScale = Math.min(precision.get(), RedshiftType.MOST_SCALE);
    if (scale.get() < 0 || scale.get() > mostScale) {
      return new WrongArguments(
          "DECIMAL scale %d must be between 0 and %d".formatted(scale.get(), mostScale));
    }
    return new Loadable(new RedshiftType.Decimal(precision.get(), scale.get()));
  }

  /** FLOAT(p) counts its precision in bits, as SQL does. */
  private static TypeReading floating(List<String> arguments) {
    Optional<Integer> bits = number(arguments, 0, MOST_BITS_OF_DOUBLE);
    if (arguments.size() > 1 || bits.isEmpty() || bits.get() < 1) {
      return new WrongArguments("precision for type float must be at least 1 bit");
    }
    if (bits.get() > MOST_BITS_OF_DOUBLE) {
      return new WrongArguments("precision for type float must be less than 54 bits");
    }
    return new Loadable(
        bits.get() <= MOST_BITS_OF_REAL
            ? new RedshiftType.Real()
            : new RedshiftType.DoublePrecision());
  }

  private static TypeReading character(List<String> arguments) {
    Optional<Integer> length = length(arguments, DEFAULT_CHAR, RedshiftType.MOST_CHAR);
    return length.isPresent()
        ? new Loadable(new RedshiftType.Char(length.get()))
        : wrongLength("character", RedshiftType.MOST_CHAR);
  }

  private static TypeReading varying(List<String> arguments) {
    Optional<Integer> length = length(arguments, DEFAULT_VARCHAR, RedshiftType.MOST_VARCHAR);
    return length.isPresent()
        ? new Loadable(new RedshiftType.Varchar(length.get()))
        : wrongLength("character varying", RedshiftType.MOST_VARCHAR);
  }

  private static TypeReading bytes(List<String> arguments) {
    boolean max = arguments.contains("max"); // a length for characters only
    Optional<Integer> length =
        length(max ? List.of("") : arguments, DEFAULT_VARBYTE, RedshiftType.MOST_VARBYTE);
    return length.isPresent()
        ? new Loadable(new RedshiftType.Varbyte(length.get()))
        : new WrongArguments(
            "length for type varbyte must be a whole number from 1 to "
                + RedshiftType.MOST_VARBYTE);
  }

  /** One field, or a first and a last one; only seconds have a precision. */
  private static TypeReading interval(String name, List<String> arguments) {
    List<String> words = List.of(name.split(" ", -1));
    boolean range = words.size() == 4 && words.get(2).equals("to");
    Optional<IntervalField> first =
        words.size() == 2 || range ? IntervalField.named(words.get(1)) : Optional.empty();
    Optional<IntervalField> last = range ? IntervalField.named(words.get(3)) : first;
    if (first.isEmpty()
        || last.isEmpty()
        || first.get().isOfMonths() != last.get().isOfMonths()
        || (range && first.get().compareTo(last.get()) >= 0)) {
      return new WrongArguments(
          "type interval needs a qualifier within YEAR TO MONTH or DAY TO SECOND");
    }
    if (last.get() == IntervalField.SECOND) {
      Optional<Integer> precision =
          number(arguments, 0, RedshiftType.MOST_FRACTION)
              .filter(digits -> digits <= RedshiftType.MOST_FRACTION && arguments.size() <= 1);
      return precision.isPresent()
          ? new Loadable(
              new RedshiftType.IntervalDayToSecond(first.get(), last.get(), precision.get()))
          : new WrongArguments(
              "precision for type interval must be a whole number from 0 to "
                  + RedshiftType.MOST_FRACTION);
    }
    return plain(
        name,
        arguments,
        last.get().isOfMonths()
            ? new RedshiftType.IntervalYearToMonth(first.get(), last.get())
            : new RedshiftType.IntervalDayToSecond(
                first.get(), last.get(), RedshiftType.MOST_FRACTION));
  }

  private static TypeReading wrongLength(String name, int most) {
    return new WrongArguments(
        "length for type %s must be MAX or a whole number from 1 to %d".formatted(name, most));
  }

  private static Optional<Integer> length(List<String> arguments, int usual, int most) {
    if (arguments.equals(List.of("max"))) {
      return Optional.of(most);
    }
    return arguments.size() > 1
        ? Optional.empty()
        : number(arguments, 0, usual).filter(length -> length >= 1 && length <= most);
  }

  /** An argument of at most nine digits, or what holds without it. */
  private static Optional<Integer> number(List<String> arguments, int index, int usual) {
    if (index >= arguments.size()) {
      return Optional.of(usual);
    }
    String argument = arguments.get(index);
    boolean whole =
        argument.length() <= 9
            && !argument.isEmpty()
            && argument.chars().allMatch(c -> c >= '0' && c <= '9');
    return whole ? Optional.of(Integer.valueOf(argument)) : Optional.empty();
  }
}
