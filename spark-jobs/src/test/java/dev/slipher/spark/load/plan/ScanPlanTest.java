package dev.slipher.spark.load.plan;

import static dev.slipher.spark.load.plan.Statements.copy;
import static dev.slipher.spark.load.plan.Statements.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.copy.CopyStatement;
import dev.slipher.dialect.SqlError;
import dev.slipher.formats.avro.AvroLayout;
import dev.slipher.formats.compression.Compression;
import dev.slipher.formats.convert.ConversionOptions;
import dev.slipher.formats.dynamodb.DynamoDbLayout;
import dev.slipher.formats.encoding.TextEncoding;
import dev.slipher.formats.json.JsonLayout;
import dev.slipher.formats.scan.ScanOptions;
import dev.slipher.formats.shapefile.ShapefileLayout;
import dev.slipher.formats.shapefile.ShapefileLayout.Simplify;
import dev.slipher.formats.text.TextLayout;
import dev.slipher.spark.load.source.LoadIdentity;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a statement says of its files, as the reading options that come of it. */
class ScanPlanTest {
  private static final LoadIdentity IDENTITY = new LoadIdentity(1, 2);

  private static SqlError refused(CopyStatement statement) {
    return assertThrows(SqlError.class, () -> ScanPlan.of(statement, IDENTITY));
  }

  @Test
  @DisplayName("nothing said: a pipe, no compression, every default (delimited.default-pipe)")
  void defaults() {
    assertEquals(
        ScanOptions.of(
            TextLayout.Delimited.DEFAULT, ConversionOptions.DEFAULTS, Compression.NONE, 0, false),
        ScanPlan.of(copy(""), IDENTITY));
  }

  @Test
  @DisplayName("layouts take the statement's characters")
  void layouts() {
    assertEquals(
        new TextLayout.Delimited('\t', false, true),
        ScanPlan.of(copy("delimiter '\\t' removequotes"), IDENTITY).layout());
    assertEquals(
        new TextLayout.Delimited('\037', true, false),
        ScanPlan.of(copy("delimiter '\\037' escape"), IDENTITY).layout());
    assertEquals(TextLayout.Csv.DEFAULT, ScanPlan.of(copy("csv"), IDENTITY).layout());
    assertEquals(
        new TextLayout.Csv(';', '\''),
        ScanPlan.of(copy("csv quote '''' delimiter ';'"), IDENTITY).layout());
    assertEquals(
        new TextLayout.FixedWidth(List.of(3, 25), false),
        ScanPlan.of(copy("fixedwidth '0:3,name :25'"), IDENTITY).layout());
    assertEquals(
        new TextLayout.FixedWidth(List.of(1), true),
        ScanPlan.of(copy("fixedwidth 'a:1' removequotes"), IDENTITY).layout());
  }

  @ParameterizedTest
  @CsvSource({"json, false", "json 'auto', false", "format as json 'auto ignorecase', true"})
  @DisplayName("JSON finds its columns by name (grammar.json-default-arg)")
  void jsonByName(String clause, boolean ignoreCase) {
    assertEquals(new JsonLayout.ByName(ignoreCase), ScanPlan.of(copy(clause), IDENTITY).layout());
  }

  @Test
  @DisplayName("a JSONPaths file that says nothing leaves 'auto' (json.jsonpaths.wrong-key-silent)")
  void jsonByPath() {
    assertEquals(
        new JsonLayout.ByName(false),
        ScanPlan.of(copy("json 's3://b/paths.json'"), IDENTITY).layout());
    assertEquals(
        new JsonLayout.WholeDocument(), ScanPlan.of(copy("json 'noshred'"), IDENTITY).layout());
  }

  @Test
  @DisplayName("every conversion parameter arrives as it was said")
  void conversions() {
    assertEquals(
        new ConversionOptions(
            "NIL",
            true,
            true,
            false,
            false,
            false,
            false,
            false,
            false,
            -1,
            "YYYY-MM-DD",
            "YYYY-MM-DD HH:MI:SS",
            false),
        ScanPlan.of(copy("null as 'NIL' emptyasnull"), IDENTITY).conversion());
    assertEquals(
        new ConversionOptions(
            "\\N",
            false,
            false,
            true,
            true,
            false,
            false,
            false,
            false,
            '^',
            "auto",
            "epochmillisecs",
            false),
        ScanPlan.of(
                copy(
                    "blanksasnull fillrecord acceptinvchars '^' dateformat 'auto' timeformat"
                        + " 'epochmillisecs'"),
                IDENTITY)
            .conversion());
    assertEquals(
        new ConversionOptions(
            "\\N",
            false,
            false,
            false,
            false,
            true,
            true,
            true,
            true,
            '?',
            "DD.MM.YYYY",
            "YYYY-MM-DD HH:MI:SS",
            true),
        ScanPlan.of(
                copy(
                    "trimblanks truncatecolumns roundec acceptanydate acceptinvchars dateformat"
                        + " 'DD.MM.YYYY' escape"),
                IDENTITY)
            .conversion());
  }

