package dev.slipher.spark.load.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.spark.load.scan.ColumnFiller.Identity;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of columns that no field feeds. */
class ColumnFillerTest {
  @ParameterizedTest
  @CsvSource({"1, 5, 3", "2, 1, 1", "7, -100, -3"})
  @DisplayName(
      "values of all slices are distinct and on the grid"
          + " (defid.identity-unique-not-consecutive)")
  void grid(int slices, long first, long step) {
    Identity identity = new Identity(0, first, step, slices);
    Set<Long> values = new HashSet<>();
    for (int slice = 0; slice < slices; slice++) {
      for (long row = 0; row < 50; row++) {
        long value = identity.value(slice, row);
        assertEquals(0, Math.floorMod(value - first, Math.abs(step)));
        assertTrue(values.add(value), "twice: " + value);
      }
    }
    assertEquals(50 * slices, values.size());
  }

  @Test
  @DisplayName("one slice counts without gaps (defid.identity-auto)")
  void consecutive() {
    Identity identity = new Identity(0, 1, 1, 1);
    assertEquals(1, identity.value(0, 0));
    assertEquals(2, identity.value(0, 1));
  }
}
