package dev.slipher.copy;

import static dev.slipher.copy.CopyAssertions.assertFailsWith;
import static dev.slipher.copy.CopyAssertions.parseWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipher.copy.ConversionParameters.FileEncoding;
import dev.slipher.copy.DataFormat.FixedWidth.Field;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CopyArgumentsTest {

  @Test
  @DisplayName("grammar.maxerror-range, loadops.maxerror.default: 0 to 100000, 0 by default")
  void maxErrorRange() {
    assertEquals(0, parseWith("").load().maxError());
    assertEquals(100000, parseWith("MAXERROR 100000").load().maxError());
    for (String number : List.of("100001", "-1", "99999999999999999999")) {
      assertFailsWith(
          "22023",
          "MAXERROR value " + number + " is out of range: it must be between 0 and 100000",
          "MAXERROR " + number);
    }
  }

  @Test
  @DisplayName("grammar.comprows-range: 1000 to 2147483647")
  void compRowsRange() {
    assertEquals(Optional.of(1000), parseWith("COMPROWS 1000").load().compRows());
    assertEquals(Optional.of(2147483647), parseWith("COMPROWS 2147483647").load().compRows());
    for (String number : List.of("999", "2147483648")) {
      assertFailsWith(
          "22023",
          "COMPROWS value " + number + " is out of range: it must be between 1000 and 2147483647",
          "COMPROWS " + number);
    }
  }

  @Test
  void ignoreHeaderIsNotNegative() {
    assertEquals(3, parseWith("IGNOREHEADER 3").conversion().ignoreHeader());
    assertFailsWith(
        "22023",
        "IGNOREHEADER value -1 is out of range: it must be between 0 and 2147483647",
        "IGNOREHEADER -1");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "'|',124",
        "'\\t',9",
        "'\\\\t',9",
        "'\\037',31",
        "'\\174',124",
        "'\\1',1",
        "'~',126",
        "'''',39",
        "'\\'',39",
        "'\\\\',92",
        "'\\|',124",
        "'\t',9",
        "'\\0',0",
        "'\\v',11",
        "' ',32"
      })
  @DisplayName("grammar.delimiter-single-ascii, delimited.octal: octal, escaped or raw")
  void delimiterIsOneAsciiCharacter(String literal, int code) {
    DataFormat.Delimited format = (DataFormat.Delimited) parseWith("DELIMITER " + literal).format();
    assertEquals(code, format.delimiter());
  }

  @ParameterizedTest
  @ValueSource(strings = {"'||'", "'é'", "'¦'", "''", "'\\377'", "'\\0371'", "'tab'"})
  @DisplayName("grammar.delimiter-single-ascii, delimited.multibyte-delimiter-no")
  void anotherDelimiterIsRefused(String literal) {
    assertFailsWith(
        "22023", "COPY DELIMITER must be a single ASCII character", "DELIMITER " + literal);
    assertFailsWith("22023", "COPY QUOTE must be a single ASCII character", "CSV QUOTE " + literal);
  }

  @Test
  @DisplayName("csv.default-delimiter, csv.quote-default, csv.quote-custom")
  void csvHasItsOwnDefaults() {
    assertEquals(new DataFormat.Csv(',', '"'), parseWith("CSV").format());
    assertEquals(new DataFormat.Csv('|', '%'), parseWith("QUOTE '%' DELIMITER '|' CSV").format());
    assertEquals(new DataFormat.Csv(',', '"'), parseWith("CSV DELIMITER").format());
    assertFailsWith("22023", "COPY DELIMITER and QUOTE must be different", "CSV DELIMITER '\"'");
    assertFailsWith(
        "22023",
        "COPY DELIMITER cannot be a newline, which is reserved as the row delimiter",
        "DELIMITER '\\n'");
  }

  @Test
  @DisplayName("grammar.replacement-char-ascii, conv.acceptinvchars.any-ascii-but-nul")
  void replacementIsOneAsciiCharacterButNul() {
    assertEquals(Optional.empty(), parseWith("").conversion().acceptInvChars());
    assertEquals(Optional.of('?'), parseWith("ACCEPTINVCHARS").conversion().acceptInvChars());
    assertEquals(
        Optional.of('^'), parseWith("ACCEPTINVCHARS AS '^'").conversion().acceptInvChars());
    String message = "COPY ACCEPTINVCHARS must be a single ASCII character";
    assertFailsWith("22023", message, "ACCEPTINVCHARS '^^'");
    assertFailsWith("22023", message, "ACCEPTINVCHARS AS ''");
    assertFailsWith(
        "22023", "COPY ACCEPTINVCHARS cannot be the NUL character", "ACCEPTINVCHARS '\\0'");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      emptyValue = "",
      value = {
        "'NA',`NA`",
        "'\\N',`\\N`",
        "'\\\\N',`\\N`",
        "'',``",
        "'it''s',`it's`",
        "'\\t',`\t`",
        "'~',`~`"
      })
  @DisplayName("conv.null-as.custom, conv.null-as.default: the marker, decoded")
  void nullMarkerIsDecoded(String literal, String marker) {
    assertEquals(Optional.of(marker), parseWith("NULL AS " + literal).conversion().nullAs());
  }

  @ParameterizedTest
  @ValueSource(strings = {"'\\0'", "'\\000'", "'\\\\000'"})
  @DisplayName("conv.nul.as-null: '\\0' and '\\000' are the NUL character")
  void nulIsWrittenInOctal(String literal) {
    assertEquals(Optional.of("\0"), parseWith("NULL AS " + literal).conversion().nullAs());
  }

  @ParameterizedTest
  @ValueSource(strings = {"'\\n'", "'\\\\n'", "'\n'", "'\\012'"})
  @DisplayName("grammar.null-as-newline-forbidden")
  void newlineIsNoNullMarker(String literal) {
    assertFailsWith(
        "22023",
        "COPY NULL AS cannot be a newline, which is reserved as the row delimiter",
        "NULL AS " + literal);
  }

  @ParameterizedTest
  @EnumSource(FileEncoding.class)
  @DisplayName("grammar.encoding-values")
  void encodingsAreBareWords(FileEncoding encoding) {
    assertEquals(encoding, parseWith("ENCODING " + encoding.name()).conversion().encoding());
    assertFailsWith(
        "22023",
        "ENCODING LATIN1 is not supported: it must be UTF8, UTF16, UTF16LE, UTF16BE or ISO88591",
        "ENCODING latin1");
  }

  @Test
  @DisplayName("conv.encoding.default-utf8")
  void utf8IsTheDefaultEncoding() {
    assertEquals(FileEncoding.UTF8, parseWith("").conversion().encoding());
  }

  @Test
  @DisplayName("grammar.region-string: a quoted code of the service's list")
  void regionIsKnown() {
    assertEquals(Optional.of("eu-west-1"), parseWith("REGION 'eu-west-1'").region());
    assertFailsWith("22023", "REGION \"mars-1\" is not a valid AWS region", "REGION 'mars-1'");
    assertFailsWith("22023", "REGION \"\" is not a valid AWS region", "REGION ''");
  }

  @ParameterizedTest
  @ValueSource(strings = {"YYYY-MM-DD HH:MI:SSOF", "HH:MI:SS TZ", "HH:MI:SS tz"})
  @DisplayName("conv.time.no-tz-in-format")
  void timeFormatHasNoZone(String format) {
    assertFailsWith(
        "22023", "TIMEFORMAT cannot include a time zone", "TIMEFORMAT '" + format + "'");
  }

  @Test
  @DisplayName("fixedwidth.spec, fixedwidth.spec-spaces: labels and widths, spaces around them")
  void fixedWidthHasLabelsAndWidths() {
    assertEquals(
        new DataFormat.FixedWidth(List.of(new Field("c_region", 12), new Field("0", 3))),
        parseWith("FIXEDWIDTH 'c_region :12, 0:3'").format());
    String[] bad = {"", "a", "a:", ":3", "a:0", "a:-1", "a:x", "a:3,"};
    String[] at = {"", "a", "a:", ":3", "a:0", "a:-1", "a:x", ""};
    for (int i = 0; i < bad.length; i++) {
      assertFailsWith(
          "22023",
          "invalid FIXEDWIDTH specification at \"" + at[i] + "\"",
          "FIXEDWIDTH '" + bad[i] + "'");
    }
  }

  @Test
  void toleranceIsNotNegative() {
    String message = "SIMPLIFY tolerance must be a number of at least 0";
    assertFailsWith("22023", message, "SHAPEFILE SIMPLIFY -1");
    assertFailsWith("22023", message, "SHAPEFILE SIMPLIFY 'much'");
    assertFailsWith("22023", message, "SHAPEFILE SIMPLIFY AUTO 'NaN'");
  }

  @Test
  @DisplayName("conv.emptyasnull-blanksasnull-both: flags stand side by side")
  void flagsAreRead() {
    ConversionParameters conversion =
        parseWith(
                "EMPTYASNULL BLANKSASNULL FILLRECORD TRIMBLANKS TRUNCATECOLUMNS ROUNDEC"
                    + " ACCEPTANYDATE IGNOREBLANKLINES REMOVEQUOTES ESCAPE EXPLICIT_IDS")
            .conversion();
    assertEquals(
        new ConversionParameters(
            true,
            Optional.empty(),
            true,
            Optional.empty(),
            true,
            FileEncoding.UTF8,
            true,
            true,
            true,
            true,
            0,
            Optional.empty(),
            true,
            true,
            Optional.empty(),
            true,
            true),
        conversion);
  }
}
