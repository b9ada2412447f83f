package dev.slipher.formats.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A format string, compiled. Parts are known in any case; T and Z stand for themselves, as do
 * separators; no other letters are allowed.
 */
final class FormatPattern implements DateTimeReader {
  private final List<Step> steps;
  private final DateTimeText text = new DateTimeText();
  private boolean meridian;
  private boolean afternoon;
  private boolean hourOfHalfDay;

  private FormatPattern(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  private enum Part {
    YEAR("YYYY"),
    YEAR_OF_CENTURY("YY"),
    MONTH_NAME("MONTH"),
    MONTH_SHORT_NAME("MON"),
    MONTH("MM"),
    MINUTE("MI"),
    DAY("DD"),
    HOUR_24("HH24"),
    HOUR_12("HH12"),
    HOUR("HH"),
    SECOND("SS"),
    MERIDIAN_AM("AM"),
    MERIDIAN_PM("PM"),
    LITERAL("");

    private final String spelling;

    Part(String spelling) {
      this.spelling = spelling;
    }
  }

  /**
   * One part.
   *
   * @param literal counts only for {@link Part#LITERAL}
   * @param packed whether digits of another part stand beside it, so that it has all of its own
   */
  private record Step(Part part, char literal, boolean packed) {
    boolean isNumber() {
      return switch (part) {
        case LITERAL, MERIDIAN_AM, MERIDIAN_PM, MONTH_NAME, MONTH_SHORT_NAME -> false;
        default -> true;
      };
    }
  }

  static Optional<String> problemWith(String format) {
    try {
      compile(format);
      return Optional.empty();
    } catch (IllegalArgumentException problem) {
      return Optional.of(problem.getMessage());
    }
  }

  /**
   * Compiles a format.
   *
   * @throws IllegalArgumentException whose message says what the format may not hold
   */
  static FormatPattern compile(String format) {
    String upper = format.toUpperCase(Locale.ROOT);
    if (upper.length() != format.length()) {
      throw new IllegalArgumentException("format \"" + format + "\" holds more than ASCII");
    }
    List<Step> steps = new ArrayList<>();
    int at = 0;
    while (at < upper.length()) {
      Part part = partAt(upper, at);
      if (part != Part.LITERAL) {
        int next = at + part.spelling.length();
        steps.add(new Step(part, ' ', false));
        at = part == Part.SECOND ? fractionEnd(upper, next) : next;
      } else {
        steps.add(new Step(part, literalAt(format, upper, at), false));
        at++;
      }
    }
    if (steps.stream().noneMatch(FormatPattern::isYear)) {
      throw new IllegalArgumentException("format \"" + format + "\" has no year");
    }
    return new FormatPattern(packed(steps));
  }

  private static List<Step> packed(List<Step> steps) {
    List<Step> packed = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      boolean beside =
          (i > 0 && steps.get(i - 1).isNumber())
              || (i + 1 < steps.size() && steps.get(i + 1).isNumber());
      packed.add(new Step(step.part, step.literal, step.isNumber() && beside));
    }
    return packed;
  }

  private static boolean isYear(Step step) {
    return step.part == Part.YEAR || step.part == Part.YEAR_OF_CENTURY;
  }

  private static Part partAt(String upper, int at) {
    for (Part part : Part.values()) {
      if (upper.startsWith(part.spelling, at)) {
        return part;
      }
    }
    throw new IllegalStateException("the empty spelling fits everywhere");
  }

  /** SS takes a fraction by itself, so .SSS behind it adds nothing (conv.time.fraction). */
  private static int fractionEnd(String upper, int at) {
    int end = at;
    if (end < upper.length() && upper.charAt(end) == '.') {
      end++;
      while (end < upper.length() && upper.charAt(end) == 'S') {
        end++;
      }
    }
    return end > at + 1 ? end : at;
  }

  private static char literalAt(String format, String upper, int at) {
    // conv.time.no-tz-in-format
    if (upper.startsWith("TZ", at) || upper.startsWith("OF", at)) {
      throw new IllegalArgumentException(
          "format \"" + format + "\" has a time zone specifier: " + format.substring(at, at + 2));
    }
    char literal = format.charAt(at);
    boolean letter = Character.isLetter(literal) && literal != 'T' && literal != 'Z';
    if (letter || literal > '~' || (literal < ' ' && literal != '\t')) {
      throw new IllegalArgumentException(
          "format \"" + format + "\" has no date or time part at \"" + format.substring(at) + "\"");
    }
    return literal;
  }

  @Override
  public boolean read(byte[] bytes, int start, int end, DateTimeFields fields) {
    text.over(bytes, start, end);
    meridian = false;
    afternoon = false;
    hourOfHalfDay = false;
    for (int i = 0; i < steps.size(); i++) {
      if (!readStep(steps.get(i), bytes, fields)) {
        return false;
      }
    }
    return text.atEnd() && settleHour(fields);
  }

  private boolean readStep(Step step, byte[] bytes, DateTimeFields fields) {
    switch (step.part) {
      case YEAR -> {
        fields.year = step.packed ? text.number(4, 4) : text.number(1, 6);
        return fields.year > 0;
      }
      case YEAR_OF_CENTURY -> {
        int ofCentury = twoDigits(step);
        fields.year = ofCentury < 0 ? -1 : DateTimeWords.fullYear(ofCentury);
      }
      case MONTH_NAME, MONTH_SHORT_NAME -> {
        int stop = text.lettersEnd();
        fields.month = DateTimeWords.month(bytes, text.at(), stop);
        text.moveTo(stop);
        return fields.month > 0;
      }
      case MONTH -> fields.month = twoDigits(step);
      case DAY -> fields.day = twoDigits(step);
      case HOUR, HOUR_24 -> fields.hour = twoDigits(step);
      case HOUR_12 -> {
        fields.hour = twoDigits(step);
        hourOfHalfDay = true;
      }
      case MINUTE -> fields.minute = twoDigits(step);
      case SECOND -> {
        fields.second = twoDigits(step);
        return fields.second >= 0 && text.fraction(fields);
      }
      case MERIDIAN_AM, MERIDIAN_PM -> {
        afternoon = text.word("pm");
        meridian = afternoon || text.word("am");
        return meridian;
      }
      case LITERAL -> {
        return readLiteral(step.literal);
      }
    }
    return (fields.year | fields.month | fields.day | fields.hour | fields.minute) >= 0;
  }

  private int twoDigits(Step step) {
    return text.number(step.packed ? 2 : 1, 2);
  }

  private boolean readLiteral(char literal) {
    if (literal != ' ') {
      return text.skip(literal);
    }
    int before = text.at();
    text.skipSpace();
    return text.at() > before;
  }

  /** HH reads 24 hours, so an hour past 12 stands whatever AM or PM says (conv.time.hh-is-24). */
  private boolean settleHour(DateTimeFields fields) {
    if (hourOfHalfDay && (fields.hour < 1 || fields.hour > 12)) {
      return false;
    }
    if ((meridian || hourOfHalfDay) && fields.hour <= 12) {
      fields.hour = fields.hour % 12 + (afternoon ? 12 : 0);
    }
    return true;
  }
}
