package dev.slipher.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.dialect.SqlToken.Kind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {

  @Test
  void textIsTokens() {
    String sql =
        "SELECT \"a b\", 'it''s', `c`, 1.5e-3, $1, $$x;$$ -- no 'comment\n /* nor /* this */ */ ;";
    List<SqlToken> tokens = SqlText.of(sql).tokens();
    assertEquals(
        List.of(
            "SELECT", "\"a b\"", ",", "'it''s'", ",", "`c`", ",", "1.5e-3", ",", "$1", ",",
            "$$x;$$", ";"),
        tokens.stream().map(SqlToken::text).toList());
    assertEquals(
        List.of(
            Kind.WORD,
            Kind.QUOTED_NAME,
            Kind.SYMBOL,
            Kind.STRING,
            Kind.SYMBOL,
            Kind.QUOTED_NAME,
            Kind.SYMBOL,
            Kind.NUMBER,
            Kind.SYMBOL,
            Kind.PARAMETER,
            Kind.SYMBOL,
            Kind.DOLLAR_STRING,
            Kind.SYMBOL),
        tokens.stream().map(SqlToken::kind).toList());
    assertEquals(new Position(2, 23), tokens.get(12).position());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "'a\\' b' c,'a\\' b'",
        "$t$ $$ ' $t$ c,$t$ $$ ' $t$",
        "$$$$ c,$$$$",
        "\"a\"\"b\" c,\"a\"\"b\"",
        "ünïcode$1 c,ünïcode$1",
        "#tmp c,#tmp",
        ".5 c,.5",
        "5. c,5.",
        ":: c,::",
        "!= c,!=",
        "\uD83D\uDE00x c,\uD83D\uDE00x"
      })
  void tokensAreWhole(String sql, String first) {
    List<SqlToken> tokens = SqlText.of(sql).tokens();
    assertEquals(List.of(first, "c"), tokens.stream().map(SqlToken::text).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"'abc", "\"abc", "/* a /* b */", "$$ a", "$t$ a $$", "`a", "'a\\'", "'a\\"})
  void whatNeverEndsIsOneBrokenToken(String sql) {
    List<SqlToken> tokens = SqlText.of(sql).tokens();
    assertEquals(1, tokens.size());
    assertEquals(new SqlToken(Kind.BROKEN, sql, 0, sql.length(), Position.START), tokens.get(0));
  }

  @Test
  void sequencesAreFoundOutsideQuotesAndComments() {
    SqlText sql =
        SqlText.of(
            "select PG_LAST_COPY_ID ( ), 'pg_last_copy_id()' -- pg_last_copy_id()\n,"
                + " \"pg_last_copy_id\"(), pg_last_copy_id/**/()");
    assertEquals(List.of(1, 11), sql.find("pg_last_copy_id", "(", ")"));
    assertEquals(List.of(), sql.find("nothing"));
    assertTrue(sql.startsWith("SELECT", "pg_last_copy_id"));
    assertFalse(sql.startsWith("insert"));
  }

  @Test
  void editsLeaveTheRestAsWritten() {
    SqlText sql = SqlText.of("select f( ) /* f() */, 'f()', f() from t");
    List<SqlText.Edit> edits =
        sql.find("f", "(", ")").stream().map(at -> sql.replace(at, at + 2, "42")).toList();
    assertEquals("select 42 /* f() */, 'f()', 42 from t", sql.with(edits));
    assertEquals("select f( ) /* f() */, 'f()', f() from t", sql.with(List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> sql.with(List.of(sql.replace(0, 2, ""), sql.replace(1, 3, ""))));
  }

  @Test
  void anyTextHasTokensThatCoverIt() {
    Random random = new Random(7);
    String alphabet = "'\"`$/*-;a1 \n\\.:#é\u0130\0{[";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(14); j > 0; j--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      int at = 0;
      for (SqlToken token : SqlText.of(text.toString()).tokens()) {
        assertTrue(token.start() >= at && token.end() > token.start(), text.toString());
        assertEquals(text.substring(token.start(), token.end()), token.text());
        at = token.end();
      }
    }
  }
}
