package dev.slipher.formats.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.formats.compression.Compression;
import dev.slipher.formats.convert.ConversionOptions;
import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.encoding.TextEncoding;
import dev.slipher.formats.report.Reject;
import dev.slipher.formats.report.Reject.FieldValue;
import dev.slipher.formats.report.SliceReport;
import dev.slipher.formats.text.TextLayout;
import dev.slipher.formats.type.RedshiftType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Lines of fixed width as rows and rejects. */
class FixedWidthSliceTest {
  private static final List<TargetColumn> COLUMNS =
      List.of(
          new TargetColumn("id", new RedshiftType.Int(), true, 0),
          new TargetColumn("name", new RedshiftType.Varchar(8), true, 1),
          new TargetColumn("day", new RedshiftType.Date(), true, 2),
          new TargetColumn("price", new RedshiftType.Decimal(6, 2), true, 3));
  private static final TextLayout LAYOUT = new TextLayout.FixedWidth(List.of(3, 6, 11, 6), false);

  private final TextRow row = new TextRow(COLUMNS.size());
  private final List<String> rows = new ArrayList<>();

  /** The defaults, but for the null marker and some switches. */
  private static ConversionOptions conversion(
      String nullAs, boolean empty, boolean blanks, boolean fill, boolean trim, int mend) {
    return new ConversionOptions(
        nullAs,
        !nullAs.equals("\\N"),
        empty,
        blanks,
        fill,
        trim,
        false,
        false,
        false,
        mend,
        "YYYY-MM-DD",
        "YYYY-MM-DD HH:MI:SS",
        false);
  }

  private List<Reject> scan(ConversionOptions conversion, String... lines) throws IOException {
    return scan(conversion, MemoryFiles.of(String.join("\n", lines))).rejects();
  }

  private SliceReport scan(ConversionOptions conversion, MemoryFiles files) throws IOException {
    rows.clear();
    ScanOptions options = ScanOptions.of(LAYOUT, conversion, Compression.NONE, 0, false);
    try (SliceScanner scanner =
        SliceScanner.create(
            0, files.splits(), files, options, COLUMNS, SliceScanner.NO_REJECT_LIMIT, row)) {
      while (scanner.next()) {
        rows.add(row.toString());
      }
      return scanner.report();
    }
  }

  @Test
  @DisplayName("fixedwidth.padding-trimmed, fixedwidth.blank-numeric, fixedwidth.char-padding")
  void paddingMeansNothingButInText() throws IOException {
    List<Reject> rejects =
        scan(
            ConversionOptions.DEFAULTS,
            "1  ab    1970-01-02  1.50 ",
            "001  cdef 1970-01-03000003",
            "                          ",
            " 2  中中   1970-01-02 4");
    assertEquals(List.of(), rejects);
    assertEquals(
        List.of("1|ab    |1|1.50", "1|  cdef|2|3.00", "null|      |null|null", "2| 中中 |1|4.00"),
        rows);
    scan(conversion("\\N", false, true, false, false, -1), "                          ");
    assertEquals(List.of("null|null|null|null"), rows);
    scan(conversion("\\N", false, false, false, true, -1), "1  ab    1970-01-02  1.50 ");
    assertEquals(List.of("1|ab|1|1.50"), rows);
  }

  @Test
  @DisplayName("fixedwidth.null-padding: the marker may be padded on either side")
  void nullMarkersArePadded() throws IOException {
    scan(ConversionOptions.DEFAULTS, "\\N \\N    \\N          \\N  ", "1   \\Nx  1970-01-02 1");
    assertEquals(List.of("null|null|null|null", "1| \\Nx  |1|1.00"), rows);
    scan(conversion("NIL", false, false, false, false, -1), "NIL  NIL NIL               ");
    assertEquals(List.of("null|null|null|null"), rows);
    scan(conversion("\0", false, false, false, false, -1), "\0  \0     1970-01-02 1");
    assertEquals(List.of("null|null|1|1.00"), rows);
    // A blank field is not an empty one: BLANKSASNULL is there for it.
    scan(conversion("", true, false, false, false, -1), "1        1970-01-02 1");
    assertEquals(List.of("1|      |1|1.00"), rows);
  }

  @Test
  @DisplayName("fixedwidth.short-line, err.code.1203: unless FILLRECORD fills what is missing")
  void shortLinesAreRejectsOrFilled() throws IOException {
    String[] lines = {"1  ab    1970-01-02", "2  cd", "3  ", "", "4  x     1970-01-02 0"};
    List<Reject> rejects = scan(ConversionOptions.DEFAULTS, lines);
    assertEquals(List.of("4|x     |1|0.00"), rows);
    assertEquals(
        List.of(1203, 1203, 1203, 1211),
        rejects.stream().map(reject -> reject.error().code().number()).toList());
    assertEquals(List.of(3, 2, 1, -1), rejects.stream().map(Reject::column).toList());
    assertEquals("Missing column(s) at the end of the line", rejects.get(1).error().reason());
    assertEquals("", rejects.get(1).rawField());
    assertEquals(0, rejects.get(1).error().position());
    assertEquals(
        List.of(new FieldValue("2", false), new FieldValue("cd", false), new FieldValue("", true)),
        rejects.get(1).values());
    scan(conversion("\\N", false, false, true, false, -1), lines);
    assertEquals(
        List.of("1|ab    |1|null", "2|cd|null|null", "3||null|null", "4|x     |1|0.00"), rows);
  }