  @Test
  @DisplayName("NULL AS '\\N' said is not the same as not said: NUL bytes are data then")
  void nullAsGiven() {
    assertTrue(ScanPlan.of(copy("null as '\\\\N'"), IDENTITY).conversion().nullAsGiven());
  }

  @Test
  @DisplayName("headers and blank lines")
  void lines() {
    ScanOptions options = ScanPlan.of(copy("ignoreheader 3 ignoreblanklines"), IDENTITY);
    assertEquals(3, options.headerLines());
    assertTrue(options.ignoreBlankLines());
  }

  @Test
  @DisplayName("avro.auto-case: Avro's fields find their columns as JSON's do")
  void avro() {
    assertEquals(
        new AvroLayout(new JsonLayout.ByName(false)),
        ScanPlan.of(copy("format avro"), IDENTITY).layout());
    assertEquals(
        new AvroLayout(new JsonLayout.ByName(true)),
        ScanPlan.of(copy("avro 'auto ignorecase'"), IDENTITY).layout());
    assertFalse(ScanPlan.of(copy("avro"), IDENTITY).isSplittable());
  }

  @ParameterizedTest
  @CsvSource({"gzip, GZIP", "bzip2, BZIP2", "lzop, LZOP", "zstd, ZSTD"})
  @DisplayName("compressions that can be read")
  void compressions(String clause, Compression compression) {
    assertEquals(compression, ScanPlan.of(copy(clause), IDENTITY).compression());
  }

  @ParameterizedTest
  @EnumSource(TextEncoding.class)
  @DisplayName("every encoding that COPY names can be read")
  void encodings(TextEncoding encoding) {
    assertEquals(encoding, ScanPlan.of(copy("encoding " + encoding), IDENTITY).encoding());
    assertEquals(TextEncoding.UTF8, ScanPlan.of(copy(""), IDENTITY).encoding());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "shapefile encoding utf16; ENCODING UTF16 for SHAPEFILE",
        "using template public.loads; USING TEMPLATE",
        "using template loads csv; USING TEMPLATE"
      })
  @DisplayName("what has no effect yet is refused by its name, never dropped (0A000)")
  void refusals(String clauses, String name) {
    SqlError error = refused(copy(clauses));
    assertEquals("0A000", error.sqlState());
    assertEquals("COPY with " + name + " is not supported yet", error.getMessage());
  }

  @Test
  @DisplayName("shapefile.simplify, shapefile.simplify-auto: what SIMPLIFY asks for")
  void shapefiles() {
    assertEquals(new Simplify.Never(), simplify("shapefile"));
    assertEquals(new Simplify.Always(0.5), simplify("format as shapefile simplify 0.5"));
    assertEquals(
        new Simplify.WhereNeeded(Double.POSITIVE_INFINITY), simplify("shapefile simplify auto"));
    assertEquals(new Simplify.WhereNeeded(1.1e-5), simplify("shapefile simplify auto 1.1E-05"));
    SqlError error = refused(copy("shapefile simplify"));
    assertEquals("22023", error.sqlState());
    assertEquals("SIMPLIFY needs a tolerance unless AUTO is specified", error.getMessage());
  }

  private static Simplify simplify(String clauses) {
    return ((ShapefileLayout) ScanPlan.of(copy(clauses), IDENTITY).layout()).simplify();
  }

  @Test
  @DisplayName("a DynamoDB table has no format but its items")
  void dynamoDb() {
    CopyStatement copy = parse("copy t from 'dynamodb://things' iam_role default readratio 50");
    assertEquals(new DynamoDbLayout(), ScanPlan.of(copy, IDENTITY).layout());
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "YYYY-MM-DD", "DD Mon YYYY"})
  @DisplayName("date formats that values can match")
  void dateFormats(String format) {
    assertEquals(
        format,
        ScanPlan.of(copy("dateformat '" + format + "'"), IDENTITY).conversion().dateFormat());
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "epochsecs", "epochmillisecs", "MM.DD.YYYY HH24:MI:SS"})
  @DisplayName("time formats that values can match")
  void timeFormats(String format) {
    assertEquals(
        format,
        ScanPlan.of(copy("timeformat '" + format + "'"), IDENTITY).conversion().timeFormat());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nothing of a date"})
  @DisplayName("a date format that no value can match is refused before a file is read")
  void badDateFormat(String format) {
    SqlError error = refused(copy("dateformat '" + format + "'"));
    assertEquals("22023", error.sqlState());
    assertTrue(error.getMessage().startsWith("DATEFORMAT: "), error.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "EPOCH"})
  @DisplayName("a time format that no value can match is refused before a file is read")
  void badTimeFormat(String format) {
    SqlError error = refused(copy("timeformat '" + format + "'"));
    assertEquals("22023", error.sqlState());
    assertTrue(error.getMessage().startsWith("TIMEFORMAT: "), error.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"delimiter '\\n'", "delimiter '\\000'", "delimiter '\\\\' escape"})
  @DisplayName("a delimiter that cannot part fields is the statement's error, not the engine's")
  void delimiters(String clauses) {
    SqlError error = assertThrows(SqlError.class, () -> ScanPlan.of(copy(clauses), IDENTITY));
    assertEquals("22023", error.sqlState());
  }
}
