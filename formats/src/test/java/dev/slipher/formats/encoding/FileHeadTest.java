package dev.slipher.formats.encoding;

import static dev.slipher.formats.encoding.EncodedText.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which files are told from those of the encoding that COPY names. */
class FileHeadTest {
  private static final List<String> TEXTS =
      List.of(
          "1|a\n",
          "1|é\n2|中😀\n",
          "x",
          "",
          "\n",
          "一二三\n",
          "上\n",
          "上下|左右\n".repeat(300),
          "a very long line without an end ".repeat(50));

  private static Optional<String> contradiction(TextEncoding encoding, byte[] file) {
    try {
      return FileHead.read(new ByteArrayInputStream(file)).contradiction(encoding);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @DisplayName("conv.encoding.utf16-bom, conv.encoding.utf16le-be: files of the encoding itself")
  void rightFilesAreAccepted() {
    for (String text : TEXTS) {
      for (EncodedText.Encoded file : EncodedText.inEveryEncoding(text)) {
        assertEquals(
            Optional.empty(), contradiction(file.encoding(), file.bytes()), () -> file + text);
      }
    }
  }

  @Test
  @DisplayName("conv.encoding.utf16-bom: UTF16 needs a byte order mark")
  void utf16NeedsAMark() {
    byte[] unmarked = "1|a\n".getBytes(StandardCharsets.UTF_16LE);
    assertEquals(Optional.of("no byte order mark"), contradiction(TextEncoding.UTF16, unmarked));
    assertEquals(Optional.of("no byte order mark"), contradiction(TextEncoding.UTF16, bytes(0xff)));
    assertEquals(
        Optional.of("byte order mark of UTF8"),
        contradiction(TextEncoding.UTF16, "\ufeff1|a".getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UTF8")
  @DisplayName("conv.encoding.mismatch: the mark of another encoding")
  void marksOfOthersAreSeen(TextEncoding encoding) {
    for (byte[] marked :
        List.of(
            bytes(0xef, 0xbb, 0xbf, '1'),
            bytes(0xff, 0xfe, 0, 0, '1', 0, 0, 0),
            bytes(0, 0, 0xfe, 0xff, 0, 0, 0, '1'))) {
      assertTrue(contradiction(encoding, marked).orElseThrow().startsWith("byte order mark of"));
    }
    boolean little = encoding == TextEncoding.UTF16 || encoding == TextEncoding.UTF16LE;
    boolean big = encoding == TextEncoding.UTF16 || encoding == TextEncoding.UTF16BE;
    assertEquals(little, contradiction(encoding, bytes(0xff, 0xfe, '1', 0)).isEmpty());
    assertEquals(big, contradiction(encoding, bytes(0xfe, 0xff, 0, '1')).isEmpty());
  }

  @Test
  @DisplayName("conv.encoding.mismatch: UTF-8 and the other byte order without a mark")
  void otherTextsAreSeen() {
    for (String text : List.of("1|a\n", "1|é\n2|中😀\n", "\n", "line\n".repeat(999))) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      byte[] little = text.getBytes(StandardCharsets.UTF_16LE);
      byte[] big = text.getBytes(StandardCharsets.UTF_16BE);
      Optional<String> isUtf8 = Optional.of("the text is UTF-8");
      Optional<String> swapped = Optional.of("the bytes are in the other order");
      assertEquals(isUtf8, contradiction(TextEncoding.UTF16LE, utf8));
      assertEquals(isUtf8, contradiction(TextEncoding.UTF16BE, utf8));
      assertEquals(swapped, contradiction(TextEncoding.UTF16BE, little));
      assertEquals(swapped, contradiction(TextEncoding.UTF16LE, big));
    }
  }

  @Test
  void everyByteIsACharacterOfLatin1() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    assertEquals(Optional.empty(), contradiction(TextEncoding.ISO88591, all));
  }

  @Test
  @DisplayName("a character that the head's end cuts in two does not hide UTF-8")
  void theHeadMayEndWithinACharacter() {
    for (int shift = 0; shift < 4; shift++) {
      String text = "x".repeat(shift) + "\n" + "😀".repeat(400);
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      assertFalse(contradiction(TextEncoding.UTF16LE, utf8).isEmpty(), "shift " + shift);
    }
  }
}
