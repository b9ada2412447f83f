package dev.slipher.copy;

import static dev.slipher.copy.CopyAssertions.assertFailsWith;
import static dev.slipher.copy.CopyAssertions.parseWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipher.dialect.Position;
import dev.slipher.dialect.SqlError;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CopyConflictsTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "CSV FIXEDWIDTH 'a:1',FIXEDWIDTH,CSV",
        "CSV REMOVEQUOTES,REMOVEQUOTES,CSV",
        "ESCAPE CSV,ESCAPE,CSV"
      })
  @DisplayName(
      "grammar.conflict.csv-fixedwidth, grammar.conflict.csv-removequotes,"
          + " grammar.conflict.csv-escape")
  void csvRefuses(String parameters, String clause, String format) {
    assertNotSupported(parameters, clause, format);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"FIXEDWIDTH 'a:1' DELIMITER ';',DELIMITER", "FIXEDWIDTH 'a:1' ESCAPE,ESCAPE"})
  @DisplayName("grammar.conflict.fixedwidth-delimiter, grammar.conflict.fixedwidth-escape")
  void fixedWidthRefuses(String parameters, String clause) {
    assertNotSupported(parameters, clause, "FIXEDWIDTH");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF16", "UTF16LE", "UTF16BE", "ISO88591"})
  @DisplayName("conv.encoding.fixedwidth-utf8-only: fixed-width files are UTF-8")
  void fixedWidthIsUtf8(String encoding) {
    parseWith("FIXEDWIDTH 'a:1' ENCODING UTF8");
    assertNotSupported("FIXEDWIDTH 'a:1' ENCODING " + encoding, "ENCODING", "FIXEDWIDTH");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "FIXEDWIDTH 'a:1',FIXEDWIDTH",
        "REMOVEQUOTES,REMOVEQUOTES",
        "ESCAPE,ESCAPE",
        "IGNOREHEADER 1,IGNOREHEADER",
        "IGNOREBLANKLINES,IGNOREBLANKLINES"
      })
  @DisplayName("grammar.conflict.shapefile")
  void shapefileRefuses(String parameters, String clause) {
    String winner = clause.equals("FIXEDWIDTH") ? "SHAPEFILE" : clause;
    String format = clause.equals("FIXEDWIDTH") ? "FIXEDWIDTH" : "SHAPEFILE";
    assertNotSupported("FORMAT SHAPEFILE " + parameters, winner, format);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "DELIMITER ';',DELIMITER",
        "ESCAPE,ESCAPE",
        "FILLRECORD,FILLRECORD",
        "IGNOREBLANKLINES,IGNOREBLANKLINES",
        "NULL AS 'x',NULL AS",
        "REMOVEQUOTES,REMOVEQUOTES"
      })
  @DisplayName("grammar.conflict.json-list: parameters that JSON refuses")
  void jsonRefuses(String parameters, String clause) {
    assertNotSupported("JSON 'auto' " + parameters, clause, "JSON");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "DELIMITER ';',DELIMITER",
        "ESCAPE,ESCAPE",
        "FILLRECORD,FILLRECORD",
        "IGNOREBLANKLINES,IGNOREBLANKLINES",
        "IGNOREHEADER 1,IGNOREHEADER",
        "NULL AS 'x',NULL AS",
        "REMOVEQUOTES,REMOVEQUOTES",
        "ENCODING UTF16,ENCODING",
        "ENCODING ISO88591,ENCODING"
      })
  @DisplayName("avro.refused-clauses: parameters that Avro refuses")
  void avroRefuses(String parameters, String clause) {
    assertNotSupported("AVRO 'auto' " + parameters, clause, "AVRO");
  }

  @Test
  @DisplayName("avro.conversions, avro.compressed: parameters that Avro takes")
  void avroTakes() {
    parseWith(
        "AVRO 'auto' ACCEPTANYDATE ACCEPTINVCHARS BLANKSASNULL DATEFORMAT 'auto' EMPTYASNULL"
            + " EXPLICIT_IDS ROUNDEC TIMEFORMAT 'auto' TRIMBLANKS TRUNCATECOLUMNS ENCODING UTF8"
            + " GZIP MAXERROR 5 MANIFEST NOLOAD");
  }

  @Test
  @DisplayName("grammar.conflict.json-list: CSV, FIXEDWIDTH and READRATIO beside JSON")
  void jsonRefusesOtherFormats() {
    assertNotSupported("JSON 'auto' CSV", "JSON", "CSV");
    assertNotSupported("JSON 'auto' FIXEDWIDTH 'a:1'", "JSON", "FIXEDWIDTH");
    assertNotSupported("JSON 'auto' READRATIO 50", "READRATIO", "S3");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "DELIMITER ';',DELIMITER",
        "GZIP,GZIP",
        "MAXERROR 3,MAXERROR",
        "IGNOREALLERRORS,IGNOREALLERRORS",
        "IGNOREHEADER 1,IGNOREHEADER",
        "NULL AS 'x',NULL AS",
        "DATEFORMAT 'auto',DATEFORMAT",
        "TIMEFORMAT 'auto',TIMEFORMAT",
        "ACCEPTANYDATE,ACCEPTANYDATE",
        "COMPUPDATE OFF,COMPUPDATE",
        "ENCODING UTF8,ENCODING",
        "TRUNCATECOLUMNS,TRUNCATECOLUMNS",
        "NOLOAD,NOLOAD",
        "REGION 'us-east-1',REGION",
        "ENCRYPTED MASTER_SYMMETRIC_KEY 'k',ENCRYPTED"
      })
  @DisplayName(
      "grammar.conflict.columnar-whitelist, grammar.conflict.ignoreallerrors-columnar,"
          + " columnar.any-error-fails")
  void columnarFormatsRefuse(String parameters, String clause) {
    assertNotSupported("FORMAT PARQUET " + parameters, clause, "PARQUET");
    assertNotSupported("FORMAT ORC " + parameters, clause, "ORC");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ACCEPTINVCHARS",
        "FILLRECORD",
        "STATUPDATE ON",
        "MANIFEST",
        "EXPLICIT_IDS",
        "SERIALIZETOJSON"
      })
  @DisplayName(
      "grammar.conflict.columnar-whitelist: what is on it, columnar.fillrecord,"
          + " columnar.acceptinvchars, columnar.explicit-ids")
  void columnarFormatsTake(String parameters) {
    parseWith("FORMAT PARQUET " + parameters);
    parseWith("FORMAT ORC " + parameters);
  }

  @Test
  @DisplayName("columnar.column-list: a list is taken")
  void columnarFormatsTakeAColumnList() {
    CopyAssertions.parse(
        "COPY t(a,b) FROM 's3://b/k' CREDENTIALS 'aws_iam_role=arn:aws:iam::1:role/R' PARQUET");
  }

  @Test
  @DisplayName("grammar.conflict.quote-without-csv: QUOTE belongs to CSV")
  void quoteBelongsToCsv() {
    assertFailsWith(
        "42601", "QUOTE argument is only supported for CSV based COPY", "DELIMITER ',' QUOTE '%'");
  }

  @Test
  void simplifyBelongsToShapefiles() {
    assertFailsWith(
        "42601",
        "SIMPLIFY argument is only supported for SHAPEFILE based COPY",
        "CSV SIMPLIFY AUTO");
  }

  @Test
  @DisplayName("grammar.conflict.maxerror-ignoreallerrors")
  void maxErrorExcludesIgnoreAllErrors() {
    assertFailsWith(
        "42601",
        "conflicting or redundant options: IGNOREALLERRORS cannot be specified with MAXERROR",
        "IGNOREALLERRORS MAXERROR 3");
  }

  @ParameterizedTest
  @CsvSource({"GZIP BZIP2,BZIP2,GZIP", "ZSTD GZIP,ZSTD,GZIP", "LZOP BZIP2,LZOP,BZIP2"})
  @DisplayName("compression.one-only")
  void oneCompressionOnly(String parameters, String second, String first) {
    assertFailsWith(
        "42601",
        "conflicting or redundant options: %s cannot be specified with %s".formatted(second, first),
        parameters);
  }

  @ParameterizedTest
  @CsvSource({"GZIP,GZIP", "BZIP2,BZIP2", "LZOP,LZOP", "ZSTD,ZSTD", "'',NONE"})
  void compressionIsNamed(String parameters, Compression compression) {
    assertEquals(compression, parseWith("CSV " + parameters).compression());
  }

  @Test
  @DisplayName("compression.json-csv-with, encryption.with-compression")
  void compressionGoesWithTextFormats() {
    parseWith("JSON 'auto' GZIP");
    parseWith("FIXEDWIDTH 'a:1' BZIP2");
    parseWith("SHAPEFILE GZIP");
    parseWith("ENCRYPTED GZIP MASTER_SYMMETRIC_KEY 'HuSh/+='");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GZIP",
        "MAXERROR 1",
        "DELIMITER ','",
        "REGION 'us-east-1'",
        "NULL AS 'x'",
        "EXPLICIT_IDS",
        "IAM_ROLE default"
      })
  void aClauseIsSaidOnce(String clause) {
    String said = clause.startsWith("NULL") ? "NULL AS" : clause.split(" ", 2)[0];
    String twice = clause.startsWith("IAM") ? clause : clause + " " + clause;
    SqlError error =
        assertFailsWith(
            "42601",
            "conflicting or redundant options: " + said + " is specified more than once",
            twice);
    int column = CopyAssertions.FROM_S3.length() + 2 + twice.length() - clause.length();
    assertEquals(Optional.of(new Position(1, column)), error.position());
  }

  private static void assertNotSupported(String parameters, String clause, String kind) {
    assertFailsWith(
        "42601", clause + " argument is not supported for " + kind + " based COPY", parameters);
  }
}
