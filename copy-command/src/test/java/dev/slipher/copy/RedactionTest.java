package dev.slipher.copy;

import static dev.slipher.copy.CopyAssertions.HUSH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipher.dialect.SqlError;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  private static final String SAID =
      "copy T from 's3://b/k' -- keys\n access_key_id 'AK'  SECRET_ACCESS_KEY 'HuSh/+=1'"
          + " session_token /* now */ 'HuSh/+=2' master_symmetric_key 'HuSh/+=3' encrypted"
          + " null as '' delimiter '|'";

  @Test
  void onlySecretsAreMasked() {
    assertEquals(
        "copy T from 's3://b/k' -- keys\n access_key_id 'AK'  SECRET_ACCESS_KEY '***'"
            + " session_token /* now */ '***' master_symmetric_key '***' encrypted"
            + " null as '' delimiter '|'",
        CopyFormatter.redact(SAID));
    assertEquals(
        "COPY t FROM 's3://b/k' ACCESS_KEY_ID 'AK' SECRET_ACCESS_KEY '***' SESSION_TOKEN '***'"
            + " ENCRYPTED MASTER_SYMMETRIC_KEY '***' DELIMITER '|' NULL AS ''",
        CopyAssertions.parse(SAID).toRedactedSql());
  }

  @Test
  void aCredentialsStringIsMaskedAsAWhole() {
    String sql =
        "COPY t FROM 's3://b/k' WITH CREDENTIALS AS"
            + " 'aws_access_key_id=AK;aws_secret_access_key=HuSh/+=' CSV";
    assertEquals("COPY t FROM 's3://b/k' WITH CREDENTIALS AS '***' CSV", CopyFormatter.redact(sql));
    assertEquals(
        "COPY t FROM 's3://b/k' CREDENTIALS '***' CSV", CopyAssertions.parse(sql).toRedactedSql());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1",
        "select token, credentials from secrets_of_state where a = 'x'",
        "COPY t FROM 's3://b/k' IAM_ROLE 'arn:aws:iam::1:role/R' CSV",
        "select secret from t",
        "insert into t values ('it''s', \"b\", $$c$$)",
        "",
        "select password from u where token is null"
      })
  void otherTextStaysAsItIs(String sql) {
    assertEquals(sql, CopyFormatter.redact(sql));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY t FROM 's3://b/k' SECRET_ACCESS_KEY 'HuSh/+=",
        "COPY t FROM 's3://b/k SECRET_ACCESS_KEY 'HuSh/+=' CSV",
        "COPY t SECRET_ACCESS_KEY HuSh/+= CSV",
        "COPY t SECRET_ACCESS_KEY = \"HuSh/+=\"",
        "COPY t SECRET_ACCESS_KEY AS 'HuSh/+='",
        "COPY t SECRET_ACCESS_KEY\n\n--x\n'HuSh/+='",
        "COPY t SECRET_ACCESS_KEY ('HuSh/+=')",
        "COPY t SECRET_ACCESS_KEY \u2018HuSh/+=\u2019",
        "COPY t SECRET_ACCESS_KEY $$HuSh/+=$$ CSV",
        "COPY t SECRET_ACCESS_KEY $k$HuSh/+=$k$ CSV",
        "COPY t SECRET_ACCESS_KEY '' 'HuSh/+='",
        "COPY t SECRET_ACCESS_KEY 'HuSh/+=''HuSh/+=\\'HuSh/+=' CSV",
        "-- COPY t SECRET_ACCESS_KEY 'HuSh/+='",
        "-- don't SECRET_ACCESS_KEY 'HuSh/+='",
        "/* SECRET_ACCESS_KEY 'HuSh/+=' */ select 1",
        "call p('copy t secret_access_key ''HuSh/+='' csv')",
        "$$ copy t secret_access_key 'HuSh/+=' $$",
        "CREDENTIALS 'aws_access_key_id=AK;'\n'aws_secret_access_key=HuSh/+='",
        "select 'aws_access_key_id=AK;aws_secret_access_key=HuSh/+=;token=HuSh/+='",
        "aws_iam_role=arn:r;master_symmetric_key=HuSh/+=",
        "create user u password 'HuSh/+='",
        "TOKEN 'HuSh/+='",
        "my_secret := 'HuSh/+='"
      })
  void brokenTextIsMaskedToo(String sql) {
    String redacted = CopyFormatter.redact(sql);
    assertFalse(redacted.contains(HUSH), redacted);
    assertEquals(redacted, CopyFormatter.redact(redacted));
  }

  @Test
  void anyTextIsTaken() {
    Random random = new Random(20240229);
    String[] pieces = {
      "SECRET_ACCESS_KEY",
      "'",
      "''",
      "\"",
      "$",
      "$$",
      "\\",
      "--",
      "/*",
      "*/",
      "\n",
      " ",
      "as",
      "=",
      "token",
      ";",
      "a",
      "1",
      "\u2018",
      "credentials",
      "\uD83D\uDE00",
      "\u0130"
    };
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(12); j >= 0; j--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      // A quoted secret right behind its word is masked whatever stands before.
      text.append(" secret_access_key 'HuSh/+='");
      String redacted = CopyFormatter.redact(text.toString());
      assertFalse(redacted.contains(HUSH), text + " -> " + redacted);
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "COPY t FROM 's3://b/k' ACCESS_KEY_ID 'AK' 'HuSh/+=',`'***'`",
        "COPY t FROM 's3://b/k' SECRET_ACCESS_KEY AS 'HuSh/+=',`AS`",
        "COPY t FROM 's3://b/k' 'HuSh/+=',`'***'`",
        "COPY t FROM 's3://b/k' SECRET_ACCESS_KEY HuSh/+=,`***`",
        "COPY t FROM 's3://b/k' SECRET_ACCESS_KEY \"HuSh/+=\",`***`",
        "COPY t FROM 's3://b/k' SECRET_ACCESS_KEY $$HuSh/+=$$,`'***'`"
      })
  void syntaxErrorsShowNoSecret(String sql, String shown) {
    SqlError error = assertThrows(SqlError.class, () -> CopyParser.parse(sql));
    assertFalse(error.getMessage().contains("HuSh"), error.getMessage());
    assertEquals(
        "syntax error at or near \"" + shown + "\"",
        error.getMessage().substring(0, error.getMessage().indexOf(" at line")));
  }

  @Test
  void anUnterminatedSecretIsNotShown() {
    CopyAssertions.assertFails(
        "42601",
        "unterminated quoted string at or near \"'\" at line 1, column 42",
        "COPY t FROM 's3://b/k' SECRET_ACCESS_KEY 'HuSh/+=");
  }

  @Test
  void aSecretPrintsAsAMask() {
    Secret secret = Secret.of("HuSh/+=");
    assertEquals("***", secret.toString());
    assertEquals("HuSh/+=", secret.reveal());
    assertEquals(secret, Secret.of("HuSh/+="));
  }
}
