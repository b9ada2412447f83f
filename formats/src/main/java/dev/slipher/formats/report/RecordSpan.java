package dev.slipher.formats.report;

import java.io.Serializable;

/**
 * The records of a byte range, which end behind it as a rule.
 *
 * @param first where the first one starts
 * @param next where the first one behind them starts, or -1 if the range was not read to its end
 */
public record RecordSpan(long first, long next) implements Serializable {

  /** What a file that was not cut has to say. */
  public static final RecordSpan NONE = new RecordSpan(0, -1);

  /** Whether the range was read to its end. */
  public boolean isComplete() {
    return next >= 0;
  }
}
