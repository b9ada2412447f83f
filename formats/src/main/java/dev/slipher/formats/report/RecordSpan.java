package dev.slipher.formats.report;

import java.io.Serializable;

/**
 * The records of a byte range, which end behind it as a rule.
 *
 * @param first where the first one starts, as {@link
 *     dev.slipher.formats.record.TextRange#position}, or -1 if that could not be found
 * @param next where the first one behind them starts, or -1 if the range was not read to its end
 */
public record RecordSpan(long first, long next) implements Serializable {

  /** What a file that was not cut has to say. */
  public static final RecordSpan NONE = new RecordSpan(0, -1);

  /** Of a range that holds no text, however its file is read. */
  public static final RecordSpan NOTHING = new RecordSpan(Long.MAX_VALUE, Long.MAX_VALUE);

  /** Of a range that does not make sense by itself: its file must be read from its start. */
  public static final RecordSpan UNREADABLE = new RecordSpan(-1, -1);

  /** Whether the range was read to its end. */
  public boolean isComplete() {
    return next >= 0;
  }
}
