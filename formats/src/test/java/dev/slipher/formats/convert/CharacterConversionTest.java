package dev.slipher.formats.convert;

import static dev.slipher.formats.convert.Conversion.OptionsOfTest.TRIMBLANKS;
import static dev.slipher.formats.convert.Conversion.OptionsOfTest.TRUNCATECOLUMNS;
import static dev.slipher.formats.convert.Conversion.bytes;
import static dev.slipher.formats.convert.Conversion.into;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipher.formats.type.RedshiftType.Char;
import dev.slipher.formats.type.RedshiftType.Int;
import dev.slipher.formats.type.RedshiftType.Varchar;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CharacterConversionTest {
  private static final String LONG_TEXT = "1204 String length exceeds DDL length";
  private static final String LONG_CHAR = "1204 Char length exceeds DDL length";

  @Test
  @DisplayName("dt.varchar-bytes, conv.encoding.stored-utf8: lengths are bytes")
  void countsBytes() {
    assertEquals(LONG_TEXT, into(new Varchar(5)).error("中中"));
    assertEquals("中中", into(new Varchar(6)).value("中中"));
  }

  @Test
  @DisplayName("conv.encoding.default-utf8: two bytes are one character")
  void readsUtf8() {
    assertEquals("é", into(new Varchar(2)).value(bytes(0xc3, 0xa9)));
  }

  @Test
  @DisplayName("dt.varchar-4byte: characters of four bytes")
  void holdsCharactersOfFourBytes() {
    assertEquals("😀", into(new Varchar(4)).value(bytes(0xf0, 0x9f, 0x98, 0x80)));
    assertEquals(LONG_TEXT, into(new Varchar(3)).error("😀"));
  }

  @Test
  @DisplayName("dt.varchar-16-example: four characters of four bytes")
  void holdsFourCharactersOfFourBytesIn16() {
    assertEquals(LONG_TEXT, into(new Varchar(15)).error("𠀀𠀁𠀂𠀃"));
    assertEquals("𠀀𠀁𠀂𠀃", into(new Varchar(16)).value("𠀀𠀁𠀂𠀃"));
  }

  @Test
  @DisplayName("err.reason.length: too long for VARCHAR, too long for CHAR")
  void refusesWhatIsTooLong() {
    assertEquals(LONG_TEXT, into(new Varchar(3)).error("abcd"));
    assertEquals(LONG_CHAR, into(new Char(3)).error("abcd"));
  }

  @Test
  @DisplayName("dt.trailing-blank-overflow: excess blanks are cut silently")
  void cutsExcessBlanks() {
    assertEquals("abc", into(new Varchar(3)).value("abc   "));
    assertEquals("ab ", into(new Varchar(3)).value("ab    "));
    assertEquals("abc", into(new Char(3)).value("abc   "));
    assertEquals(LONG_TEXT, into(new Varchar(3)).error("abc  d"));
    assertEquals(LONG_TEXT, into(new Varchar(3)).error("abc\t"));
  }

  @Test
  @DisplayName("dt.char-padding: CHAR is kept without its trailing blanks")
  void keepsCharWithoutTrailingBlanks() {
    assertEquals("ab", into(new Char(5)).value("ab"));
    assertEquals("ab", into(new Char(5)).value("ab  "));
    assertEquals("  ab", into(new Char(5)).value("  ab"));
    assertEquals("", into(new Char(5)).value("   "));
  }

  @Test
  @DisplayName("dt.char-ascii-only, err.reason.char-multibyte, err.code.1220")
  void admitsOnlyAsciiInChar() {
    assertEquals(
        "1220 Multibyte character not supported for CHAR (Hint: Try using  VARCHAR). Invalid char:"
            + " c3 a9",
        into(new Char(10)).error("aé"));
    assertEquals("\u007f", into(new Char(1)).value("\u007f"));
  }

  @Test
  @DisplayName("conv.acceptinvchars.varchar-only: CHAR does not profit from ACCEPTINVCHARS")
  void replacesNothingInChar() {
    assertEquals(
        "1220 Multibyte character not supported for CHAR (Hint: Try using  VARCHAR). Invalid char:"
            + " c3 a9",
        into(new Char(5)).acceptInvChars('?').error("é"));
    assertEquals(
        "1220 Multibyte character not supported for CHAR (Hint: Try using  VARCHAR). Invalid char:"
            + " ff",
        into(new Char(5)).acceptInvChars('?').error(bytes('a', 0xff)));
  }

  @Test
  @DisplayName("conv.trimblanks: trailing white space of VARCHAR only")
  void trimsVarchar() {
    assertEquals("ab", into(new Varchar(9)).with(TRIMBLANKS).value("ab  "));
    assertEquals("ab", into(new Varchar(2)).with(TRIMBLANKS).value("ab\t \t"));
    assertEquals("  ab", into(new Varchar(9)).with(TRIMBLANKS).value("  ab"));
    assertEquals("ab  ", into(new Varchar(9)).value("ab  "));
  }

  @Test
  @DisplayName("conv.trimblanks.only-blank: only blanks become the empty string")
  void trimsBlanksToEmpty() {
    assertEquals("", into(new Varchar(9)).with(TRIMBLANKS).value("   "));
  }

  @Test
  @DisplayName("conv.truncatecolumns: values are cut to the column's length")
  void truncates() {
    assertEquals("abc", into(new Varchar(3)).with(TRUNCATECOLUMNS).value("abcdef"));
    assertEquals("abc", into(new Char(3)).with(TRUNCATECOLUMNS).value("abcdef"));
    assertEquals("ab", into(new Char(3)).with(TRUNCATECOLUMNS).value("ab cd"));
  }

  @Test
  @DisplayName("conv.truncatecolumns.multibyte: no broken character remains")
  void truncatesAtCharacters() {
    assertEquals("é", into(new Varchar(3)).with(TRUNCATECOLUMNS).value("éé"));
    assertEquals("éé", into(new Varchar(4)).with(TRUNCATECOLUMNS).value("ééé"));
    assertEquals("a", into(new Varchar(4)).with(TRUNCATECOLUMNS).value("a😀"));
    assertEquals("", into(new Varchar(1)).with(TRUNCATECOLUMNS).value("中"));
  }

  @Test
  @DisplayName("conv.truncatecolumns.row-limit: not in rows above 4 MB")
  void truncatesNotInHugeRows() {
    Conversion conversion = into(new Varchar(3)).with(TRUNCATECOLUMNS);
    assertEquals("aaa", conversion.value("a".repeat(4 << 20)));
    assertEquals(LONG_TEXT, conversion.error("a".repeat((4 << 20) + 1)));
    assertEquals("aaa", conversion.value("aaaa"));
  }

  @Test
  void findsHighBytesAtEveryPlace() {
    for (int length = 1; length < 40; length++) {
      for (int at = 0; at < length; at++) {
        String text = "x".repeat(at) + "é" + "y".repeat(length - at - 1);
        assertEquals(text, into(new Varchar(80)).value(text));
        byte[] broken = ("x".repeat(at) + "!" + "y".repeat(length - at - 1)).getBytes(UTF_8);
        broken[at] = (byte) 0xff;
        assertEquals(
            "1220 String contains invalid or unsupported UTF-8 codepoints. Bad UTF-8 hex sequence:"
                + " ff (error 3)",
            into(new Varchar(80)).error(broken));
      }
    }
  }

  @Test
  @DisplayName("sys.replacements.first-column: the first column that needed a replacement")
  void namesTheFirstReplacedColumn() {
    Conversion conversion =
        into(new Int(), new Varchar(9), new Varchar(9), new Varchar(9)).acceptInvChars('?');
    byte[] line = "1|a|b_|c_".getBytes(UTF_8);
    line[5] = (byte) 0xff;
    line[8] = (byte) 0xfe;
    assertEquals(List.of(1, "a", "b?", "c?"), conversion.row(line));
    assertEquals(2, conversion.replacedColumn());
    assertEquals(List.of(1, "a", "b", ""), conversion.row("1|a|b|"));
    assertEquals(-1, conversion.replacedColumn());
  }

  @Test
  void forgetsTheReplacementsOfRefusedRows() {
    Conversion conversion = into(new Varchar(1), new Varchar(9)).acceptInvChars('?');
    assertEquals(LONG_TEXT, conversion.error(bytes('a', 0xff, '|', 'b')));
    conversion.row("\\N|b");
    assertEquals(-1, conversion.replacedColumn());
  }
}
