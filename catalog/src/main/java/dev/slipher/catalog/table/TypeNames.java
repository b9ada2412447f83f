package dev.slipher.catalog.table;

import dev.slipher.catalog.CatalogErrors;
import dev.slipher.catalog.CatalogException;
import dev.slipher.formats.type.RedshiftType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of types: as statements write them, as {@code pg_table_def} shows them and as the load
 * tables show them (guide pages c_Supported_data_types, r_Character_types, r_PG_TABLE_DEF).
 */
public final class TypeNames {
  private static final RedshiftType SMALLINT = new RedshiftType.SmallInt();
  private static final RedshiftType INTEGER = new RedshiftType.Int();
  private static final RedshiftType BIGINT = new RedshiftType.BigInt();
  private static final RedshiftType REAL = new RedshiftType.Real();
  private static final RedshiftType DOUBLE = new RedshiftType.DoublePrecision();
  private static final RedshiftType BOOLEAN = new RedshiftType.Bool();
  private static final RedshiftType DATE = new RedshiftType.Date();
  private static final RedshiftType TIMESTAMP = new RedshiftType.Timestamp();
  private static final RedshiftType TIMESTAMPTZ = new RedshiftType.TimestampTz();

  /** Types without arguments under all their names (ddl.ct.type-aliases). */
  private static final Map<String, RedshiftType> PLAIN =
      Map.ofEntries(
          Map.entry("smallint", SMALLINT),
          Map.entry("int2", SMALLINT),
          Map.entry("integer", INTEGER),
          Map.entry("int", INTEGER),
          Map.entry("int4", INTEGER),
          Map.entry("bigint", BIGINT),
          Map.entry("int8", BIGINT),
          Map.entry("real", REAL),
          Map.entry("float4", REAL),
          Map.entry("double precision", DOUBLE),
          Map.entry("float8", DOUBLE),
          Map.entry("float", DOUBLE),
          Map.entry("boolean", BOOLEAN),
          Map.entry("bool", BOOLEAN),
          Map.entry("date", DATE),
          Map.entry("timestamp", TIMESTAMP),
          Map.entry("timestamp without time zone", TIMESTAMP),
          Map.entry("timestamptz", TIMESTAMPTZ),
          Map.entry("timestamp with time zone", TIMESTAMPTZ));

  /** CHAR under all its names, with the length that each has when none is given. */
  private static final Map<String, Integer> CHARS =
      Map.of("char", 1, "character", 1, "nchar", 1, "bpchar", 256);

  private static final Map<String, Integer> VARCHARS =
      Map.of("varchar", 256, "character varying", 256, "nvarchar", 256, "text", 256);

  /** Types of Redshift's own that cannot be loaded yet, and PostgreSQL's that never can. */
  private static final Set<String> UNSUPPORTED =
      Set.of(
          // Redshift's own
          "time",
          "time without time zone",
          "timetz",
          "time with time zone",
          "super",
          "varbyte",
          "varbinary",
          "binary varying",
          "geometry",
          "geography",
          "hllsketch",
          "interval",
          "interval year to month",
          "interval day to second",
          // PostgreSQL's (ddl.ct.unsupported-types)
          "bit",
          "bit varying",
          "varbit",
          "bytea",
          "box",
          "cidr",
          "circle",
          "hstore",
          "inet",
          "json",
          "jsonb",
          "line",
          "lseg",
          "macaddr",
          "money",
          "name",
          "oid",
          "path",
          "point",
          "polygon",
          "serial",
          "bigserial",
          "smallserial",
          "tsquery",
          "tsvector",
          "txid_snapshot",
          "uuid",
          "xml");

  private static final int MOST_CHAR_BYTES = 4096;
  private static final int MOST_VARCHAR_BYTES = 65535;
  private static final Pattern SHOWN =
      Pattern.compile("([a-z0-9 ]+?)(?:\\(([0-9]+)(?:,([0-9]+))?\\))?");

  private TypeNames() {}

  /**
   * The type that a statement names.
   *
   * @param column the column's name, for the message
   * @param name the type's words in any case, one blank between two of them, without arguments,
   *     such as {@code character varying}; an array type ends with {@code []}
   * @param arguments the arguments as written: numbers, or {@code max} for a text's length
   * @throws CatalogException 0A000 for a type that cannot be a column's, 42704 for one that does
   *     not exist, 42601 or 22023 for wrong arguments
   */
  public static RedshiftType resolve(String column, String name, List<String> arguments) {
    String folded = name.toLowerCase(Locale.ROOT);
    RedshiftType plain = PLAIN.get(folded);
    if (plain != null) {
      if (!arguments.isEmpty() && !folded.startsWith("timestamp")) {
        throw CatalogErrors.invalidTypeModifier(folded);
      }
      return plain;
    }
    if (CHARS.containsKey(folded)) {
      return new RedshiftType.Char(length("char", arguments, CHARS.get(folded), MOST_CHAR_BYTES));
    }
    if (VARCHARS.containsKey(folded)) {
      return new RedshiftType.Varchar(
          // TEXT is VARCHAR(256) whatever length is written (guide page r_Character_types)
          length("varchar", arguments, VARCHARS.get(folded), MOST_VARCHAR_BYTES));
    }
    if (folded.equals("decimal") || folded.equals("numeric")) {
      return decimal(folded, arguments);
    }
    if (folded.endsWith("[]") || UNSUPPORTED.contains(folded)) {
      throw CatalogErrors.unsupportedType(column, folded);
    }
    throw CatalogErrors.typeDoesNotExist(folded);
  }

