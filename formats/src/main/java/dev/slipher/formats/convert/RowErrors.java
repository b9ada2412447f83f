package dev.slipher.formats.convert;

import dev.slipher.formats.record.LoadErrorCode;
import dev.slipher.formats.record.RowError;
import java.util.HexFormat;

/**
 * Every reason for which a record's fields are refused, in Redshift's words.
 *
 * <p>Texts marked "guide" stand in the developer guide, those marked "clusters" in public reports
 * of what clusters answered; the rest follow the descriptions of the page r_Load_Error_Reference.
 * Positions are those of a whole line; {@link RowConverter} puts the field's own in their place.
 */
final class RowErrors {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  private RowErrors() {}

  /** Guide: r_COPY_command_examples (err.reason.extra). */
  static RowError extraColumns() {
    return error(LoadErrorCode.MORE_COLUMNS_THAN_TABLE, "Extra column(s) found");
  }

  /** Guide: system-tables-for-troubleshooting-data-loads (err.reason.delimiter). */
  static RowError delimiterNotFound() {
    return error(LoadErrorCode.DELIMITER_NOT_FOUND, "Delimiter not found");
  }

  /** A line of fixed-width fields that ends before a column's field begins. */
  static RowError fewerColumns() {
    return error(
        LoadErrorCode.FEWER_COLUMNS_THAN_TABLE, "Missing column(s) at the end of the line");
  }

  static RowError noData() {
    return error(LoadErrorCode.NO_DATA_IN_LINE, "No data found in line");
  }

  /** Clusters. */
  static RowError missingNotNull() {
    return error(LoadErrorCode.NOT_NULL_WITHOUT_DATA, "Missing data for not-null field");
  }

  /**
   * Guide: SYS_LOAD_ERROR_DETAIL (err.reason.digit).
   *
   * @param place counts from 0 in the field
   * @param type Redshift's inner name: Short, Integer, Long, Decimal, Float, Double
   */
  static RowError invalidDigit(byte value, int place, String type) {
    return error(LoadErrorCode.INVALID_DIGIT, text("Invalid digit", value, place, type));
  }

  /** A sign or point that is at home in a number, but not at this place (err.code.1208). */
  static RowError invalidFloat(byte value, int place, String type) {
    return error(LoadErrorCode.INVALID_FLOAT, text("Invalid digit", value, place, type));
  }

  /** A sign or point that is at home in a number, but not at this place (err.code.1209). */
  static RowError invalidDecimal(byte value, int place, String type) {
    return error(LoadErrorCode.INVALID_DECIMAL, text("Invalid digit", value, place, type));
  }

  /** Clusters. */
  static RowError invalidExponent(byte value, int place, String type) {
    return error(LoadErrorCode.INVALID_DIGIT, text("Invalid exponent", value, place, type));
  }

  private static String text(String problem, byte value, int place, String type) {
    char shown = value >= ' ' && value <= '~' ? (char) value : '.';
    return problem + ", Value '" + shown + "', Pos " + place + ", Type: " + type;
  }

  /** SMALLINT only: the wider types have a code of their own (err.code.1204, err.code.1222). */
  static RowError shortOutOfRange() {
    return error(LoadErrorCode.OUT_OF_RANGE, "Overflow (Short valid range -32768 to 32767)");
  }

  static RowError integerOverflow() {
    return error(
        LoadErrorCode.INTEGER_OVERFLOW, "Overflow (Integer valid range -2147483648 to 2147483647)");
  }

  static RowError longOverflow() {
    return error(
        LoadErrorCode.INTEGER_OVERFLOW,
        "Overflow (Long valid range -9223372036854775808 to 9223372036854775807)");
  }

  /** Clusters. */
  static RowError decimalOverflow(int precision, int scale) {
    return error(
        LoadErrorCode.OUT_OF_RANGE, "Overflow for NUMERIC(" + precision + "," + scale + ")");
  }

  static RowError floatOutOfRange(String type) {
    return error(LoadErrorCode.OUT_OF_RANGE, "Overflow for " + type);
  }

  static RowError unknownBoolean() {
    return error(LoadErrorCode.INVALID_BOOLEAN, "Unknown boolean format");
  }

  /** Whatever is wrong with the value of an IDENTITY column (err.code.1217). */
  static RowError invalidIdentity() {
    return error(LoadErrorCode.INVALID_IDENTITY, "Invalid value for identity column");
  }

  /** Guide: r_STL_LOAD_ERRORS, where the field is of a CHAR column (err.reason.length). */
  static RowError charTooLong() {
    return error(LoadErrorCode.OUT_OF_RANGE, "Char length exceeds DDL length");
  }

  /** Clusters: what VARCHAR columns answer (err.reason.length). */
  static RowError varcharTooLong() {
    return error(LoadErrorCode.OUT_OF_RANGE, "String length exceeds DDL length");
  }

