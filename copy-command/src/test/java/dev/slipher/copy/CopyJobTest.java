package dev.slipher.copy;

import static dev.slipher.copy.CopyAssertions.FROM_S3;
import static dev.slipher.copy.CopyAssertions.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipher.dialect.QualifiedName;
import dev.slipher.dialect.SqlError;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CopyJobTest {
  private static final String ARN = "arn:aws:iam::0123456789012:role/R";

  @Test
  @DisplayName("grammar.copyjob.create: AUTO is ON where nothing is said")
  void aCopyBecomesAJob() {
    for (String auto : new String[] {"", " AUTO ON"}) {
      assertEquals(
          new CopyJobCommand.Create("j", true, QualifiedName.of("t"), ARN, FROM_S3 + " CSV"),
          CopyParser.parse(FROM_S3 + " CSV  JOB CREATE J" + auto + ";"));
    }
    assertEquals(
        new CopyJobCommand.Create("j", false, QualifiedName.of("t"), ARN, FROM_S3),
        CopyParser.parse("-- nightly\n" + FROM_S3 + "\njob create j auto off"));
  }

  @Test
  @DisplayName("grammar.copyjob.verbs")
  void aJobHasVerbs() {
    assertEquals(
        new CopyJobCommand.Alter("j", Optional.of(true)),
        CopyParser.parse("COPY JOB ALTER j AUTO ON"));
    assertEquals(
        new CopyJobCommand.Alter("j", Optional.of(false)),
        CopyParser.parse("copy job alter J auto off"));
    assertEquals(
        new CopyJobCommand.Alter("j", Optional.empty()), CopyParser.parse("COPY JOB ALTER j"));
    assertEquals(new CopyJobCommand.Run("j"), CopyParser.parse("COPY JOB RUN j;"));
    assertEquals(new CopyJobCommand.List(), CopyParser.parse("COPY JOB LIST"));
    assertEquals(new CopyJobCommand.Show("j"), CopyParser.parse("COPY JOB SHOW j"));
    assertEquals(new CopyJobCommand.Drop("j"), CopyParser.parse("COPY JOB DROP j"));
  }

  @Test
  void aTableMayBeCalledJob() {
    assertEquals(
        QualifiedName.of("job"),
        CopyAssertions.parse("COPY job FROM 's3://b/k' IAM_ROLE default").table());
  }

  @Test
  void anUnknownVerbNamesTheOthers() {
    assertFails(
        "42601",
        "syntax error at or near \"PAUSE\" at line 1, column 10: expected ALTER, DROP, FROM, LIST,"
            + " RUN, SHOW, \"(\" or \".\"",
        "COPY JOB PAUSE j");
  }

  @ParameterizedTest
  @CsvSource({
    "MANIFEST,MANIFEST",
    "MAXERROR 3,MAXERROR",
    "IGNOREALLERRORS,IGNOREALLERRORS",
    "NOLOAD,NOLOAD",
    "SSH,SSH"
  })
  @DisplayName("grammar.copyjob.restrictions: parameters that a job refuses")
  void aJobRefuses(String parameters, String clause) {
    assertFails(
        "42601",
        clause + " is not supported for COPY JOB",
        FROM_S3 + " " + parameters + " JOB CREATE j");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FORMAT PARQUET", "FORMAT ORC", "JSON 'auto'", "ENCRYPTED"})
  @DisplayName("grammar.copyjob.restrictions: every format can be a job's")
  void aJobTakesEveryFormat(String parameters) {
    assertEquals(
        new CopyJobCommand.Create(
            "j", true, QualifiedName.of("t"), ARN, FROM_S3 + " " + parameters),
        CopyParser.parse(FROM_S3 + " " + parameters + " JOB CREATE j"));
  }

  @Test
  void aStatementGoesIntoAnotherTable() {
    CopyStatement statement = CopyAssertions.parse(FROM_S3 + " CSV");
    assertEquals(
        CopyAssertions.parse(FROM_S3.replace("COPY t", "COPY s.t") + " CSV"),
        statement.into(QualifiedName.of("s", "t")));
  }

  @Test
  @DisplayName("grammar.copyjob.restrictions: only a role by its ARN, only S3")
  void aJobNeedsARoleAndS3() {
    String from = "COPY t FROM 's3://b/k' ";
    assertFails(
        "42601",
        "ACCESS_KEY_ID is not supported for COPY JOB",
        from + "ACCESS_KEY_ID 'a' SECRET_ACCESS_KEY 'HuSh/+=' JOB CREATE j");
    assertFails(
        "42601",
        "CREDENTIALS is not supported for COPY JOB",
        from + "CREDENTIALS 'aws_iam_role=arn:r' JOB CREATE j");
    assertFails(
        "42601",
        "IAM_ROLE default is not supported for COPY JOB",
        from + "IAM_ROLE default JOB CREATE j");
    assertFails(
        "42601",
        "CREDENTIALS argument is required but was not specified",
        from + "CSV JOB CREATE j");
    assertFails(
        "42601",
        "a source other than S3 is not supported for COPY JOB",
        "COPY t FROM 'emr://j-A/x' IAM_ROLE 'arn:r' JOB CREATE j");
  }

  @Test
  @DisplayName("grammar.copyjob.restrictions: the rest is judged when the job runs")
  void otherParametersAreJudgedLater() {
    CopyJobCommand.Create job =
        (CopyJobCommand.Create) CopyParser.parse(FROM_S3 + " DELIMITER '||' JOB CREATE j");
    SqlError error = assertThrows(SqlError.class, () -> CopyParser.parse(job.copyText()));
    assertEquals("COPY DELIMITER must be a single ASCII character", error.getMessage());
  }

  @Test
  void aJobNameHasNoHyphen() {
    assertFails(
        "42602", "COPY JOB name \"a-b\" cannot contain a hyphen", FROM_S3 + " JOB CREATE \"a-b\"");
  }
}