  /** The form of {@code pg_table_def.type} (sv.pg_table_def.type-text). */
  public static String shown(RedshiftType type) {
    if (type instanceof RedshiftType.Decimal decimal) {
      return "numeric(%d,%d)".formatted(decimal.precision(), decimal.scale());
    }
    if (type instanceof RedshiftType.Char text) {
      return "character(%d)".formatted(text.length());
    }
    if (type instanceof RedshiftType.Varchar text) {
      return "character varying(%d)".formatted(text.length());
    }
    return names(type).shown();
  }

  /** The form without arguments of {@code svv_columns.data_type}. */
  public static String bare(RedshiftType type) {
    return names(type).shown();
  }

  /** The form of {@code stl_load_errors.type} (sys.load_errors.type-names). */
  public static String internal(RedshiftType type) {
    return names(type).internal();
  }

  /** The form of {@code stl_load_errors.col_length}: empty without a declared length. */
  public static String declaredLength(RedshiftType type) {
    if (type instanceof RedshiftType.Char text) {
      return String.valueOf(text.length());
    }
    return type instanceof RedshiftType.Varchar text ? String.valueOf(text.length()) : "";
  }

  /**
   * The type back from the form of {@link #shown}.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static RedshiftType parseShown(String shown) {
    Matcher matcher = SHOWN.matcher(shown);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("type " + shown);
    }
    List<String> arguments =
        matcher.group(2) == null
            ? List.of()
            : matcher.group(3) == null
                ? List.of(matcher.group(2))
                : List.of(matcher.group(2), matcher.group(3));
    try {
      return resolve("", matcher.group(1), arguments);
    } catch (CatalogException e) {
      throw new IllegalArgumentException("type " + shown, e);
    }
  }

  private record Both(String shown, String internal) {}

  private static final Map<Class<? extends RedshiftType>, Both> NAMES =
      Map.ofEntries(
          Map.entry(RedshiftType.SmallInt.class, new Both("smallint", "int2")),
          Map.entry(RedshiftType.Int.class, new Both("integer", "int4")),
          Map.entry(RedshiftType.BigInt.class, new Both("bigint", "int8")),
          Map.entry(RedshiftType.Decimal.class, new Both("numeric", "numeric")),
          Map.entry(RedshiftType.Real.class, new Both("real", "float4")),
          Map.entry(RedshiftType.DoublePrecision.class, new Both("double precision", "float8")),
          Map.entry(RedshiftType.Bool.class, new Both("boolean", "bool")),
          Map.entry(RedshiftType.Char.class, new Both("character", "char")),
          Map.entry(RedshiftType.Varchar.class, new Both("character varying", "varchar")),
          Map.entry(RedshiftType.Date.class, new Both("date", "date")),
          Map.entry(
              RedshiftType.Timestamp.class, new Both("timestamp without time zone", "timestamp")),
          Map.entry(
              RedshiftType.TimestampTz.class, new Both("timestamp with time zone", "timestamptz")));

  private static Both names(RedshiftType type) {
    return NAMES.get(type.getClass());
  }

  private static int length(String name, List<String> arguments, int otherwise, int most) {
    if (arguments.isEmpty()) {
      return otherwise;
    }
    if (arguments.size() > 1) {
      throw CatalogErrors.invalidTypeModifier(name);
    }
    if (arguments.get(0).equalsIgnoreCase("max")) {
      return most; // ddl.ct.max-keyword
    }
    int length = number(name, arguments.get(0));
    if (length < 1) {
      throw CatalogErrors.typeOutOfRange("length for type %s must be at least 1".formatted(name));
    }
    if (length > most) {
      throw CatalogErrors.typeOutOfRange(
          "length for type %s cannot exceed %d".formatted(name, most));
    }
    return length;
  }

  private static RedshiftType decimal(String name, List<String> arguments) {
    if (arguments.size() > 2) {
      throw CatalogErrors.invalidTypeModifier(name);
    }
    int precision = arguments.isEmpty() ? 18 : number(name, arguments.get(0)); // dt.decimal-max
    int scale = arguments.size() < 2 ? 0 : number(name, arguments.get(1));
    if (precision < 1 || precision > 38) {
      throw CatalogErrors.typeOutOfRange(
          "DECIMAL precision %d must be between 1 and 38".formatted(precision));
    }
    if (scale < 0 || scale > Math.min(precision, 37)) {
      throw CatalogErrors.typeOutOfRange(
          "DECIMAL scale %d must be between 0 and %d".formatted(scale, Math.min(precision, 37)));
    }
    return new RedshiftType.Decimal(precision, scale);
  }

  private static int number(String name, String argument) {
    try {
      return Integer.parseInt(argument);
    } catch (NumberFormatException e) {
      throw CatalogErrors.invalidTypeModifier(name);
    }
  }
}
