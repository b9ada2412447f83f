package dev.slipher.formats.convert;

import static dev.slipher.formats.convert.Conversion.bytes;
import static dev.slipher.formats.convert.Conversion.into;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.slipher.formats.type.RedshiftType.Varchar;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvalidCharacterTest {
  private static final Varchar TEXT = new Varchar(100);
  private static final String BAD =
      "1220 String contains invalid or unsupported UTF-8 codepoints. Bad UTF-8 hex sequence: ";

  @Test
  @DisplayName(
      "err.reason.varchar-utf8, err.utf8.sub3, err.code.1220, conv.acceptinvchars.absent-error")
  void namesTheBadSequence() {
    assertEquals(BAD + "a4 (error 3)", into(TEXT).error(bytes(0xa4)));
  }

  @ParameterizedTest
  @CsvSource({
    "61 f8 88 80 80 80 62, f8 88 80 80 80, 1, err.utf8.sub1",
    "fc 84 80 80 80 80, fc 84 80 80 80 80, 1, err.utf8.sub1",
    "e4 b8, e4 b8, 2, err.utf8.sub2",
    "61 c3, c3, 2, err.utf8.sub2",
    "61 a4 62, a4, 3, err.utf8.sub3",
    "80, 80, 3, err.utf8.sub3",
    "bf, bf, 3, err.utf8.sub3",
    "fe, fe, 3, err.utf8.sub3",
    "ff, ff, 3, err.utf8.sub3",
    "e4 41 80, e4 41, 4, err.utf8.sub4",
    "f0 9f 98 41, f0 9f 98 41, 4, err.utf8.sub4",
    "ed a0 80, ed a0 80, 5, err.utf8.sub5 dt.surrogates",
    "ed bf bf, ed bf bf, 5, err.utf8.sub5 dt.surrogates",
    "f4 90 80 80, f4 90 80 80, 8, err.utf8.sub8",
    "f7 bf bf bf, f7 bf bf bf, 8, err.utf8.sub8",
    "c0 80, c0 80, 9, err.utf8.sub9",
    "e0 80 af, e0 80 af, 9, err.utf8.sub9",
    "f0 80 80 af, f0 80 80 af, 9, err.utf8.sub9"
  })
  @DisplayName("err.utf8.sub1 to err.utf8.sub9, dt.surrogates")
  void tellsKindsOfBadSequencesApart(String hex, String shown, int subCode, String rules) {
    assertEquals(
        BAD + shown + " (error " + subCode + ")",
        into(TEXT).error(HexFormat.ofDelimiter(" ").parseHex(hex)),
        rules);
  }

  @Test
  @DisplayName("conv.acceptinvchars.default-char")
  void replacesWithTheGivenCharacter() {
    assertEquals("a?b", into(TEXT).acceptInvChars('?').value(bytes(0x61, 0xff, 0x62)));
  }

  @ParameterizedTest
  @CsvSource({
    "ed a0 80, ^^^",
    "f4 90 80 80, ^^^^",
    "f8 88 80 80 80, ^^^^^",
    "61 ff 62, a^b",
    "e4 41 80, ^A^",
    "e4 b8, ^^",
    "c3 a9 ff c3 a9, é^é",
    "80 80, ^^"
  })
  @DisplayName("conv.acceptinvchars.replacement-length, conv.acceptinvchars.any-ascii-but-nul")
  void replacesByteForByte(String hex, String loaded) {
    byte[] field = HexFormat.ofDelimiter(" ").parseHex(hex);
    assertEquals(loaded, into(TEXT).acceptInvChars('^').value(field));
  }

  @Test
  @DisplayName("conv.acceptinvchars.noncharacters: loaded without the option, replaced with it")
  void loadsNoncharactersUnlessReplacing() {
    for (int codePoint : new int[] {0xfffe, 0xffff, 0xfdd0, 0xfdef, 0x1fffe, 0x10ffff}) {
      String character = Character.toString(codePoint);
      assertEquals(character, into(TEXT).value(character));
      assertEquals(
          "?".repeat(character.getBytes(UTF_8).length),
          into(TEXT).acceptInvChars('?').value(character));
    }
    for (int codePoint : new int[] {0xfffd, 0xfdcf, 0xfdf0, 0x1fffd, 0x10fffd}) {
      String character = Character.toString(codePoint);
      assertEquals(character, into(TEXT).acceptInvChars('?').value(character));
    }
  }

  @Test
  void agreesWithTheJdkOnRandomBytes() {
    Random random = new Random(1961);
    int[] likely = {0x41, 0x80, 0xbf, 0xc2, 0xe0, 0xed, 0xa0, 0xf0, 0x90, 0xf4, 0xff};
    Conversion strict = into(TEXT);
    Conversion mending = into(TEXT).acceptInvChars('#');
    for (int i = 0; i < 50_000; i++) {
      byte[] field = new byte[1 + random.nextInt(20)];
      for (int at = 0; at < field.length; at++) {
        int b = likely[random.nextInt(likely.length)];
        field[at] = (byte) (random.nextInt(4) == 0 ? 0x80 + random.nextInt(128) : b);
      }
      String hex = HexFormat.of().formatHex(field);
      String valid = decoded(field);
      ColumnError error = strict.tryRow(field);
      if (valid == null) {
        assertEquals(1220, error.error().code().number(), hex);
      } else {
        assertNull(error, hex);
        assertEquals(valid, strict.lastRow().get(0), hex);
      }
      String mended = (String) mending.value(field);
      assertEquals(field.length, mended.getBytes(UTF_8).length, hex);
      for (String part : mended.split("#", -1)) {
        boolean there =
            new String(field, ISO_8859_1).contains(new String(part.getBytes(UTF_8), ISO_8859_1));
        assertEquals(true, there, hex);
      }
    }
  }

  /** What the JDK's strict decoder reads, or null. */
  private static String decoded(byte[] field) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(field)).toString();
    } catch (CharacterCodingException invalid) {
      return null;
    }
  }
}
