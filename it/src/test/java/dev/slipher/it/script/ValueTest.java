package dev.slipher.it.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ValueTest {
  @Test
  void writesPlainTextBare() {
    assertEquals("A\\B, \"q\" it's", Value.written("A\\B, \"q\" it's"));
    assertEquals("NULL", Value.written(null));
  }

  @Test
  void quotesWhatCouldBeMistaken() {
    assertEquals("''", Value.written(""));
    assertEquals("'NULL'", Value.written("NULL"));
    assertEquals("' a'", Value.written(" a"));
    assertEquals("'a|b'", Value.written("a|b"));
    assertEquals("'/x/'", Value.written("/x/"));
    assertEquals("'\\'a\\''", Value.written("'a'"));
    assertEquals("'a\\nb\\\\\\u0000'", Value.written("a\nb\\\0"));
  }
}
