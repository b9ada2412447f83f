package dev.slipher.formats.convert;

import static dev.slipher.formats.convert.Conversion.OptionsOfTest.EMPTYASNULL;
import static dev.slipher.formats.convert.Conversion.OptionsOfTest.FILLRECORD;
import static dev.slipher.formats.convert.Conversion.into;
import static java.util.Arrays.asList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipher.formats.record.LoadErrorCode;
import dev.slipher.formats.record.RowError;
import dev.slipher.formats.type.IntervalField;
import dev.slipher.formats.type.RedshiftType;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RowConversionTest {
  private static final RedshiftType INT = new RedshiftType.Int();
  private static final RedshiftType TEXT = new RedshiftType.Varchar(20);
  private static final RedshiftType CHAR = new RedshiftType.Char(20);

  @Test
  @DisplayName("conv.implicit-cast: each field becomes its column's type")
  void convertsEachFieldToItsColumnsType() {
    assertEquals(
        List.of(1, 2.5, true, LocalDate.of(2020, 1, 2)),
        into(
                INT,
                new RedshiftType.DoublePrecision(),
                new RedshiftType.Bool(),
                new RedshiftType.Date())
            .row("1|2.5|t|2020-01-02"));
  }

  @Test
  @DisplayName("delimited.trailing-delimiter, colmap.trailing-delimiter-with-list")
  void permitsOneTrailingDelimiter() {
    assertEquals(List.of(1, "a"), into(INT, TEXT).row("1|a|"));
    assertEquals("1202 Extra column(s) found", into(INT, TEXT).error("1|a||"));
    assertEquals("1202 Extra column(s) found", into(INT, TEXT).error("1|a| "));
  }

  @Test
  @DisplayName(
      "err.code.1202, err.reason.extra, delimited.too-many-fields, colmap.more-fields-than-list")
  void refusesSurplusFields() {
    assertEquals("1202 Extra column(s) found", into(INT, TEXT).error("1|a|x"));
    assertEquals(-1, into(INT, TEXT).columnError("1|a|x").column());
    assertEquals("1202 Extra column(s) found", into(INT).error("1|2"));
  }

  @Test
  @DisplayName(
      "err.code.1214, err.reason.delimiter, delimited.too-few-fields,"
          + " conv.ignoreblanklines.whitespace-line; err.code.1201 and"
          + " err.code.1203 describe the same and give way to it")
  void refusesMissingFields() {
    assertEquals("1214 Delimiter not found", into(INT, TEXT).error("1"));
    assertEquals("1214 Delimiter not found", into(INT, TEXT, INT).error("1|a"));
    ColumnError error = into(INT, TEXT, INT).columnError("1|a");
    assertEquals(1, error.column(), "the column whose delimiter is missing");
    assertEquals(2, error.error().position());
    assertEquals("1214 Delimiter not found", into(INT, TEXT).error("   "), "a line of blanks");
  }

  @Test
  @DisplayName("err.code.1211, conv.ignoreblanklines: an empty line has no data")
  void refusesEmptyLines() {
    assertEquals("1211 No data found in line", into(INT, TEXT).error(""));
    assertEquals("1211 No data found in line", into(INT, TEXT).with(FILLRECORD).error(""));
    assertEquals(-1, into(INT, TEXT).columnError("").column());
    assertEquals(List.of(""), into(TEXT).row(""), "one column is all there: an empty string");
  }

  @Test
  @DisplayName("conv.fillrecord.null")
  void fillsMissingFieldsWithNull() {
    assertEquals(
        asList("a", "b", null, null), into(CHAR, CHAR, CHAR, CHAR).with(FILLRECORD).row("a|b"));
  }

  @Test
  @DisplayName("conv.fillrecord.varchar-empty, conv.fillrecord.default-not-used")
  void fillsMissingVarcharsWithEmptyStrings() {
    assertEquals(asList(1, "", null), into(INT, TEXT, INT).with(FILLRECORD).row("1"));
    assertEquals(
        asList(1, null, null), into(INT, TEXT, INT).with(FILLRECORD).with(EMPTYASNULL).row("1"));
  }

  @Test
  @DisplayName("conv.fillrecord.not-null")
  void refusesToFillNotNullColumns() {
    assertEquals(
        "1213 Missing data for not-null field",
        into(INT, INT).notNull(1).with(FILLRECORD).error("1"));
    assertEquals(1, into(INT, INT).notNull(1).with(FILLRECORD).columnError("1").column());
    assertEquals(List.of(1, ""), into(INT, TEXT).notNull(1).with(FILLRECORD).row("1"));
  }

  @Test
  @DisplayName("conv.fillrecord.contiguous-end: a field in the middle is empty, not missing")
  void fillsOnlyAtTheEnd() {
    assertEquals(List.of(1, "", 3), into(INT, TEXT, INT).with(FILLRECORD).row("1||3"));
    assertEquals(asList(1, "", null), into(INT, TEXT, INT).with(FILLRECORD).row("1|"));
  }

  @Test
  @DisplayName("conv.fillrecord.extra-still-error")
  void refusesSurplusFieldsWithFillrecord() {
    assertEquals("1202 Extra column(s) found", into(INT, INT).with(FILLRECORD).error("1|2|3"));
  }

  @Test
  @DisplayName("err.first-error-per-row: the first bad column ends the row")
  void stopsAtTheFirstError() {
    assertEquals(0, into(INT, INT).columnError("x|y").column());
    assertEquals(1, into(INT, INT).columnError("1|y").column());
    assertEquals(0, into(INT, INT).columnError("x|1|2").column(), "before surplus fields");
    assertEquals(0, into(INT, INT, INT).columnError("x|1").column(), "before missing fields");
  }

  @Test
  @DisplayName("sys.load_errors.position: the offset of the failing field in its line")
  void placesErrorsInTheLine() {
    assertEquals(0, into(INT, INT).columnError("x|y").error().position());
    assertEquals(3, into(INT, INT).columnError("12|y").error().position());
    assertEquals(
        51,
        into(TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, new RedshiftType.Char(1))
            .columnError("1008771|13463413|463414|2|28.00|38520.72|0.06|0.07|NO")
            .error()
            .position());
    assertEquals(0, into(INT, INT).columnError("1|2|3").error().position());
  }

  @Test
  @DisplayName("err.typical-causes: type, count, date format and range each give a row error")
  void answersTypicalCauses() {
    assertEquals(LoadErrorCode.INVALID_DIGIT, into(INT).columnError("a").error().code());
    assertEquals(LoadErrorCode.DELIMITER_NOT_FOUND, into(INT, INT).columnError("1").error().code());
    assertEquals(
        LoadErrorCode.INVALID_DATE,
        into(new RedshiftType.Date()).columnError("31/12/2020").error().code());
    assertEquals(
        LoadErrorCode.INTEGER_OVERFLOW, into(INT).columnError("9999999999").error().code());
  }

  @Test
  @DisplayName("colmap.list-order-follows-file: fields go to the ordinals of their columns")
  void mapsFieldsToTheOrdinalsOfTheirColumns() {
    assertEquals(List.of(1, "x"), into(INT, TEXT).listed(1, 0).row("x|1"));
  }

  @Test
  void needsColumns() {
    assertThrows(
        IllegalArgumentException.class,
        () -> RowConverter.create(List.of(), ConversionOptions.DEFAULTS));
  }

  @Test
  @DisplayName("err.code.1200, err.code.1223, err.code.9005: codes that no input is known to raise")
  void knowsEveryCodeOfTheGuide() {
    List<Integer> numbers =
        Arrays.stream(LoadErrorCode.values()).map(LoadErrorCode::number).toList();
    List<Integer> guide =
        Stream.concat(IntStream.rangeClosed(1200, 1224).boxed(), Stream.of(8001, 9005)).toList();
    assertEquals(guide, numbers);
  }

  @Test
  @DisplayName(
      "err.code.1217, defid.identity-empty-field: an identity column tells by itself what it"
          + " refuses")
  void namesIdentityColumns() {
    assertEquals("1217 Invalid value for identity column", into(INT).identity(0).error("abc"));
    assertEquals(
        "1217 Invalid value for identity column", into(INT).identity(0).error("99999999999"));
    assertEquals(List.of(5), into(INT).identity(0).row("5"));
    assertEquals(
        "1217 Invalid value for identity column", into(INT).identity(0).notNull(0).error("\\N"));
  }

  @Test
  void everyTypeHasAConverter() {
    for (Class<?> type : RedshiftType.class.getPermittedSubclasses()) {
      RedshiftType instance = instance(type);
      RowError error = into(instance).nullAs("none").columnErrorOrNull("\u0001");
      assertEquals(instance.internalName().contains("char"), error == null, instance.displayName());
    }
  }

  private static RedshiftType instance(Class<?> type) {
    try {
      var constructor = type.getDeclaredConstructors()[0];
      IntervalField field =
          type == RedshiftType.IntervalYearToMonth.class
              ? IntervalField.MONTH
              : IntervalField.SECOND;
      Object[] arguments =
          Arrays.stream(constructor.getParameterTypes())
              .map(parameter -> parameter == IntervalField.class ? field : (Object) 5)
              .toArray();
      return (RedshiftType) constructor.newInstance(arguments);
    } catch (ReflectiveOperationException failure) {
      throw new AssertionError(failure);
    }
  }
}
