package dev.slipher.formats.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RemoveQuotesTest {
  private static final TextLayout REMOVE = new TextLayout.Delimited('|', false, true);

  @Test
  @DisplayName("delimited.removequotes-both")
  void aPairAroundAFieldGoesAndProtectsDelimiters() {
    Sweep.assertReads(
        REMOVE,
        List.of("\"The delimiter is a pipe (|) character\"|'Black'|\"White\"|''", "\"a\"|\"b\"|"),
        List.of(
            List.of("The delimiter is a pipe (|) character", "Black", "White", ""),
            List.of("a", "b", "")));
    assertTrue(Lines.one(REMOVE, "''\n").fields().get(0).quoted());
  }

  @Test
  @DisplayName("delimited.removequotes-closing-only, delimited.removequotes-blank")
  void otherQuotesStay() {
    Sweep.assertReads(
        REMOVE,
        List.of("Blue'|White\"|' '|it's|a \"b\" c", "1| 'tis|x"),
        List.of(List.of("Blue'", "White\"", " ", "it's", "a \"b\" c"), List.of("1", " 'tis", "x")));
  }

  @Test
  @DisplayName("delimited.removequotes-outer-pair-only")
  void onlyTheOuterPairGoes() {
    assertEquals(List.of(" ' 'Black' ' "), Lines.values(REMOVE, "' ' 'Black' ' '\n"));
    assertEquals(List.of("'Black'"), Lines.values(REMOVE, "''Black''\n"));
    assertEquals(List.of("'Black'"), Lines.values(REMOVE, "\"'Black'\"\n"));
  }

  @Test
  @DisplayName("delimited.removequotes-opening-only: the row fails, and that row alone")
  void anOpeningQuoteAloneFailsTheRow() {
    List<ReadLine> lines = Lines.read(REMOVE, "1|'Blue\n2|x\n3|\"Blue'\n4|'a|b\n5|'y'\n");
    assertEquals("1214 field 1: Delimited value missing end quote", lines.get(0).error());
    assertEquals("1|'Blue", lines.get(0).raw());
    assertEquals(List.of("2", "x"), lines.get(1).values());
    assertEquals("1214 field 1: Delimited value missing end quote", lines.get(2).error());
    assertEquals("1214 field 1: Delimited value missing end quote", lines.get(3).error());
    assertEquals(List.of("5", "y"), lines.get(4).values());
  }

  @Test
  @DisplayName("err.typical-causes: unbalanced quotes at the end of the file")
  void anOpeningQuoteAtTheEndOfTheFileFailsTheRow() {
    assertEquals(
        "1214 field 1: Delimited value missing end quote",
        Lines.one(REMOVE, "1|\"never closed").error());
  }

  @Test
  void theRawFieldKeepsItsQuotes() {
    ReadLine line = Lines.one(REMOVE, "'a|b' |\"c\"\r\n");
    assertEquals(List.of("a|b", "c"), line.values());
    assertEquals(
        List.of("'a|b' ", "\"c\""), line.fields().stream().map(ReadLine.Field::raw).toList());
  }
}
