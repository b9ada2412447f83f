package dev.slipher.spark.load.columnar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadWatchTest {
  private final ReadWatch watch = new ReadWatch(Duration.ofMillis(200));
  private volatile long turns;

  private Object goRound() {
    while (true) {
      turns++;
    }
  }

  @Test
  @DisplayName("a read that goes round for ever ends in an error, and its thread goes on")
  void endless() throws IOException {
    IOException error = assertThrows(IOException.class, () -> watch.during(this::goRound));
    assertEquals("reading does not come to an end", error.getMessage());
    assertEquals("next", watch.during(() -> "next"));
    assertThrows(IOException.class, () -> watch.during(this::goRound));
  }

  @Test
  @DisplayName("a slow source is waited for")
  void slow() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    assertEquals(
        false,
        watch.during(
            () -> {
              try {
                return never.await(2, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                throw new IOException(e);
              }
            }));
  }

  @Test
  @DisplayName("many short reads are no long one")
  void manyShort() throws IOException {
    long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
    int reads = 0;
    while (System.nanoTime() < end) {
      int number = reads;
      assertEquals(number, watch.during(() -> number));
      reads++;
    }
  }

  @Test
  @DisplayName("errors of the read come as they are")
  void errors() {
    IOException broken = new IOException("broken");
    assertEquals(
        broken,
        assertThrows(
            IOException.class,
            () ->
                watch.during(
                    () -> {
                      throw broken;
                    })));
  }
}
