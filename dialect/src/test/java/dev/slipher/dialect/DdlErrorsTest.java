package dev.slipher.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DdlErrorsTest {

  private static SqlError assertFails(String sqlState, String message, String sql) {
    SqlError error = assertThrows(SqlError.class, () -> DdlParser.parse(sql), sql);
    assertEquals(sqlState + " " + message, error.sqlState() + " " + error.getMessage(), sql);
    return error;
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '~',
      value = {
        "``~syntax error at end of input at line 1, column 1: expected CREATE, DROP or TRUNCATE",
        "creat table t~syntax error at or near \"creat\" at line 1, column 1: expected CREATE, DROP"
            + " or TRUNCATE",
        "create view v~syntax error at or near \"view\" at line 1, column 8: expected LOCAL, TABLE,"
            + " TEMP or TEMPORARY",
        "create table~syntax error at end of input at line 1, column 13: expected a name",
        "create table t~syntax error at end of input at line 1, column 15: expected AS, \"(\","
            + " \".\" or a table attribute",
        "create table t()~syntax error at or near \")\" at line 1, column 16: expected CONSTRAINT,"
            + " FOREIGN, LIKE, PRIMARY, UNIQUE or a name",
        "create table t(a int,)~syntax error at or near \")\" at line 1, column 22: expected"
            + " CONSTRAINT, FOREIGN, LIKE, PRIMARY, UNIQUE or a name",
        "create table t(a int~syntax error at end of input at line 1, column 21: expected \"(\","
            + " \")\", \",\" or a column attribute",
        "create table t(a varchar(x y))~syntax error at or near \"y\" at line 1, column 28:"
            + " expected \")\" or \",\"",
        "create table t(a int) diststyle odd~syntax error at or near \"odd\" at line 1, column 33:"
            + " expected ALL, AUTO, EVEN or KEY",
        "create table t(a int) distkey~syntax error at end of input at line 1, column 30: expected"
            + " \"(\"",
        "create table t(a int) partitioned by (a)~syntax error at or near \"partitioned\" at line"
            + " 1, column 23: expected AS, a table attribute or end of statement",
        "create table t(a int[])~syntax error at or near \"[\" at line 1, column 21: expected"
            + " \"(\", \")\", \",\" or a column attribute",
        "drop table a b~syntax error at or near \"b\" at line 1, column 14: expected CASCADE,"
            + " RESTRICT, \",\", \".\" or end of statement",
        "truncate~syntax error at end of input at line 1, column 9: expected TABLE or a name",
        "truncate a, b~syntax error at or near \",\" at line 1, column 11: expected \".\" or end of"
            + " statement"
      })
  void syntaxErrorsSayWhereAndWhat(String sql, String message) {
    assertFails("42601", message, sql);
  }

  @Test
  void positionsCountLines() {
    SqlError error =
        assertFails(
            "42601",
            "syntax error at or near \"foo\" at line 3, column 5: expected NULL",
            "create table t (\n  a int -- x\nnot foo)");
    assertEquals(Optional.of(new Position(3, 5)), error.position());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "create table t(a int default 'x),quoted string,',30",
        "create table \"t(a int),quoted identifier,\",14",
        "create table t(a int) /* x,/* comment,/*,23",
        "create table t as select $$x,dollar-quoted string,$,26"
      })
  void whatNeverEndsIsNamed(String sql, String what, String mark, int column) {
    assertFails(
        "42601",
        "unterminated %s at or near \"%s\" at line 1, column %d".formatted(what, mark, column),
        sql);
  }

  @ParameterizedTest
  @ValueSource(strings = {"user", "TAG", "percent", "Timestamp"})
  void reservedWordsNeedQuotes(String word) {
    SqlError error =
        assertFails(
            "42601",
            "syntax error at or near \"%s\" at line 1, column 14: expected a name".formatted(word),
            "create table " + word + "(a int)");
    assertEquals(
        Optional.of(word + " is a reserved word; put it in double quotes to use it as a name."),
        error.hint());
    DdlParser.parse("create table \"" + word + "\"(a int)");
  }

  @Test
  void namesAreNotEmptyAndNotTooLong() {
    assertFails(
        "42601",
        "zero-length delimited identifier at or near \"\"\"\" at line 1, column 12",
        "drop table \"\"");
    assertFails(
        "42601", "improper qualified name (too many dotted names): a.b.c.d", "drop table a.b.c.d");
  }

  @Test
  @DisplayName("ddl.ct.temp-no-schema")
  void temporaryTablesHaveNoSchema() {
    String message = "temporary tables cannot specify a schema name";
    assertFails("42P16", message, "create temp table s.t(a int)");
    assertFails("42P16", message, "create table s.#t(a int)");
    assertFails("42P16", message, "create temp table s.t as select 1");
  }

  @Test
  @DisplayName("ddl.ct.max-columns: 1600")
  void columnsAreCounted() {
    DdlParser.parse(tableOf(1600));
    assertFails("54011", "tables can have at most 1600 columns", tableOf(1601));
  }

  private static String tableOf(int columns) {
    return IntStream.range(0, columns)
        .mapToObj(i -> "c" + i + " int")
        .collect(Collectors.joining(",", "create table t(", ")"));
  }

  @Test
  void columnsAreNamedOnce() {
    assertFails(
        "42701", "column \"a\" specified more than once", "create table t(a int, \"A\" text)");
    assertFails(
        "42701", "column \"a\" specified more than once", "create table t(a, a) as select 1, 2");
  }

  @Test
  @DisplayName("ddl.ct.encode-list: others are unknown")
  void encodingsAreKnown() {
    SqlError error =
        assertFails(
            "42601",
            "unrecognized compression encoding \"gzip9\"",
            "create table t(a int encode gzip9)");
    assertEquals(Optional.of(new Position(1, 29)), error.position());
    assertEquals(
        Optional.of(
            "Encodings are AZ64, BYTEDICT, DELTA, DELTA32K, LZO, MOSTLY8, MOSTLY16, MOSTLY32, RAW,"
                + " RUNLENGTH, TEXT255, TEXT32K, ZSTD."),
        error.hint());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table t(a int distkey, b int distkey)",
        "create table t(a int distkey) distkey(a)",
        "create table t(a int) distkey(a) distkey(a)"
      })
  @DisplayName("ddl.ct.distkey-one")
  void oneDistributionKey(String sql) {
    assertFails("42P16", "Only one DISTKEY column can be specified per table", sql);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EVEN", "ALL", "AUTO"})
  @DisplayName("ddl.ct.distkey-diststyle: with a key the style is KEY")
  void aDistributionKeyMeansStyleKey(String style) {
    String message = "DISTSTYLE " + style + " cannot be specified with a DISTKEY column";
    assertFails("42P16", message, "create table t(a int) distkey(a) diststyle " + style);
    assertFails("42P16", message, "create table t(a int distkey) diststyle " + style);
    assertFails("42P16", message, "create table t distkey(1) diststyle " + style + " as select 1");
  }

  @Test
  @DisplayName("ddl.ct.distkey-diststyle: style KEY needs a key")
  void styleKeyNeedsAKey() {
    String message = "A DISTKEY column must be specified for DISTSTYLE KEY";
    assertFails("42P16", message, "create table t(a int) diststyle key");
    assertFails("42P16", message, "create table t diststyle key as select 1");
  }

  @Test
  @DisplayName("ddl.ct.sortkey-column: one key")
  void oneSortKey() {
    String message = "Only one SORTKEY can be specified per table";
    assertFails("42P16", message, "create table t(a int sortkey, b int sortkey)");
    assertFails("42P16", message, "create table t(a int sortkey, b int) sortkey(b)");
    assertFails("42P16", message, "create table t(a int) sortkey(a) sortkey auto");
  }

  @Test
  @DisplayName("ddl.ct.sortkey-max: 400 compound, 8 interleaved")
  void sortKeysAreCounted() {
    DdlParser.parse(tableOf(401) + " sortkey(" + names(400) + ")");
    DdlParser.parse(tableOf(401) + " interleaved sortkey(" + names(8) + ")");
    assertFails(
        "42P16",
        "COMPOUND sort keys can have at most 400 columns",
        tableOf(401) + " sortkey(" + names(401) + ")");
    assertFails(
        "42P16",
        "INTERLEAVED sort keys can have at most 8 columns",
        tableOf(401) + " interleaved sortkey(" + names(9) + ")");
    assertFails("42701", "column \"c0\" specified more than once", tableOf(1) + " sortkey(c0, c0)");
  }

  private static String names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
  }

  @ParameterizedTest
  @CsvSource({"distkey(z),DISTKEY", "'sortkey(a, z)',SORTKEY", "distkey(1),DISTKEY"})
  void keysNameColumns(String attribute, String key) {
    String column = attribute.contains("1") ? "1" : "z";
    assertFails(
        "42703",
        "column \"%s\" named in %s does not exist".formatted(column, key),
        "create table t(a int) " + attribute);
  }

  @Test
  void constraintsNameColumns() {
    assertFails(
        "42703",
        "column \"z\" named in PRIMARY KEY does not exist",
        "create table t(a int, primary key(a, z))");
    assertFails(
        "42703", "column \"z\" named in UNIQUE does not exist", "create table t(a int, unique(z))");
    assertFails(
        "42703",
        "column \"z\" named in FOREIGN KEY does not exist",
        "create table t(a int, foreign key(z) references r)");
  }

  @Test
  @DisplayName("ddl.ct.pk-multi-column-level")
  void onePrimaryKey() {
    String message = "multiple primary keys for table \"t\" are not allowed";
    assertFails("42P16", message, "create table t(a int primary key, b int primary key)");
    assertFails("42P16", message, "create table t(a int primary key, primary key(a))");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"diststyle even", "distkey(a)", "sortkey(a)", "backup no", "sortkey auto"})
  @DisplayName("ddl.ct.like: distribution, sort keys and BACKUP cannot be set")
  void likeTakesNoAttributes(String attribute) {
    assertFails(
        "42P16",
        "table attributes cannot be specified in CREATE TABLE LIKE",
        "create table t(like p) " + attribute);
  }

  @Test
  @DisplayName("ddl.ct.default-expr: no subquery, no column")
  void defaultsAreFreeOfVariables() {
    assertFails(
        "0A000",
        "cannot use subquery in default expression",
        "create table t(a int default (select 1))");
    assertFails(
        "0A000",
        "cannot use subquery in default expression",
        "create table t(a int default 1 + (( SELECT 1 )))");
    String message = "cannot use column references in default expression";
    assertFails("42P10", message, "create table t(a int, b int default a + 1)");
    assertFails("42P10", message, "create table t(a int, b int default (\"A\"))");
    DdlParser.parse("create table t(date date, b date default '2008-01-01'::date)");
    DdlParser.parse("create table t(now int, b timestamp default now())");
  }

  @Test
  void attributesAreSaidOnce() {
    assertFails(
        "42601",
        "multiple default values specified for column \"a\" of table \"t\"",
        "create table t(a int default 1 default 2)");
    assertFails(
        "42601",
        "conflicting NULL/NOT NULL declarations for column \"a\" of table \"t\"",
        "create table t(a int not null null)");
    for (String twice :
        new String[] {
          "ENCODE raw ENCODE raw",
          "IDENTITY(1,1) IDENTITY(1,1)",
          "COLLATE cs COLLATE ci",
          "REFERENCES r REFERENCES s"
        }) {
      String clause = twice.substring(0, twice.indexOf(twice.startsWith("I") ? '(' : ' '));
      SqlError error =
          assertFails(
              "42601", "conflicting or redundant options", "create table t(a int " + twice + ")");
      assertEquals(Optional.of(clause + " is specified more than once."), error.detail());
    }
    SqlError error =
        assertFails(
            "42601",
            "conflicting or redundant options",
            "create table t(a int) backup yes backup no");
    assertEquals(Optional.of("BACKUP is specified more than once."), error.detail());
  }

  @Test
  void columnsOfQueriesHaveNoTypes() {
    assertFails(
        "42601",
        "CREATE TABLE AS takes column names without types",
        "create table t(a int) as select 1");
    assertFails(
        "42601",
        "syntax error at or near \"a\" at line 1, column 16: expected a column with a type",
        "create table t(a)");
    assertFails(
        "42601",
        "ENCODE AUTO cannot be specified in CREATE TABLE AS",
        "create table t encode auto as select 1");
  }

  @Test
  void identityNumbersAreBigints() {
    assertFails(
        "42601",
        "value \"9223372036854775808\" is out of range for type bigint",
        "create table t(a bigint identity(9223372036854775808, 1))");
    DdlParser.parse("create table t(a bigint identity(-9223372036854775808, +1))");
  }

  @Test
  void textNestedTooDeeplyIsRefused() {
    String expression = "(".repeat(200_000) + "1" + ")".repeat(200_000);
    assertFails(
        "54001", "stack depth limit exceeded", "create table t(a int default " + expression + ")");
  }

  @Test
  void anErrorCarriesItsParts() {
    IllegalStateException cause = new IllegalStateException("inside");
    SqlError error =
        SqlError.of(SqlState.UNDEFINED_TABLE, "no")
            .withDetail("d")
            .withHint("h")
            .at(Position.START)
            .causedBy(cause);
    assertEquals("42P01", error.sqlState());
    assertEquals(SqlState.UNDEFINED_TABLE, error.state());
    assertEquals(Optional.of("d"), error.detail());
    assertEquals(Optional.of("h"), error.hint());
    assertEquals(Optional.of(Position.START), error.position());
    assertEquals(cause, error.getCause());
    assertEquals("line 1, column 1", Position.START.toString());
    assertThrows(IllegalArgumentException.class, () -> new Position(0, 1));
  }
}
