package dev.slipher.sandbox.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(shown, true, UTF_8);

  @Test
  void aPipeGetsLinesAndNothingElse() {
    Terminal terminal = Terminal.plain(out);
    terminal.heading("Title");
    String result = terminal.during(() -> "working", () -> "done");
    terminal.lines("a\n b");
    terminal.aside("1 s");

    assertEquals("done", result);
    assertEquals("\nTitle\n\n  a\n   b\n  1 s\n", shown.toString(UTF_8));
  }

  @Test
  void aTerminalShowsHowFarItIsAndWipesItAway() throws InterruptedException {
    CountDownLatch drawnTwice = new CountDownLatch(2);
    Terminal terminal = Terminal.live(out);

    terminal.<Void, InterruptedException>during(
        () -> {
          drawnTwice.countDown();
          return "orders: 10 rows";
        },
        () -> {
          drawnTwice.await();
          return null;
        });

    assertTrue(shown.toString(UTF_8).contains("orders: 10 rows … 0."), shown.toString(UTF_8));
    assertTrue(shown.toString(UTF_8).endsWith("\r\u001b[K"));
  }

  @Test
  void aFailureComesThroughAsItIs() {
    IOException thrown =
        assertThrows(
            IOException.class,
            () ->
                Terminal.live(out)
                    .during(
                        () -> "working",
                        () -> {
                          throw new IOException("disk full");
                        }));
    assertEquals("disk full", thrown.getMessage());
  }

  @Test
  void durationsReadWellInAnyLocale() {
    assertEquals("0.42 s", Terminal.seconds(Duration.ofMillis(420)));
    assertEquals("12.3 s", Terminal.seconds(Duration.ofMillis(12_340)));
  }
}
