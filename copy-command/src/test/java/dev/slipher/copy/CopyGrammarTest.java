package dev.slipher.copy;

import static dev.slipher.copy.CopyAssertions.FROM_S3;
import static dev.slipher.copy.CopyAssertions.ROLE;
import static dev.slipher.copy.CopyAssertions.assertFails;
import static dev.slipher.copy.CopyAssertions.parse;
import static dev.slipher.copy.CopyAssertions.parseWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.copy.DataFormat.FieldMapping;
import dev.slipher.dialect.QualifiedName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CopyGrammarTest {

  @Test
  @DisplayName("grammar.minimal, delimited.default-pipe: table, source and authorization are all")
  void threePiecesAreAStatement() {
    CopyStatement statement = parse(FROM_S3);

    assertEquals(QualifiedName.of("t"), statement.table());
    assertEquals(List.of(), statement.columns());
    assertEquals(new CopySource.S3Prefix(new S3Location("b", "k")), statement.source());
    assertEquals(new DataFormat.Delimited('|'), statement.format());
    assertEquals(Compression.NONE, statement.compression());
    assertEquals(Set.of(CopyClause.IAM_ROLE), statement.clauses());
  }

  @Test
  @DisplayName("grammar.minimal: none of the three pieces may go")
  void eachPieceIsNeeded() {
    assertFails(
        "42601",
        "syntax error at end of input at line 1, column 7: expected FROM, \"(\" or \".\"",
        "COPY t");
    assertFails(
        "42601",
        "syntax error at or near \"IAM_ROLE\" at line 1, column 8: expected FROM, \"(\" or \".\"",
        "COPY t" + ROLE);
    assertFails(
        "42601",
        "CREDENTIALS argument is required but was not specified",
        "COPY t FROM 's3://b/k'");
  }

  @Test
  @DisplayName("grammar.target-schema-qualified: the target may name its schema and database")
  void targetMayBeQualified() {
    assertEquals(
        QualifiedName.of("dev", "s2", "t"),
        parse("COPY dev.S2.\"T\" FROM 's3://b/k'" + ROLE).table());
    assertEquals(QualifiedName.of("#stage"), parse("copy #stage from 's3://b/k'" + ROLE).table());
  }

  @Test
  @DisplayName("grammar.column-list-position, colmap.case-insensitive-names: behind the table")
  void columnListStandsBehindTheTable() {
    CopyStatement statement = parse("COPY t (A, \"B\", \"group\") FROM 's3://b/k'" + ROLE);

    assertEquals(List.of("a", "b", "group"), statement.columns());
    assertTrue(statement.says(CopyClause.COLUMN_LIST));
    assertFails(
        "42601",
        "syntax error at or near \"(\" at line 1, column 24: expected JOB, \",\", a COPY parameter"
            + " or end of statement",
        "COPY t FROM 's3://b/k' (a,b) IAM_ROLE default");
  }

  @Test
  @DisplayName("colmap.duplicate-column, colmap.any-list-order: a list holds a column once")
  void columnListHoldsAColumnOnce() {
    assertEquals(List.of("c", "a"), parse("COPY t(c,a) FROM 's3://b/k'" + ROLE).columns());
    assertFails(
        "42701", "column \"a\" specified more than once", "COPY t(a,b,A) FROM 's3://b/k'" + ROLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "copy T\tfrom\n's3://b/k'\r\niam_role default csv ignoreheader 1",
        "COPY t FROM 's3://b/k' IAM_ROLE DEFAULT CSV IGNOREHEADER AS 1;",
        "/* load */ CoPy t -- the table\nfRoM 's3://b/k' Iam_Role/**/Default cSv IgnoreHeader 1 ;;"
      })
  @DisplayName("grammar.keywords-case-insensitive: any case, white space and comments")
  void caseAndSpaceMeanNothing(String sql) {
    assertEquals(parse("COPY t FROM 's3://b/k' IAM_ROLE default CSV IGNOREHEADER 1"), parse(sql));
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "parquet", "orc", "shapefile", "json", "avro", "fixedwidth 'a:1'"})
  @DisplayName("grammar.format-keyword-optional: FORMAT and AS say nothing")
  void formatIsANoiseWord(String format) {
    CopyStatement bare = parseWith(format);

    assertEquals(bare, parseWith("FORMAT " + format));
    assertEquals(bare, parseWith("FORMAT AS " + format));
    assertEquals(bare, parseWith("AS " + format));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "REGION 'us-west-2',REGION AS 'us-west-2'",
        "DELIMITER ';',DELIMITER AS ';'",
        "CSV QUOTE '%',CSV QUOTE AS '%'",
        "DATEFORMAT 'auto',DATEFORMAT AS 'auto'",
        "TIMEFORMAT 'epochsecs',TIMEFORMAT AS 'epochsecs'",
        "ENCODING UTF16LE,ENCODING AS UTF16LE",
        "MAXERROR 5,MAXERROR AS 5",
        "IGNOREHEADER 2,IGNOREHEADER AS 2",
        "ACCEPTINVCHARS '^',ACCEPTINVCHARS AS '^'",
        "JSON 'auto ignorecase',JSON AS 'auto ignorecase'",
        "AVRO 's3://b/p',AVRO AS 's3://b/p'",
        "FIXEDWIDTH 'a:1',FIXEDWIDTH AS 'a:1'",
        "NULL 'x',NULL AS 'x'"
      })
  @DisplayName("grammar.as-optional: AS says nothing")
  void asIsANoiseWord(String without, String with) {
    assertEquals(parseWith(without), parseWith(with));
  }

  @Test
  @DisplayName("grammar.as-optional, dynamodb.readratio-quoted: READRATIO with AS and in quotes")
  void readRatioIsWrittenThreeWays() {
    String from = "COPY t FROM 'dynamodb://Movies' IAM_ROLE default READRATIO ";
    assertEquals(parse(from + "50"), parse(from + "AS 50"));
    assertEquals(parse(from + "50"), parse(from + "'50'"));
    assertEquals(Optional.of(50), parse(from + "50").readRatio());
  }

  @Test
  @DisplayName("grammar.param-separator: parameters are parted by white space; a comma is taken")
  void commasMayPartParameters() {
    assertEquals(parseWith("CSV GZIP MAXERROR 3"), parseWith("CSV, GZIP, MAXERROR 3"));
    assertFails(
        "42601",
        "syntax error at end of input at line 1, column 45: expected a COPY parameter",
        "COPY t FROM 's3://b/k' IAM_ROLE default CSV,");
  }

  @Test
  @DisplayName("grammar.noload-position: NOLOAD stands anywhere behind the source")
  void noloadStandsAnywhere() {
    CopyStatement statement = parseWith("CSV NOLOAD");
    assertTrue(statement.load().noLoad());
    assertEquals(statement, parse("COPY t FROM 's3://b/k' NOLOAD" + ROLE + " CSV"));
  }

  @Test
  @DisplayName("grammar.alphabetical-gaps: words that the guide's list leaves out are known")
  void wordsMissingInTheAlphabeticalListAreKnown() {
    assertEquals(new DataFormat.Csv(',', '%'), parseWith("CSV QUOTE AS '%'").format());
    assertEquals(new DataFormat.Parquet(false), parseWith("FORMAT AS PARQUET").format());
    assertEquals(new DataFormat.Orc(false), parseWith("FORMAT AS ORC").format());
    assertTrue(parseWith("SHAPEFILE SIMPLIFY AUTO").says(CopyClause.SIMPLIFY));
  }

  @ParameterizedTest
  @CsvSource({
    "SHAPEFILE SIMPLIFY 0.5, false, 0.5",
    "SHAPEFILE SIMPLIFY AUTO, true,",
    "SHAPEFILE SIMPLIFY AUTO 1.1E-05, true, 0.000011",
    "SHAPEFILE SIMPLIFY, false,",
    "SHAPEFILE SIMPLIFY '2', false, 2"
  })
  @DisplayName("grammar.simplify-syntax: SIMPLIFY with and without AUTO and tolerance")
  void simplifyTakesATolerance(String parameters, boolean auto, Double tolerance) {
    assertEquals(
        new DataFormat.Shapefile(
            Optional.of(new DataFormat.Simplify(auto, Optional.ofNullable(tolerance)))),
        parseWith(parameters).format());
  }

  @Test
  @DisplayName("grammar.json-default-arg, grammar.avro-default-arg: without an option, auto")
  void autoIsTheDefaultMapping() {
    assertEquals(parseWith("JSON").format(), parseWith("FORMAT JSON 'auto'").format());
    assertEquals(parseWith("AVRO").format(), parseWith("FORMAT AVRO 'auto'").format());
    assertEquals(new DataFormat.Json(new FieldMapping.Auto()), parseWith("JSON").format());
    assertEquals(
        new DataFormat.Json(new FieldMapping.NoShred()), parseWith("JSON 'noshred'").format());
    assertEquals(
        new DataFormat.Avro(new FieldMapping.JsonPaths(new S3Location("b", "p.json"))),
        parseWith("AVRO 's3://b/p.json'").format());
    CopyAssertions.assertFailsWith(
        "22023",
        "JSON option must be 'auto', 'auto ignorecase', 'noshred' or 's3://jsonpaths_file'",
        "JSON 'Auto'");
    CopyAssertions.assertFailsWith(
        "22023",
        "AVRO option must be 'auto', 'auto ignorecase' or 's3://jsonpaths_file'",
        "AVRO 'noshred'");
  }

  @Test
  @DisplayName("grammar.serializetojson: for Parquet and ORC")
  void serializeToJsonBelongsToColumnarFormats() {
    assertEquals(
        new DataFormat.Parquet(true), parseWith("FORMAT PARQUET SERIALIZETOJSON").format());
    assertEquals(new DataFormat.Orc(true), parseWith("SERIALIZETOJSON FORMAT AS ORC").format());
    CopyAssertions.assertFailsWith(
        "42601",
        "SERIALIZETOJSON argument is only supported for PARQUET or ORC based COPY",
        "CSV SERIALIZETOJSON");
  }

  @Test
  @DisplayName("grammar.compupdate-bare: bare and TRUE are ON, FALSE is OFF, PRESET is a third")
  void compUpdateHasThreeValues() {
    for (String on : List.of("COMPUPDATE", "COMPUPDATE ON", "COMPUPDATE TRUE")) {
      assertEquals(Optional.of(LoadOperations.CompUpdate.ON), parseWith(on).load().compUpdate());
    }
    for (String off : List.of("COMPUPDATE OFF", "COMPUPDATE FALSE")) {
      assertEquals(Optional.of(LoadOperations.CompUpdate.OFF), parseWith(off).load().compUpdate());
    }
    assertEquals(
        Optional.of(LoadOperations.CompUpdate.PRESET),
        parseWith("COMPUPDATE PRESET").load().compUpdate());
    assertEquals(Optional.empty(), parseWith("").load().compUpdate());
  }

  @Test
  @DisplayName("grammar.statupdate-values: bare and TRUE are ON, FALSE is OFF, nothing else")
  void statUpdateHasTwoValues() {
    for (String on : List.of("STATUPDATE", "STATUPDATE ON", "STATUPDATE TRUE")) {
      assertEquals(Optional.of(true), parseWith(on).load().statUpdate());
    }
    assertEquals(Optional.of(false), parseWith("STATUPDATE OFF").load().statUpdate());
    CopyAssertions.assertFailsWith(
        "42601",
        "syntax error at or near \"MAYBE\" at line 1, column 80: expected FALSE, JOB, OFF, ON,"
            + " TRUE, \",\", a COPY parameter or end of statement",
        "STATUPDATE MAYBE");
  }

  @Test
  @DisplayName("grammar.auto-case-sensitive: the words of DATEFORMAT and TIMEFORMAT stay as said")
  void formatStringsKeepTheirCase() {
    assertEquals(
        Optional.of("EPOCHSECS"), parseWith("TIMEFORMAT 'EPOCHSECS'").conversion().timeFormat());
    assertEquals(Optional.of("auto"), parseWith("DATEFORMAT 'auto'").conversion().dateFormat());
  }

  @Test
  @DisplayName("grammar.token-keyword: TOKEN, as two examples write it, is SESSION_TOKEN")
  void tokenIsSessionToken() {
    String keys = "COPY t FROM 's3://b/k' ACCESS_KEY_ID 'AK' SECRET_ACCESS_KEY 'HuSh/+=1' ";
    assertEquals(parse(keys + "SESSION_TOKEN 'HuSh/+=2'"), parse(keys + "TOKEN 'HuSh/+=2'"));
  }

  @Test
  @DisplayName("grammar.copy-from-stdin-unsupported, s3.https: only S3, EMR, SSH and DynamoDB")
  void otherSourcesDoNotExist() {
    assertFails(
        "42601",
        "syntax error at or near \"STDIN\" at line 1, column 13: expected a quoted string",
        "COPY t FROM STDIN");
    String message =
        "LOAD source is not supported. (Hint: only S3 or DynamoDB or EMR based load is allowed)";
    assertFails("0A000", message, "COPY t FROM '/data/x'" + ROLE);
    assertFails("0A000", message, "COPY t FROM 'http://b/x'" + ROLE);
  }

  @Test
  void aTemplateIsNamed() {
    CopyStatement statement = parseWith("QUOTE '%' USING TEMPLATE public.\"T1\"");
    assertEquals(Optional.of(QualifiedName.of("public", "t1")), statement.template());
  }

  @Test
  void clausesAreNamesToo() {
    CopyStatement statement =
        parse("COPY csv.region(format, json, manifest) FROM 's3://b/k'" + ROLE);
    assertEquals(QualifiedName.of("csv", "region"), statement.table());
    assertEquals(List.of("format", "json", "manifest"), statement.columns());
  }
}
