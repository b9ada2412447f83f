package dev.slipher.formats.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RawTextTest {

  @Test
  @DisplayName("sys.load_errors.raw_line, sys.load_errors.raw_field_value: a dot for a character")
  void eachMultibyteCharacterIsOneDot() {
    assertEquals("a.b", shown("aéb".getBytes(UTF_8)));
    assertEquals("...", shown("中😀é".getBytes(UTF_8)));
    assertEquals("", shown(new byte[0]));
  }

  @Test
  void eachByteThatBelongsToNoCharacterIsOneDot() {
    assertEquals(".LZO", shown(new byte[] {(byte) 0x89, 'L', 'Z', 'O'}));
    assertEquals(".", shown(new byte[] {(byte) 0xff}));
    assertEquals("..a", shown(new byte[] {(byte) 0xe4, (byte) 0xb8, 'a'}));
    assertEquals("..", shown(new byte[] {(byte) 0xe4, (byte) 0xb8}));
    assertEquals("a.b", shown(new byte[] {'a', 0, 'b'}));
  }

  @Test
  @DisplayName("sys.load_errors.raw_line: 1024 characters")
  void longTextIsCut() {
    byte[] bytes = "é".repeat(2000).getBytes(UTF_8);
    assertEquals(".".repeat(1024), shown(bytes));
    assertEquals(2000, RawText.length(bytes, 0, bytes.length));
    assertEquals("x".repeat(1024), shown("x".repeat(1025).getBytes(UTF_8)));
  }

  private static String shown(byte[] bytes) {
    return RawText.of(bytes, 0, bytes.length);
  }
}
