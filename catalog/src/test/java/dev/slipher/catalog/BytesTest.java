package dev.slipher.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytesTest {
  @ParameterizedTest
  @CsvSource({
    "abc, 3, abc",
    "abc, 2, ab",
    "é, 1, ''",
    "aé, 2, a",
    "aé, 3, aé",
    "a語b, 3, a",
    "a語b, 4, a語",
    "😀b, 3, ''",
    "😀b, 4, 😀"
  })
  void cutsBetweenCharacters(String text, int most, String cut) {
    assertEquals(cut, Bytes.cut(text, most));
  }

  @Test
  void piecesJoinToTheWhole() {
    String text = "aé語😀".repeat(40);
    StringBuilder joined = new StringBuilder();
    for (int start = 0, end; start < text.length(); start = end) {
      end = Bytes.end(text, start, 7);
      joined.append(text, start, end);
    }
    assertEquals(text, joined.toString());
  }
}
