package dev.slipher.formats.convert;

import java.util.Optional;

/**
 * The arguments of DATEFORMAT and TIMEFORMAT (guide page r_DATEFORMAT_and_TIMEFORMAT_strings).
 *
 * <p>'auto', 'epochsecs' and 'epochmillisecs' are words only in lower case; other text is a format.
 */
public final class DateTimeFormats {
  /** What DATE columns expect without DATEFORMAT. */
  public static final String DEFAULT_DATE = "YYYY-MM-DD";

  /** What timestamp columns expect without TIMEFORMAT; those with time zone add an offset. */
  public static final String DEFAULT_TIMESTAMP = "YYYY-MM-DD HH:MI:SS";

  private static final String AUTO = "auto";
  private static final String EPOCH_SECONDS = "epochsecs";
  private static final String EPOCH_MILLISECONDS = "epochmillisecs";

  private DateTimeFormats() {}

  /** What is wrong with DATEFORMAT's argument, or nothing if it can be loaded with. */
  public static Optional<String> problemWithDateFormat(String format) {
    return format.equals(AUTO) ? Optional.empty() : FormatPattern.problemWith(format);
  }

  /** What is wrong with TIMEFORMAT's argument, or nothing if it can be loaded with. */
  public static Optional<String> problemWithTimeFormat(String format) {
    return switch (format) {
      case AUTO, EPOCH_SECONDS, EPOCH_MILLISECONDS -> Optional.empty();
      default -> FormatPattern.problemWith(format);
    };
  }

  static DateTimeReader dateReader(String format) {
    return switch (format) {
      case DEFAULT_DATE -> DefaultFormatReader.date();
      case AUTO -> new AutomaticReader();
      default -> FormatPattern.compile(format);
    };
  }

  static DateTimeReader timestampReader(String format) {
    return switch (format) {
      case DEFAULT_TIMESTAMP -> DefaultFormatReader.timestamp();
      case AUTO -> new AutomaticReader();
      case EPOCH_SECONDS -> new EpochReader(0);
      case EPOCH_MILLISECONDS -> new EpochReader(3);
      default -> FormatPattern.compile(format);
    };
  }

  /** A format as error messages spell it: defaults in full, others as they were given. */
  static String shownTimestampFormat(String format, boolean withZone) {
    if (!format.equals(DEFAULT_TIMESTAMP)) {
      return format;
    }
    return withZone ? "YYYY-MM-DD HH24:MI:SSOF" : "YYYY-MM-DD HH24:MI:SS";
  }
}
