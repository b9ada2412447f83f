package dev.slipher.it.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseParserTest {
  private static final String HEAD = "case c\nrules: a.b\n\n";

  private static List<Case> parse(String text) {
    return CaseParser.parse("area/x.test", text);
  }

  private static List<Step> steps(String text) {
    return parse(HEAD + text).get(0).steps();
  }

  @Test
  void readsHeadAndLocation() {
    Case read =
        parse(
                """
                # What the file is about.

                case one thing
                rules: a.b c.d
                drivers: hive kyuubi
                world: own
                pending: not built

                restart
                """)
            .get(0);
    assertEquals(
        new Case(
            "area/x.test",
            3,
            "one thing",
            List.of("a.b", "c.d"),
            List.of(Driver.HIVE, Driver.KYUUBI),
            true,
            Optional.of("not built"),
            List.of(new Step.Restart(9))),
        read);
    assertEquals("area/x.test:3", read.location());
  }

  @Test
  void runsTheCommonStepsBeforeEachCase() {
    List<Case> cases =
        parse(
            """
            statement ok
            create table t (a int);

            case one
            rules: a.b

            kill

            case two
            rules: a.b

            restart
            """);
    Step common = new Step.Statement(1, "create table t (a int)");
    assertEquals(List.of(common, new Step.Kill(7)), cases.get(0).steps());
    assertEquals(List.of(common, new Step.Restart(12)), cases.get(1).steps());
  }

  @Test
  void keepsABodyAsItStands() {
    Step.Put put = (Step.Put) steps("put s3://b/k\n<<<\n1|a\n\n# no comment \n>>>\n").get(0);
    assertEquals("1|a\n\n# no comment \n", put.body().text());
  }

  @Test
  void readsTheOptionsOfABody() {
    Step.Put put =
        (Step.Put)
            steps(
                    "drop s3://b/k gzip escaped crlf unterminated repeat 3 spread 7 cut 8"
                        + " encrypted\n"
                        + "<<<\n"
                        + "\\x41${i}\n"
                        + ">>>\n")
                .get(0);
    assertTrue(put.dropped());
    assertEquals(
        new Body(
            FileFormat.TEXT,
            "\\x41${i}\n",
            true,
            "\r\n",
            false,
            StandardCharsets.UTF_8,
            3,
            Compression.GZIP,
            false,
            7,
            8,
            Encryption.CHAINED),
        put.body());
  }

  @Test
  void readsRowsWithQuotesAndExpressions() {
    Step.Query query =
        (Step.Query)
            steps("query sorted header\nselect 1\n----\na | b\n 1 |'x|y' | /s3:\\/\\/.*|NULL/\n")
                .get(0);
    assertTrue(query.sorted());
    assertTrue(query.header());
    assertEquals("1 | 'x|y' | /s3://.*|NULL/", query.rows().get(1).toString());
    assertTrue(query.rows().get(1).matches(List.of("1", "'x|y'", "s3://b/k")));
  }

  @Test
  void readsWhatAnErrorMustSay() {
    Step.Failure failure =
        (Step.Failure)
            steps("statement error 42601\nselekt;\n----\nall of it\ncontains part\n/ex+pr/\n")
                .get(0);
    assertEquals(Optional.of("42601"), failure.sqlState());
    assertEquals("selekt", failure.sql());
    assertEquals(
        List.of(
            new MessageTest.Exact("all of it"),
            new MessageTest.Contains("part"),
            new MessageTest.Matches("ex+pr")),
        failure.messages());
  }

  @Test
  void repeatsTheStepsOfALoop() {
    List<Step> steps =
        steps(
            "foreach option\n<<<\nGZIP\nESCAPE\n>>>\nstatement error\ncopy ${option}\n\nendfor\n");
    assertEquals(
        List.of("copy GZIP", "copy ESCAPE"),
        steps.stream().map(s -> ((Step.Failure) s).sql()).toList());
  }

  @Test
  void startsAStepInAnotherSession() {
    Step.Start start = (Step.Start) steps("start two\nloads 3\ncopy t\n\nawait two\n").get(0);
    assertEquals("two", start.session());
    assertInstanceOf(Step.Loads.class, start.step());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "# nothing~1: the file has no case",
        "case~1: the case has no name",
        "case c;;kill~1: the case cites no rule",
        "case c;rules: a.b~1: the case has no step",
        "case c;rule: a.b~2: a case's head holds rules:, drivers:, world: or pending:, then a blank"
            + " line; not 'rule: a.b'",
        "case c;rules: a.b;world: big~3: the only world to ask for is 'own'",
        "case c;rules: a.b;drivers: odbc~3: unknown driver 'odbc'",
        "case c;rules: a.b;;kill;case c~5: a second case is named 'c'",
        "case c;rules: a.b;;jump~4: unknown step 'jump'",
        "case c;rules: a.b;;kill now~4: 'now' is not expected here",
        "case c;rules: a.b;;put b/k~4: 'b/k' is not of the form s3://bucket/key",
        "case c;rules: a.b;;put s3://b/k~4: body needs its lines between <<< and >>>",
        "case c;rules: a.b;;put s3://b/k;<<<;1~4: the <<< of this body is never closed by >>>",
        "case c;rules: a.b;;put s3://b/k lzma~4: unknown option 'lzma' of an object's body",
        "case c;rules: a.b;;put s3://b/k repeat x~4: the count of repeat must be a number, not 'x'",
        "case c;rules: a.b;;statement~4: 'ok' or 'error' is missing",
        "case c;rules: a.b;;statement fine~4: a statement is 'ok' or 'error', not 'fine'",
        "case c;rules: a.b;;statement ok~4: the step has no SQL",
        "case c;rules: a.b;;statement ok;select 1;----;1~7: this step expects no lines",
        "case c;rules: a.b;;query;select 1~4: the step has no ---- with what is expected below it",
        "case c;rules: a.b;;query;select 1;----;'a~7: the ' that opens a cell is never closed",
        "case c;rules: a.b;;query;select 1;----;/(/~7: no regular expression: Unclosed group",
        "case c;rules: a.b;;start two~4: the step to start must follow on the next line",
        "case c;rules: a.b;;start two;kill~5: only a step that runs a statement can be started",
        "case c;rules: a.b;;foreach o;<<<;>>>;kill~6: this foreach is never closed by endfor",
        "case c;rules: a.b;;on read s3://b/k explode~4: on read there is no 'explode'",
      })
  void saysWhereAndWhyAFileCannotBeRead(String text, String problem) {
    CaseSyntaxException error =
        assertThrows(CaseSyntaxException.class, () -> parse(text.replace(';', '\n')));
    assertEquals("area/x.test:" + problem, error.getMessage());
  }
}
