package dev.slipher.spark.load.source.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** dynamodb.readratio-meaning: how long a scan waits, and how much it asks for. */
class ReadPaceTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  @DisplayName("a page is waited for as long as the segment's share takes to grow back")
  void waits() {
    ReadPace pace = ReadPace.of(100, 50, 4); // 12.5 units a second
    assertEquals(0, pace.pause(7));
    pace.consumed(25, 100, 7);
    assertEquals(2 * SECOND, pace.pause(7));
    assertEquals(SECOND, pace.pause(7 + SECOND));
    assertEquals(0, pace.pause(7 + 3 * SECOND));
    pace.consumed(0, 0, 7 + 3 * SECOND);
    assertEquals(0, pace.pause(7 + 3 * SECOND));
  }

  @Test
  @DisplayName("pages last a second: many small items, or few large ones")
  void pageSizes() {
    ReadPace pace = new ReadPace(10);
    assertTrue(pace.items() <= 16);
    pace.consumed(2, 16, 0);
    assertEquals(80, pace.items());
    pace.consumed(50, 1, 0);
    assertEquals(1, pace.items());
    ReadPace slow = new ReadPace(0.01);
    slow.consumed(0.5, 16, 0);
    assertEquals(32, slow.items()); // what a unit pays for is worth a unit
  }

  @Test
  void aPaceIsMoreThanNothing() {
    assertThrows(IllegalArgumentException.class, () -> ReadPace.of(0, 50, 4));
  }
}
