package dev.slipher.spark.load.report;

/**
 * How many rejected records make a load fail.
 *
 * @param failingCount the count at which it fails, or {@link Long#MAX_VALUE} for never
 */
public record ErrorLimit(long failingCount) {

  /** The limit that COPY's load operations set. */
  public static ErrorLimit of(int maxError, boolean ignoreAllErrors) {
    if (ignoreAllErrors) {
      return new ErrorLimit(Long.MAX_VALUE); // loadops.ignoreallerrors
    }
    return new ErrorLimit(Math.max(1, maxError)); // loadops.maxerror.zero-one-equal
  }

  /** Whether this many errors over the whole load make it fail (loadops.maxerror.threshold). */
  public boolean isReached(long errors) {
    return errors >= failingCount;
  }
}
