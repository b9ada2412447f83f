package dev.slipher.copy;

import java.util.Objects;
import java.util.Optional;

/**
 * COPY's load operations (guide page copy-parameters-data-load), false or empty where nothing was
 * said.
 *
 * @param compRows the sample size of the compression analysis, 1000 to 2147483647
 * @param maxError 0 to 100000; 0 where nothing was said
 * @param statUpdate whether statistics are always, or never, refreshed
 */
public record LoadOperations(
    Optional<Integer> compRows,
    Optional<CompUpdate> compUpdate,
    boolean ignoreAllErrors,
    int maxError,
    boolean noLoad,
    Optional<Boolean> statUpdate) {

  /** The arguments of COMPUPDATE; without one it means ON. */
  public enum CompUpdate {
    PRESET,
    ON,
    OFF
  }

  public LoadOperations {
    Objects.requireNonNull(compRows);
    Objects.requireNonNull(compUpdate);
    Objects.requireNonNull(statUpdate);
  }
}
