package dev.slipher.copy;

import java.util.Objects;
import java.util.Optional;

/**
 * COPY's data conversion parameters (guide page copy-parameters-data-conversion), false or empty
 * where nothing was said.
 *
 * @param acceptInvChars the replacement character, ASCII but not NUL; a question mark where
 *     ACCEPTINVCHARS has no argument; empty without ACCEPTINVCHARS
 * @param dateFormat DATEFORMAT's argument as it was written; {@code auto} in this case alone means
 *     automatic recognition (grammar.auto-case-sensitive)
 * @param encoding UTF8 where nothing was said
 * @param ignoreHeader lines to skip at the top of every file, at least 0
 * @param nullAs the null marker, decoded: {@code '\0'} and {@code '\000'} are one NUL character
 * @param timeFormat TIMEFORMAT's argument as it was written; {@code auto}, {@code epochsecs} and
 *     {@code epochmillisecs} in this case alone have their meanings
 */
public record ConversionParameters(
    boolean acceptAnyDate,
    Optional<Character> acceptInvChars,
    boolean blanksAsNull,
    Optional<String> dateFormat,
    boolean emptyAsNull,
    FileEncoding encoding,
    boolean escape,
    boolean explicitIds,
    boolean fillRecord,
    boolean ignoreBlankLines,
    long ignoreHeader,
    Optional<String> nullAs,
    boolean removeQuotes,
    boolean roundDecimals,
    Optional<String> timeFormat,
    boolean trimBlanks,
    boolean truncateColumns) {

  /** The null marker where NULL AS is not said: a backslash and an N. */
  public static final String DEFAULT_NULL_AS = "\\N";

  /** The arguments of ENCODING. */
  public enum FileEncoding {
    UTF8,
    UTF16,
    UTF16LE,
    UTF16BE,
    ISO88591
  }

  public ConversionParameters {
    Objects.requireNonNull(acceptInvChars);
    Objects.requireNonNull(dateFormat);
    Objects.requireNonNull(encoding);
    Objects.requireNonNull(nullAs);
    Objects.requireNonNull(timeFormat);
  }
}
