package dev.slipher.sandbox.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void textStandsLeftAndNumbersRight() {
    TextTable table =
        new TextTable(
            List.of("name", "n", "note"),
            List.of(
                List.of("größe", "1,200", "2 rows"),
                Arrays.asList("😀", null, ""),
                List.of("c", "-3.50", "x")));

    assertEquals(
        """
        name  |     n | note
        ------+-------+-------
        größe | 1,200 | 2 rows
        😀     |       |
        c     | -3.50 | x\
        """,
        table.text());
  }

  @Test
  void aTableWithoutRowsShowsItsColumns() {
    assertEquals("a | bc\n--+---", new TextTable(List.of("a", "bc"), List.of()).text());
  }

  @Test
  void aRowOfAnotherWidthIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new TextTable(List.of("a"), List.of(List.of("1", "2"))));
  }

  @Test
  void countsAndSizesReadWell() {
    assertEquals("6,001,215", TextTable.count(6_001_215));
    assertEquals("0", TextTable.count(0));
    assertEquals("999 B", TextTable.size(999));
    assertEquals("1.0 kB", TextTable.size(1_000));
    assertEquals("753.9 MB", TextTable.size(753_862_072));
    assertEquals("2.26 GB", TextTable.size(2_260_000_000L));
  }
}
