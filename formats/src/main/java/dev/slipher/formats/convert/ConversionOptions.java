package dev.slipher.formats.convert;

import java.io.Serializable;
import java.util.Objects;

/**
 * COPY's data conversion parameters (guide page copy-parameters-data-conversion), already checked.
 *
 * @param nullAs the null marker, decoded
 * @param nullAsGiven whether NULL AS was said; if not, {@code nullAs} is the default {@code \N}
 * @param acceptInvChars the ASCII code that stands in for each invalid byte, or -1 without
 *     ACCEPTINVCHARS
 * @param dateFormat DATEFORMAT's argument, or the default YYYY-MM-DD
 * @param timeFormat TIMEFORMAT's argument, or the default YYYY-MM-DD HH:MI:SS, which for
 *     TIMESTAMPTZ means YYYY-MM-DD HH:MI:SSOF
 * @param escape whether ESCAPE is on
 */
public record ConversionOptions(
    String nullAs,
    boolean nullAsGiven,
    boolean emptyAsNull,
    boolean blanksAsNull,
    boolean fillRecord,
    boolean trimBlanks,
    boolean truncateColumns,
    boolean roundDecimals,
    boolean acceptAnyDate,
    int acceptInvChars,
    String dateFormat,
    String timeFormat,
    boolean escape)
    implements Serializable {

  /** What holds when COPY names no conversion parameter. */
  public static final ConversionOptions DEFAULTS =
      new ConversionOptions(
          "\\N",
          false,
          false,
          false,
          false,
          false,
          false,
          false,
          false,
          -1,
          "YYYY-MM-DD",
          "YYYY-MM-DD HH:MI:SS",
          false);

  public ConversionOptions {
    Objects.requireNonNull(nullAs);
    Objects.requireNonNull(dateFormat);
    Objects.requireNonNull(timeFormat);
  }

  /** The same options without DATEFORMAT and TIMEFORMAT. */
  ConversionOptions withDefaultFormats() {
    return new ConversionOptions(
        nullAs,
        nullAsGiven,
        emptyAsNull,
        blanksAsNull,
        fillRecord,
        trimBlanks,
        truncateColumns,
        roundDecimals,
        acceptAnyDate,
        acceptInvChars,
        DEFAULTS.dateFormat,
        DEFAULTS.timeFormat,
        escape);
  }
}
