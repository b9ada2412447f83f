package dev.slipher.it.run;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipher.it.script.Case;
import dev.slipher.it.script.CaseParser;
import dev.slipher.it.script.Driver;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runner against H2: steps that hold pass, and steps that do not say what they found. */
class CaseRunTest {

  /** A database without S3: for cases that put no objects. */
  private record DatabaseAlone(ObjectFaults faults) implements World {
    @Override
    public Connection connect(Driver driver, String user, String password) throws SQLException {
      return DriverManager.getConnection(
          "jdbc:h2:mem:cases;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
    }

    @Override
    public Objects objects() {
      throw noS3();
    }

    @Override
    public EmrFiles emrFiles() {
      throw noS3();
    }

    @Override
    public DynamoDbTables dynamoDbTables() {
      throw noS3();
    }

    @Override
    public Path buckets() {
      throw noS3();
    }

    @Override
    public void restart() {
      throw noS3();
    }

    @Override
    public void kill() {
      throw noS3();
    }

    @Override
    public void close() {}
  }

  private static AssertionError noS3() {
    return new AssertionError("a case here puts no objects and stops no endpoint");
  }

  private static void run(String steps) {
    Case test = CaseParser.parse("x.test", "case c\nrules: a.b\n\n" + steps).get(0);
    CaseRun.run(test, Driver.HIVE, new DatabaseAlone(new ObjectFaults()));
  }

  private static String failure(String steps) {
    return assertThrows(AssertionError.class, () -> run(steps)).getMessage();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "statement ok\ncreate table t (a int)\n",
        "query\nselect 1, null, '', ' a|b'\n----\n1 | NULL | '' | ' a|b'\n",
        "query sorted\nvalues (2), (1)\n----\n2\n1\n",
        "query sorted header\nselect 2 as a union all select 1\n----\na\n1\n2\n",
        "query\nselect 'case-7/x'\n----\n/case-\\d+\\/x/\n",
        "query\nselect 1 where false\n----\n",
        "eventually\nselect 1\n----\n1\n",
        "let n\nselect 40\n\nquery\nselect ${n} + 2\n----\n42\n",
        "query\nselect '${schema}'\n----\n/case\\d+/\n",
        "statement error 42S02\nselect * from nope\n----\ncontains nope\n/(?i)not found/\n",
        "start two\nquery\nselect 1\n----\n1\n\nawait two\n",
        "loads 3\nselect 'Load into table ''t'' completed, 3 record(s) loaded successfully.'\n",
        "loads 3 rejecting 2\nvalues ('Load into table ''t'' completed, 3 record(s) loaded"
            + " successfully.'), ('Load into table ''t'' completed, 2 record(s) could not be"
            + " loaded.  Check ''stl_load_errors'' system table for details.')\n",
      })
  void whatHoldsPasses(String steps) {
    assertDoesNotThrow(() -> run(steps));
  }

  @Test
  void otherRowsAreShownBesideTheExpected() {
    assertEquals(
        """
        x.test:4: answers other rows
        the statement (1)
          values (1, 'a'), (2, 'b')
        expected (2)
            1 | a
            2 | c
        actual (2)
            1 | a
          ! 2 | b\
        """,
        failure("query\nvalues (1, 'a'), (2, 'b')\n----\n1 | a\n2 | c\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "query\nvalues (1), (2)\n----\n1\n",
        "query\nselect 1\n----\n1\n2\n",
        "query\nselect 1, 2\n----\n1\n",
        "query\nselect null\n----\n'NULL'\n",
        "query\nselect ''\n----\nNULL\n",
      })
  void rowsMustAgreeInNumberWidthAndNull(String steps) {
    assertEquals("x.test:4: answers other rows", failure(steps).lines().findFirst().orElseThrow());
  }

  @Test
  void anErrorThatWasNotExpectedIsShown() {
    String message = failure("statement ok\nselect * from nope\n");
    assertEquals("x.test:4: should succeed", message.lines().findFirst().orElseThrow());
    assertEquals("its error (1)", message.lines().skip(3).findFirst().orElseThrow());
  }

  @Test
  void anErrorThatWasExpectedMustCome() {
    assertEquals(
        "x.test:4: should fail",
        failure("statement error\nselect 1\n").lines().findFirst().orElseThrow());
  }

  @Test
  void stateAndMessageMustAgree() {
    assertEquals(
        "x.test:4: fails with SQLSTATE 42S02, not 42601",
        failure("statement error 42601\nselect * from nope\n").lines().findFirst().orElseThrow());
    assertEquals(
        "x.test:4: fails with another message",
        failure("statement error\nselect * from nope\n----\nTable nope not found\n")
            .lines()
            .findFirst()
            .orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "loads 2\nselect 'Load into table ''t'' completed, 3 record(s) loaded successfully.'\n",
        "loads 3 rejecting 1\nselect 'Load into table ''t'' completed, 3 record(s) loaded"
            + " successfully.'\n",
        "loads 0\nselect 1\n",
      })
  void countsOfALoadMustAgree(String steps) {
    assertEquals(
        "should load",
        failure(steps).lines().findFirst().orElseThrow().replaceAll("x.test:4: | \\d.*", ""));
  }

  @Test
  void aStartedStepFailsWhenItIsAwaited() {
    assertEquals(
        "x.test:5: answers other rows",
        failure("start two\nquery\nselect 1\n----\n2\n\nawait two\n")
            .lines()
            .findFirst()
            .orElseThrow());
  }

  @Test
  void whatWasNeverSetOrStartedIsTold() {
    assertEquals(
        "x.test:4: the variable ${nope} was never set", failure("statement ok\nselect ${nope}\n"));
    assertEquals("x.test:4: no step was started in this session", failure("await two\n"));
  }
}
