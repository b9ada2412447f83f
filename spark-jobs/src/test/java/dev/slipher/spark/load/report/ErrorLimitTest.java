package dev.slipher.spark.load.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.formats.scan.SliceScanner;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How many rejects a load bears. */
class ErrorLimitTest {
  @Test
  @DisplayName("0 and 1 both fail at the first (loadops.maxerror.default, .zero-one-equal)")
  void zeroAndOne() {
    for (int maxError : new int[] {0, 1}) {
      ErrorLimit limit = ErrorLimit.of(maxError, false);
      assertFalse(limit.isReached(0));
      assertTrue(limit.isReached(1));
      assertTrue(limit.isReached(2));
    }
  }

  @Test
  @DisplayName("the count given fails, one less does not (loadops.maxerror.threshold)")
  void threshold() {
    ErrorLimit limit = ErrorLimit.of(3, false);
    assertFalse(limit.isReached(2));
    assertTrue(limit.isReached(3));
  }

  @Test
  @DisplayName("IGNOREALLERRORS bears all (loadops.ignoreallerrors)")
  void ignoreAll() {
    ErrorLimit limit = ErrorLimit.of(0, true);
    assertFalse(limit.isReached(1_000_000_000_000L));
    assertEquals(SliceScanner.NO_REJECT_LIMIT, limit.failingCount());
  }

  @Test
  @DisplayName("a slice stops where the load would fail")
  void slicesStop() {
    for (int maxError : new int[] {0, 1, 2, 100_000}) {
      assertEquals(
          SliceScanner.rejectLimit(maxError), ErrorLimit.of(maxError, false).failingCount());
    }
  }
}
