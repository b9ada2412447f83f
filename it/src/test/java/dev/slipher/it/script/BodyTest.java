package dev.slipher.it.script;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class BodyTest {
  private static byte[] bytes(String options, String text) {
    return ((Step.Put)
            CaseParser.parse(
                    "x.test",
                    "case c\nrules: a.b\n\nput s3://b/k " + options + "\n<<<\n" + text + "\n>>>\n")
                .get(0)
                .steps()
                .get(0))
        .body()
        .bytes(UnaryOperator.identity());
  }

  private static String hex(String options, String text) {
    return HexFormat.of().formatHex(bytes(options, text));
  }

  @Test
  void takesABackslashAsDataUnlessEscaped() {
    assertEquals("5c6e0a", hex("", "\\n"));
    assertEquals("0a0a", hex("escaped", "\\n"));
  }

  @Test
  void writesEveryEscape() {
    assertEquals(
        "0a0d09005c20ffa4c3a9", hex("escaped unterminated", "\\n\\r\\t\\0\\\\\\s\\xff\\xa4é"));
    assertEquals("616161", hex("escaped unterminated", "a\\(3)"));
    assertEquals("6162", hex("escaped unterminated", "a\\\nb"));
  }

  @Test
  void refusesAnUnknownEscape() {
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> bytes("escaped", "\\q"));
    assertEquals("unknown escape \\q", error.getMessage());
  }

  @Test
  void endsLinesAsToldAndNumbersRepeats() {
    assertEquals(
        "1\r\n2\r\n3",
        new String(bytes("crlf repeat 3 unterminated", "${i}"), StandardCharsets.US_ASCII));
  }

  @Test
  void writesUtf16InTheOrderAskedFor() {
    assertEquals("e9000a00", hex("utf16le", "é"));
    assertEquals("00e9000a", hex("utf16be", "é"));
  }

  @Test
  void packsEachLineAsAMember() throws IOException {
    byte[] packed = bytes("gzip member-per-line", "1\n2");
    byte[] plain = new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
    assertArrayEquals("1\n2\n".getBytes(StandardCharsets.US_ASCII), plain);
    byte[] first = bytes("gzip", "1");
    assertEquals(2, packed.length / first.length);
  }

  @Test
  void spreadsMembers() throws IOException {
    byte[] packed = bytes("gzip member-per-line spread 1000", "1\n2");
    byte[] plain = new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
    assertArrayEquals("1\n2\n".getBytes(StandardCharsets.US_ASCII), plain);
    assertTrue(packed.length > 2000);
  }

  @Test
  void cutsBytesFromTheEnd() {
    assertEquals("3132", hex("cut 2", "123"));
  }
}
