package dev.slipher.copy;

import static dev.slipher.copy.CopyAssertions.assertFails;
import static dev.slipher.copy.CopyAssertions.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationTest {
  private static final String FROM = "COPY t FROM 's3://b/k' ";
  private static final String KEYS = "ACCESS_KEY_ID 'AK' SECRET_ACCESS_KEY 'HuSh/+=1' ";
  private static final String ARN = "arn:aws:iam::0123456789012:role/R";
  private static final String MALFORMED =
      "Invalid credentials. Must be of the format: credentials"
          + " 'aws_access_key_id=<access-key-id>;aws_secret_access_key=<secret-access-key>"
          + "[;token=<temporary-session-token>]'";

  @Test
  @DisplayName("grammar.auth-keyword-required: with a hint what to say")
  void authorizationIsRequired() {
    assertEquals(
        Optional.of("Specify IAM_ROLE, ACCESS_KEY_ID and SECRET_ACCESS_KEY, or CREDENTIALS."),
        assertFails(
                "42601",
                "CREDENTIALS argument is required but was not specified",
                FROM + "CSV GZIP")
            .hint());
  }

  @Test
  @DisplayName("auth.iam-role-arn, auth.iam-role-default, auth.iam-role-chain")
  void rolesAreDefaultOneOrAChain() {
    assertEquals(
        new Authorization.DefaultIamRole(), parse(FROM + "IAM_ROLE default").authorization());
    assertEquals(
        new Authorization.IamRoles(List.of(ARN)),
        parse(FROM + "IAM_ROLE '" + ARN + "'").authorization());
    assertEquals(
        new Authorization.IamRoles(List.of(ARN, ARN + "2")),
        parse(FROM + "IAM_ROLE '" + ARN + "," + ARN + "2'").authorization());
    for (String bad : List.of("'default'", "''", "'role/R'", "'" + ARN + ",'")) {
      assertFails(
          "28000",
          "Invalid IAM_ROLE. Must be default or the ARN of a role, or several ARNs separated by"
              + " commas",
          FROM + "IAM_ROLE " + bad);
    }
  }

  @Test
  @DisplayName("auth.keys-pair: both or none")
  void keysComeInPairs() {
    assertEquals(
        new Authorization.AccessKeys("AK", Secret.of("HuSh/+=1"), Optional.empty()),
        parse(FROM + KEYS).authorization());
    assertFails("42601", "ACCESS_KEY_ID requires SECRET_ACCESS_KEY", FROM + "ACCESS_KEY_ID 'AK'");
    assertFails(
        "42601", "SECRET_ACCESS_KEY requires ACCESS_KEY_ID", FROM + "SECRET_ACCESS_KEY 'HuSh/+='");
  }

  @Test
  @DisplayName("auth.session-token: needs both keys")
  void sessionTokenNeedsKeys() {
    assertEquals(
        new Authorization.AccessKeys(
            "AK", Secret.of("HuSh/+=1"), Optional.of(Secret.of("HuSh/+=2"))),
        parse(FROM + "SESSION_TOKEN 'HuSh/+=2' " + KEYS).authorization());
    assertFails(
        "42601",
        "SESSION_TOKEN requires ACCESS_KEY_ID and SECRET_ACCESS_KEY",
        FROM + "SESSION_TOKEN 'HuSh/+='");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "SESSION_TOKEN"})
  @DisplayName("auth.iam-role-exclusive, auth.credentials-exclusive, auth.session-token")
  void kindsExcludeEachOther(String key) {
    String tail = " cannot be specified with ";
    assertFails(
        "42601",
        "conflicting or redundant options: " + key + tail + "IAM_ROLE",
        FROM + "IAM_ROLE default " + key + " 'HuSh/+='");
    assertFails(
        "42601",
        "conflicting or redundant options: " + key + tail + "CREDENTIALS",
        FROM + key + " 'HuSh/+=' CREDENTIALS 'aws_iam_role=" + ARN + "'");
    assertFails(
        "42601",
        "conflicting or redundant options: CREDENTIALS" + tail + "IAM_ROLE",
        FROM + "CREDENTIALS 'aws_iam_role=" + ARN + "' IAM_ROLE '" + ARN + "'");
  }

  @Test
  @DisplayName("grammar.credentials-noise-words: WITH and AS say nothing")
  void withAndAsAreNoise() {
    String string = "CREDENTIALS 'aws_iam_role=" + ARN + "'";
    CopyStatement statement = parse(FROM + string);
    assertEquals(statement, parse(FROM + "WITH " + string));
    assertEquals(statement, parse(FROM + "with credentials as 'aws_iam_role=" + ARN + "'"));
    assertEquals(statement, parse(FROM + "credentials as 'aws_iam_role=" + ARN + "' "));
  }

  @Test
  @DisplayName("auth.credentials-role, auth.credentials-keys: the same as the clauses")
  void credentialsMeanTheSame() {
    assertEquals(
        parse(FROM + "IAM_ROLE '" + ARN + "'").authorization(),
        parse(FROM + "CREDENTIALS 'aws_iam_role=" + ARN + "'").authorization());
    assertEquals(
        parse(FROM + KEYS).authorization(),
        parse(FROM + "CREDENTIALS 'aws_access_key_id=AK;aws_secret_access_key=HuSh/+=1'")
            .authorization());
    assertEquals(
        parse(FROM + KEYS + "SESSION_TOKEN 'HuSh/+=2'").authorization(),
        parse(
                FROM
                    + "CREDENTIALS 'token=HuSh/+=2;aws_secret_access_key=HuSh/+=1;"
                    + "aws_access_key_id=AK'")
            .authorization());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "foo",
        "",
        "AWS_IAM_ROLE=arn:aws:iam::1:role/R",
        "aws_access_key_id=AK; aws_secret_access_key=HuSh/+=",
        "aws_access_key_id=AK;\naws_secret_access_key=HuSh/+=",
        "aws_access_key_id=AK",
        "aws_secret_access_key=HuSh/+=",
        "aws_access_key_id=AK;aws_secret_access_key=",
        "aws_access_key_id=AK;aws_secret_access_key=HuSh/+=;tokens=HuSh/+=",
        "aws_access_key_id=AK;aws_access_key_id=AK;aws_secret_access_key=HuSh/+=",
        "aws_iam_role=arn:aws:iam::1:role/R;token=HuSh/+=",
        "aws_iam_role=arn:aws:iam::1:role/R;"
      })
  @DisplayName("auth.error.format, auth.credentials-case-and-space")
  void malformedCredentials(String credentials) {
    assertFails("28000", MALFORMED, FROM + "CREDENTIALS '" + credentials + "'");
  }

  @Test
  @DisplayName("auth.credentials-master-key, encryption.client-side-symmetric: the key in either")
  void rootKeyIsGivenEitherWay() {
    Optional<Encryption> encryption = Optional.of(new Encryption(Secret.of("HuSh/+=k")));
    assertEquals(
        encryption, parse(FROM + KEYS + "MASTER_SYMMETRIC_KEY 'HuSh/+=k' ENCRYPTED").encryption());
    assertEquals(
        encryption,
        parse(
                FROM
                    + "ENCRYPTED CREDENTIALS 'aws_iam_role="
                    + ARN
                    + ";master_symmetric_key=HuSh/+=k'")
            .encryption());
  }

  @Test
  @DisplayName("grammar.conflict.encrypted-needs-key")
  void encryptionAndKeyNeedEachOther() {
    assertFails("42601", "ENCRYPTED requires MASTER_SYMMETRIC_KEY", FROM + KEYS + "ENCRYPTED");
    assertFails(
        "42601",
        "MASTER_SYMMETRIC_KEY requires ENCRYPTED",
        FROM + KEYS + "MASTER_SYMMETRIC_KEY 'HuSh/+='");
    assertFails(
        "42601",
        "ENCRYPTED requires master_symmetric_key in the CREDENTIALS string",
        FROM + "ENCRYPTED CREDENTIALS 'aws_iam_role=" + ARN + "'");
    assertFails(
        "42601",
        "MASTER_SYMMETRIC_KEY requires ENCRYPTED",
        FROM + "CREDENTIALS 'aws_iam_role=" + ARN + ";master_symmetric_key=HuSh/+='");
  }

  @Test
  @DisplayName("grammar.conflict.mskey-credentials")
  void rootKeyIsNotBesideCredentials() {
    assertFails(
        "42601",
        "conflicting or redundant options: MASTER_SYMMETRIC_KEY cannot be specified with"
            + " CREDENTIALS",
        FROM + "CREDENTIALS 'aws_iam_role=" + ARN + "' MASTER_SYMMETRIC_KEY 'HuSh/+=' ENCRYPTED");
  }

  @Test
  @DisplayName("ssh.credentials-quirk: CREDENTIALS followed by IAM_ROLE is a syntax error")
  void credentialsTakeAString() {
    assertFails(
        "42601",
        "syntax error at or near \"iam_role\" at line 1, column 36: expected AS or a quoted string",
        FROM + "credentials iam_role '" + ARN + "'");
  }
}
