package dev.slipher.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipher.dialect.Script.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTest {

  @Test
  void semicolonsPartStatements() {
    assertEquals(
        List.of(
            new Statement("select ';', \";\", $$;$$ /* ; */ , 1", new Position(2, 1)),
            new Statement("select 2 -- ;\n + 3", new Position(2, 37)),
            new Statement("copy t from 'x", new Position(5, 2))),
        Script.split(
            ";; -- first;\nselect ';', \";\", $$;$$ /* ; */ , 1; select 2 -- ;\n + 3 ;\n"
                + "/* nothing */;\n copy t from 'x"));
  }

  @Test
  void nothingHoldsNoStatement() {
    assertEquals(List.of(), Script.split(""));
    assertEquals(List.of(), Script.split(" ;\n-- x\n;/* ; */"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "``,EMPTY",
        "`; -- x`,EMPTY",
        "/* a /* b */ */ copy t from 'x',COPY",
        "COPY job FROM 'x',COPY",
        "COPY job.t FROM 'x',COPY",
        "copy job run j,COPY_JOB",
        "COPY JOB LIST;,COPY_JOB",
        "UnLoad ('select 1'),UNLOAD",
        "create table t(a int),CREATE_TABLE",
        "create local temporary table t as select 1,CREATE_TABLE",
        "create temp table t,CREATE_TABLE",
        "create external table s.t(a int),OTHER",
        "create view v as select 1,OTHER",
        "drop table t,DROP_TABLE",
        "drop schema s,OTHER",
        "truncate t,TRUNCATE",
        "/* x */ ; begin,TRANSACTION",
        "End;,TRANSACTION",
        "\"begin\",OTHER",
        "select copy from t,OTHER",
        "'copy',OTHER",
        "\"copy\" t,OTHER",
        "copying t,OTHER",
        "?!,OTHER"
      })
  void statementsAreKnownByTheirFirstWords(String sql, StatementKind kind) {
    assertEquals(kind, StatementKind.of(sql));
  }
}
