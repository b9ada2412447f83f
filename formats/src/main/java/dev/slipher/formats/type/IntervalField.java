package dev.slipher.formats.type;

import java.util.Locale;
import java.util.Optional;

/** The fields of an interval, from the largest on (guide page r_interval_data_types). */
public enum IntervalField {
  YEAR,
  MONTH,
  DAY,
  HOUR,
  MINUTE,
  SECOND;

  /** The field of that name in lower case. */
  static Optional<IntervalField> named(String name) {
    for (IntervalField field : values()) {
      if (field.text().equals(name)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  boolean isOfMonths() {
    return this == YEAR || this == MONTH;
  }

  /** A qualifier such as {@code year to month}; one field alone stands for itself. */
  static String qualifier(IntervalField first, IntervalField last) {
    return first == last ? first.text() : first.text() + " to " + last.text();
  }

  private String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
