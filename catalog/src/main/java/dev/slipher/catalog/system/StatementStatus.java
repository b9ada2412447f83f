package dev.slipher.catalog.system;

import java.util.Locale;

/** How a statement stands. */
public enum StatementStatus {
  RUNNING,
  SUCCESS,
  FAILED,
  CANCELED;

  /** The word of {@code sys_query_history.status}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The number of {@code stl_query.aborted}. */
  int aborted() {
    return this == FAILED || this == CANCELED ? 1 : 0;
  }

  /** The word of {@code sys_load_history.status}. */
  String loadWord() {
    return switch (this) {
      case RUNNING -> "running";
      case SUCCESS -> "completed";
      case FAILED, CANCELED -> "aborted";
    };
  }
}
