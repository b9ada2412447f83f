package dev.slipher.formats.convert;

import static dev.slipher.formats.convert.Conversion.OptionsOfTest.ACCEPTANYDATE;
import static dev.slipher.formats.convert.Conversion.OptionsOfTest.BLANKSASNULL;
import static dev.slipher.formats.convert.Conversion.OptionsOfTest.EMPTYASNULL;
import static dev.slipher.formats.convert.Conversion.OptionsOfTest.ESCAPE;
import static dev.slipher.formats.convert.Conversion.OptionsOfTest.TRIMBLANKS;
import static dev.slipher.formats.convert.Conversion.into;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Arrays.asList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.slipher.formats.record.TextRecord;
import dev.slipher.formats.type.RedshiftType;
import dev.slipher.formats.type.RedshiftType.Bool;
import dev.slipher.formats.type.RedshiftType.Char;
import dev.slipher.formats.type.RedshiftType.Int;
import dev.slipher.formats.type.RedshiftType.Varchar;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NullRulesTest {
  private static final RedshiftType INT = new Int();
  private static final RedshiftType TEXT = new Varchar(20);
  private static final List<RedshiftType> NOT_CHARACTER =
      List.of(
          new RedshiftType.SmallInt(),
          INT,
          new RedshiftType.BigInt(),
          new RedshiftType.Decimal(8, 2),
          new RedshiftType.Decimal(38, 2),
          new RedshiftType.Real(),
          new RedshiftType.DoublePrecision(),
          new Bool(),
          new RedshiftType.Date(),
          new RedshiftType.Timestamp(),
          new RedshiftType.TimestampTz());

  @Test
  @DisplayName("conv.null-as.default: \\N is NULL, N is not")
  void takesBackslashNForNull() {
    assertEquals(asList(1, null), into(INT, TEXT).row("1|\\N"));
    assertEquals(List.of(1, "N"), into(INT, TEXT).row("1|N"));
    assertEquals(List.of(1, "\\n"), into(INT, TEXT).row("1|\\n"));
  }

  @Test
  @DisplayName("conv.null-as.custom, csv.null-as: another marker takes the default's place")
  void takesTheGivenMarkerForNull() {
    assertEquals(asList(1, null), into(INT, TEXT).nullAs("NA").row("1|NA"));
    assertEquals(List.of(1, "\\N"), into(INT, TEXT).nullAs("NA").row("1|\\N"));
  }

  @Test
  @DisplayName("conv.null-as.exact-match: the whole field must match")
  void matchesWholeFields() {
    assertEquals(List.of(1, "NAB"), into(INT, TEXT).nullAs("NA").row("1|NAB"));
    assertEquals(List.of(1, " NA"), into(INT, TEXT).nullAs("NA").row("1| NA"));
    assertEquals(List.of(1, "na"), into(INT, TEXT).nullAs("NA").row("1|na"));
  }

  @Test
  @DisplayName("conv.null-as.numeric-columns: the marker works for every type")
  void takesTheMarkerForNullInEveryColumn() {
    for (RedshiftType type : NOT_CHARACTER) {
      assertNull(into(type).nullAs("fred").value("fred"), type.displayName());
    }
    assertNull(into(new Char(2)).nullAs("fred").value("fred"));
  }

  @Test
  @DisplayName("conv.null-as.not-null-column, err.code.1213")
  void refusesNullInNotNullColumns() {
    String missing = "1213 Missing data for not-null field";
    assertEquals(missing, into(INT, TEXT).notNull(1).error("1|\\N"));
    assertEquals(missing, into(INT, TEXT).notNull(0).error("|a"));
    assertEquals(missing, into(INT, TEXT).notNull(0).error("  |a"));
    assertEquals(missing, into(INT, TEXT).notNull(1).with(EMPTYASNULL).error("1|"));
    assertEquals(List.of(1, ""), into(INT, TEXT).notNull(1).row("1|"));
    assertEquals(
        missing, into(new RedshiftType.Date()).notNull(0).with(ACCEPTANYDATE).error("nonsense"));
  }

  @Test
  @DisplayName("conv.blanksasnull.other-types: empty and blank fields of other types are NULL")
  void takesBlanksForNullOutsideCharacterColumns() {
    for (RedshiftType type : NOT_CHARACTER) {
      assertEquals(asList(null, "a"), into(type, TEXT).row("|a"), type.displayName());
      assertEquals(asList(null, "a"), into(type, TEXT).row("  |a"), type.displayName());
      assertEquals(asList(null, "a"), into(type, TEXT).row("\t|a"), type.displayName());
    }
  }

  @Test
  @DisplayName("conv.blanksasnull: blank character fields are NULL with the option alone")
  void takesBlankTextForNull() {
    assertEquals(asList(1, null), into(INT, TEXT).with(BLANKSASNULL).row("1|   "));
    assertEquals(asList(1, null), into(INT, TEXT).with(BLANKSASNULL).row("1| \t "));
    assertEquals(asList(1, null), into(INT, new Char(5)).with(BLANKSASNULL).row("1|   "));
    assertEquals(List.of(1, "   "), into(INT, TEXT).row("1|   "));
    assertEquals(List.of(1, " a"), into(INT, TEXT).with(BLANKSASNULL).row("1| a"));
  }

  @Test
  @DisplayName("conv.blanksasnull.not-empty: an empty field is EMPTYASNULL's matter")
  void leavesEmptyTextToEmptyAsNull() {
    assertEquals(List.of(1, "", 2), into(INT, TEXT, INT).with(BLANKSASNULL).row("1||2"));
  }

  @Test
  @DisplayName("conv.emptyasnull, csv.empty-vs-quoted-empty")
  void takesEmptyTextForNull() {
    assertEquals(asList(1, null), into(INT, TEXT).with(EMPTYASNULL).row("1|"));
    assertEquals(asList(1, null), into(INT, new Char(3)).with(EMPTYASNULL).row("1|"));
    assertEquals(List.of(1, ""), into(INT, TEXT).row("1|"));
    assertEquals(List.of(1, " "), into(INT, TEXT).with(EMPTYASNULL).row("1| "));
  }

  @Test
  @DisplayName("conv.emptyasnull.same-as-null-as-empty")
  void takesEmptyTextForNullWithAnEmptyMarker() {
    assertEquals(asList(1, null), into(INT, TEXT).nullAs("").row("1|"));
  }

  @Test
  @DisplayName("conv.emptyasnull-blanksasnull-both")
  void takesBothForNull() {
    Conversion both = into(INT, TEXT, TEXT).with(EMPTYASNULL).with(BLANKSASNULL);
    assertEquals(asList(1, null, "x"), both.row("1||x"));
    assertEquals(asList(2, null, "x"), both.row("2|  |x"));
  }

  @Test
  @DisplayName("conv.trimblanks.only-blank: NULL where BLANKSASNULL joins TRIMBLANKS")
  void takesTrimmedBlanksForNull() {
    assertNull(into(TEXT).with(TRIMBLANKS).with(BLANKSASNULL).value("   "));
  }

  @Test
  @DisplayName("delimited.escape-null-marker: \\N and \\\\N alike, as the file has them")
  void takesBothSpellingsOfTheMarkerForNullWithEscape() {
    assertEquals(asList((Object) null), escaped("\\N", "N", into(TEXT).with(ESCAPE)));
    assertEquals(asList((Object) null), escaped("\\\\N", "\\N", into(TEXT).with(ESCAPE)));
    assertEquals(List.of("N"), escaped("N", "N", into(TEXT).with(ESCAPE)));
    assertEquals(List.of("N"), escaped("\\N", "N", into(TEXT).with(ESCAPE).nullAs("NA")));
    assertEquals(List.of("\\N"), escaped("\\\\N", "\\N", into(TEXT).with(ESCAPE).nullAs("NA")));
  }

  /** A record whose only field a reader has unescaped into an array of its own. */
  private static List<Object> escaped(String raw, String value, Conversion conversion) {
    byte[] rawBytes = ("__" + raw + "\n").getBytes(UTF_8);
    byte[] bytes = value.getBytes(UTF_8);
    TextRecord record = new TextRecord();
    record.begin(1);
    record.addField(0, bytes.length, 2, rawBytes.length - 1, false);
    record.end(bytes, rawBytes, 2, rawBytes.length - 1);
    assertNull(conversion.convert(record));
    return conversion.lastRow();
  }

  @Test
  @DisplayName("conv.nul.as-null: a field of one NUL is NULL with NULL AS '\\0'")
  void takesNulForNull() {
    assertEquals(asList(1, null), into(INT, TEXT).nullAs("\0").row("1|\0"));
    assertEquals(asList(null, "a"), into(INT, TEXT).nullAs("\0").row("\0|a"));
  }

  @Test
  @DisplayName("err.code.1218: with NULL AS '\\0' no longer field may have a NUL")
  void refusesNulInLongerFields() {
    String longer = "1218 Invalid null byte - field longer than 1 byte";
    assertEquals(longer, into(INT, TEXT).nullAs("\0").error("1|a\0"));
    assertEquals(longer, into(INT, TEXT).nullAs("\0").error("1|\0a"));
    assertEquals(longer, into(INT, new Char(9)).nullAs("\0").error("1|a\0b"));
  }

  @Test
  @DisplayName("conv.nul.kept, conv.nul.trailing: elsewhere NUL is a character like others")
  void keepsNul() {
    assertEquals(List.of("1\0002"), into(TEXT).row("1\0002"));
    assertEquals(List.of("1\0002"), into(TEXT).nullAs("NA").row("1\0002"));
    assertEquals(List.of("a\0"), into(TEXT).nullAs("NA").row("a\0"));
    assertEquals(List.of("\0"), into(TEXT).nullAs("NA").row("\0"));
  }

  @Test
  @DisplayName("conv.nul.fail-without-null-as, err.code.1215: a lone NUL needs NULL AS")
  void refusesLoneNulWithoutNullAs() {
    assertEquals(
        "1215 Invalid null byte - NULL AS is not specified", into(INT, TEXT).error("1|\0"));
    assertEquals(
        "1215 Invalid null byte - NULL AS is not specified", into(INT, new Char(9)).error("1|\0"));
  }
}
