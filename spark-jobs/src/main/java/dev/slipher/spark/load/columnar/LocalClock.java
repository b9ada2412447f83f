package dev.slipher.spark.load.columnar;

import java.util.TimeZone;

/** What clocks in the JVM's zone show. */
final class LocalClock {
  private static final long MICROS = 1000;

  private final TimeZone zone = TimeZone.getDefault();

  /** A clock's time at an instant; both are microseconds since 1970 began there and in UTC. */
  long at(long instant) {
    return instant + zone.getOffset(Math.floorDiv(instant, MICROS)) * MICROS;
  }
}