  /** Guide: multi-byte-character-load-errors; the two blanks are Redshift's. */
  static RowError multibyteInChar(byte[] bytes, int start, int end) {
    return error(
        LoadErrorCode.INVALID_UTF8,
        "Multibyte character not supported for CHAR (Hint: Try using  VARCHAR). Invalid char: "
            + HEX.formatHex(bytes, start, end));
  }

  /** Guide: multi-byte-character-load-errors (err.reason.varchar-utf8). */
  static RowError invalidUtf8(byte[] bytes, int start, int end, int subCode) {
    return error(
        LoadErrorCode.INVALID_UTF8,
        "String contains invalid or unsupported UTF-8 codepoints. Bad UTF-8 hex sequence: "
            + HEX.formatHex(bytes, start, end)
            + " (error "
            + subCode
            + ")");
  }

  /**
   * A field of one NUL byte, with no NULL AS to say what it means (conv.nul.fail-without-null-as).
   */
  static RowError nulWithoutNullAs() {
    return error(LoadErrorCode.INVALID_CHAR, "Invalid null byte - NULL AS is not specified");
  }

  /** Clusters (err.code.1218). */
  static RowError nulInLongerField() {
    return error(LoadErrorCode.NUL_FIELD_TOO_LONG, "Invalid null byte - field longer than 1 byte");
  }

  /** Clusters: the text for a value shorter than the default format. */
  static RowError dateTooShort() {
    return error(LoadErrorCode.INVALID_DATE, "Invalid Date Format - length must be 10 or more");
  }

  static RowError invalidDate(String format) {
    return error(LoadErrorCode.INVALID_DATE, "Invalid date format or value [" + format + "]");
  }

  /** Clusters (err.reason.timestamp). */
  static RowError invalidTimestamp(String format) {
    return error(
        LoadErrorCode.INVALID_TIMESTAMP, "Invalid timestamp format or value [" + format + "]");
  }

  /**
   * Not one JSON value, or none that a SUPER can be (err.code.1224).
   *
   * @param place counts bytes from 0 in the field
   */
  static RowError invalidSuper(long place) {
    return error(
        LoadErrorCode.INVALID_JSON, "Input is not well-formed JSON for SUPER, Pos " + place);
  }

  /** Guide: limitations-super. */
  static RowError superTooLarge(long bytes, int most) {
    return error(
        LoadErrorCode.OUT_OF_RANGE,
        "SUPER size: " + bytes + " is larger than maximum supported size: " + most);
  }

  /** Guide: limitations-super (json.super-string-limit). */
  static RowError superStringTooLong(int most) {
    return error(
        LoadErrorCode.OUT_OF_RANGE, "String in SUPER exceeds the limit of " + most + " bytes");
  }

  static RowError invalidTime(boolean withZone) {
    return error(
        LoadErrorCode.INVALID_TIMESTAMP,
        "Invalid time format or value [" + (withZone ? "HH24:MI:SSOF" : "HH24:MI:SS") + "]");
  }

  /**
   * The guide has no code for intervals alone.
   *
   * @param type the column's type, such as {@code interval year to month}
   */
  static RowError invalidInterval(String type) {
    return error(
        LoadErrorCode.INVALID_TIMESTAMP, "Invalid interval format or value [" + type + "]");
  }

  static RowError intervalOverflow(String type) {
    return error(LoadErrorCode.OUT_OF_RANGE, "Overflow for " + type);
  }

  /** err.code.1219. */
  static RowError invalidHexadecimal(byte value, int place, String type) {
    return error(
        LoadErrorCode.INVALID_UTF8_HEX, text("Invalid hexadecimal digit", value, place, type));
  }

  /** err.code.1219. */
  static RowError oddHexadecimal(String type) {
    return error(LoadErrorCode.INVALID_UTF8_HEX, "Odd number of hexadecimal digits, Type: " + type);
  }

  static RowError varbyteTooLong() {
    return error(LoadErrorCode.OUT_OF_RANGE, "Varbyte length exceeds DDL length");
  }

  /** Clusters. */
  static RowError geometryNotHexadecimal() {
    return error(
        LoadErrorCode.INVALID_UTF8_HEX,
        "Compass I/O exception: Invalid hexadecimal character(s) found");
  }

  static RowError invalidWellKnownBinary() {
    return error(LoadErrorCode.UNKNOWN_PARSE_ERROR, "Invalid well-known binary of a geometry");
  }

  static RowError invalidWellKnownText() {
    return error(LoadErrorCode.UNKNOWN_PARSE_ERROR, "Invalid well-known text of a geometry");
  }

  /** Guide: r_COPY_command_examples (shapefile.max-geometry). */
  static RowError geometryTooLarge(int bytes, int most) {
    return error(
        LoadErrorCode.OUT_OF_RANGE,
        "Geometry size: " + bytes + " is larger than maximum supported size: " + most);
  }

  private static RowError error(LoadErrorCode code, String reason) {
    return new RowError(code, reason, 0);
  }
}
