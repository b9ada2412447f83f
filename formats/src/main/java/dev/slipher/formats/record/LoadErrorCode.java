package dev.slipher.formats.record;

/** The load error codes of the guide page r_Load_Error_Reference, in its order. */
public enum LoadErrorCode {
  UNKNOWN_PARSE_ERROR(1200),
  FIELD_DELIMITER_MISSING(1201),
  MORE_COLUMNS_THAN_TABLE(1202),
  FEWER_COLUMNS_THAN_TABLE(1203),
  OUT_OF_RANGE(1204),
  INVALID_DATE(1205),
  INVALID_TIMESTAMP(1206),
  INVALID_DIGIT(1207),
  INVALID_FLOAT(1208),
  INVALID_DECIMAL(1209),
  INVALID_BOOLEAN(1210),
  NO_DATA_IN_LINE(1211),
  FILE_NOT_FOUND(1212),
  NOT_NULL_WITHOUT_DATA(1213),
  DELIMITER_NOT_FOUND(1214),
  INVALID_CHAR(1215),
  INVALID_LINE(1216),
  INVALID_IDENTITY(1217),
  NUL_FIELD_TOO_LONG(1218),
  INVALID_UTF8_HEX(1219),
  INVALID_UTF8(1220),
  ENCODING_MISMATCH(1221),
  INTEGER_OVERFLOW(1222),
  INVALID_DATA_TYPE(1223),
  INVALID_JSON(1224),
  MANIFEST_NEEDS_FULL_PATH(8001),
  INVALID_END_KEY(9005);

  private final int number;

  LoadErrorCode(int number) {
    this.number = number;
  }

  /** The number that {@code stl_load_errors.err_code} shows. */
  public int number() {
    return number;
  }
}