  @Test
  @DisplayName("fixedwidth.long-line, err.code.1202")
  void longLinesAreRejects() throws IOException {
    List<Reject> rejects =
        scan(
            conversion("\\N", false, false, true, false, -1),
            "1  ab    1970-01-02  1.50 x",
            "2  cd    1970-01-02  2.50    ");
    assertEquals(List.of("2|cd    |1|2.50"), rows);
    assertEquals(1202, rejects.get(0).error().code().number());
    assertEquals(-1, rejects.get(0).column());
    assertEquals(0, rejects.get(0).error().position());
  }

  @Test
  @DisplayName("fixedwidth.error-slice, sys.load_errors.position: one less than the field's offset")
  void theSliceThatFailedIsShown() throws IOException {
    List<Reject> rejects =
        scan(
            ConversionOptions.DEFAULTS,
            "#Load file",
            "#L",
            "1  中中中   1970-01-02 1",
            "1  é     yesterday  1");
    assertEquals(
        List.of("#Lo", "#L", "...   ", "yesterday  "),
        rejects.stream().map(Reject::rawField).toList());
    assertEquals(List.of(-1, -1, 2, 8), rejects.stream().map(r -> r.error().position()).toList());
    assertEquals("Invalid digit, Value '#', Pos 0, Type: Integer", rejects.get(1).error().reason());
    assertEquals("1  .     yesterday  1", rejects.get(3).rawLine());
  }

  @Test
  @DisplayName("conv.acceptinvchars.replacement-length: a broken byte is one character wide")
  void invalidBytesAreReplaced() throws IOException {
    byte[] file = "1  a?b   1970-01-02 1\n".getBytes(UTF_8);
    file[4] = (byte) 0xff;
    ConversionOptions mend = conversion("\\N", false, false, false, false, '^');
    assertEquals(1, scan(mend, new MemoryFiles().add(file)).replacedRows());
    assertEquals(List.of("1|a^b   |1|1.00"), rows);
    List<Reject> rejects = scan(ConversionOptions.DEFAULTS, new MemoryFiles().add(file)).rejects();
    assertEquals(1220, rejects.get(0).error().code().number());
    assertEquals(2, rejects.get(0).error().position());
  }

  @Test
  @DisplayName("conv.encoding.fixedwidth-utf8-only")
  void fixedWidthIsUtf8() {
    ScanOptions options =
        ScanOptions.of(LAYOUT, ConversionOptions.DEFAULTS, Compression.NONE, 0, false);
    assertThrows(IllegalArgumentException.class, () -> options.withEncoding(TextEncoding.UTF16LE));
  }

  @Test
  @DisplayName("fixedwidth.no-split, slices.split-disabled-by")
  void aFileIsReadInOnePiece() {
    assertFalse(
        ScanOptions.of(LAYOUT, ConversionOptions.DEFAULTS, Compression.NONE, 0, false)
            .isSplittable());
  }

  @Test
  @DisplayName("fixedwidth.padding-trimmed: the same values as without blanks, whatever the type")
  void everyTypeTakesPadding() {
    Map<RedshiftType, String> values = new LinkedHashMap<>();
    values.put(new RedshiftType.SmallInt(), "-7");
    values.put(new RedshiftType.BigInt(), "123456789012");
    values.put(new RedshiftType.Real(), "1.5e2");
    values.put(new RedshiftType.DoublePrecision(), "NaN");
    values.put(new RedshiftType.Bool(), "yes");
    values.put(new RedshiftType.Char(9), "abc");
    values.put(new RedshiftType.Timestamp(), "2020-02-29 01:02:03");
    values.put(new RedshiftType.TimestampTz(), "2020-02-29 01:02:03+01");
    values.put(new RedshiftType.Time(), "01:02:03.5");
    values.put(new RedshiftType.TimeTz(), "01:02:03+02");
    values.put(new RedshiftType.Super(), "{\"a\": [1, 2]}");
    values.put(new RedshiftType.Geometry(), "POINT (1 2)");
    values.forEach(
        (type, value) -> {
          String plain = loaded(type, TextLayout.Delimited.DEFAULT, value);
          TextLayout wide = new TextLayout.FixedWidth(List.of(40), false);
          for (int before : new int[] {0, 1, 5}) {
            if (before > 0 && type instanceof RedshiftType.Char) {
              continue; // A blank in front is text.
            }
            String padded = " ".repeat(before) + value;
            assertEquals(plain, loaded(type, wide, padded), type::displayName);
            assertEquals(plain, loaded(type, wide, padded + "      "), type::displayName);
          }
        });
  }

  private static String loaded(RedshiftType type, TextLayout layout, String field) {
    TextRow one = new TextRow(1);
    MemoryFiles files = MemoryFiles.of(field + "\n");
    ScanOptions options =
        ScanOptions.of(layout, ConversionOptions.DEFAULTS, Compression.NONE, 0, false);
    List<TargetColumn> column = List.of(new TargetColumn("c", type, true, 0));
    try (SliceScanner scanner =
        SliceScanner.create(0, files.splits(), files, options, column, 1, one)) {
      assertTrue(scanner.next(), () -> field + ": " + scanner.report().rejects());
      return one.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
