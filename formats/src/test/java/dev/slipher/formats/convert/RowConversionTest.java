package dev.slipher.formats.convert;

import static dev.slipher.formats.convert.Conversion.into;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipher.formats.type.RedshiftType;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RowConversionTest {
  private static final RedshiftType INT = new RedshiftType.Int();
  private static final RedshiftType TEXT = new RedshiftType.Varchar(20);

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
  }
}
