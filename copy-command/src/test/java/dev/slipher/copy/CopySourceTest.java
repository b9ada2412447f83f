package dev.slipher.copy;

import static dev.slipher.copy.CopyAssertions.ROLE;
import static dev.slipher.copy.CopyAssertions.assertFails;
import static dev.slipher.copy.CopyAssertions.parse;
import static dev.slipher.copy.CopyAssertions.parseWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CopySourceTest {
  private static final String DYNAMODB =
      "COPY t FROM 'dynamodb://Movies'" + ROLE + " READRATIO 50 ";
  private static final String EMR = "COPY t FROM 'emr://j-ABC/out/part-*'" + ROLE + " ";

  @Test
  @DisplayName("s3.access-point-alias, manifest.single-object, ssh.keyword: S3 in three meanings")
  void anS3LocationIsPrefixManifestOrCommands() {
    S3Location location = new S3Location("b", "k");
    assertEquals(new CopySource.S3Prefix(location), parseWith("").source());
    assertEquals(new CopySource.S3Manifest(location), parseWith("MANIFEST").source());
    assertEquals(new CopySource.SshManifest(location), parseWith("SSH").source());
    assertEquals(
        new CopySource.S3Prefix(new S3Location("my-ap-s3alias", "a/b c.txt")),
        parse("COPY t FROM 's3://my-ap-s3alias/a/b c.txt'" + ROLE).source());
    assertEquals(
        new CopySource.S3Prefix(new S3Location("b", "")),
        parse("COPY t FROM 's3://b'" + ROLE).source());
  }

  @Test
  @DisplayName("emr.uri, emr.wildcards: cluster and path")
  void emrNamesClusterAndPath() {
    assertEquals(new CopySource.EmrFiles("j-ABC", "/out/part-*"), parse(EMR).source());
  }

  @Test
  @DisplayName("dynamodb.uri: one table")
  void dynamoDbNamesATable() {
    CopyStatement statement = parse(DYNAMODB);
    assertEquals(new CopySource.DynamoDbTable("Movies"), statement.source());
    assertEquals(new DataFormat.DynamoDbItems(), statement.format());
  }

  @ParameterizedTest
  @CsvSource({
    "s3:///k, s3://bucket/key",
    "emr://j-ABC, emr://cluster_id/hdfs_path",
    "emr:///out, emr://cluster_id/hdfs_path",
    "dynamodb://, dynamodb://table_name",
    "dynamodb://a/b, dynamodb://table_name"
  })
  void aSourceHasAllItsParts(String uri, String shape) {
    assertFails(
        "22023",
        "invalid source \"%s\": expected %s".formatted(uri, shape),
        "COPY t FROM '%s' READRATIO 1 %s"
            .formatted(uri, ROLE)
            .replace(uri.startsWith("dynamodb") ? "" : " READRATIO 1", ""));
  }

  @Test
  @DisplayName("grammar.conflict.s3-ssh-readratio: READRATIO is not for S3")
  void readRatioIsNotForS3() {
    assertFails(
        "42601",
        "READRATIO argument is not supported for S3 based COPY",
        "COPY t FROM 's3://b/k'" + ROLE + " READRATIO 50");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "ENCRYPTED MASTER_SYMMETRIC_KEY 'k',ENCRYPTED",
        "MANIFEST,MANIFEST",
        "READRATIO 5,READRATIO",
        "FORMAT PARQUET,PARQUET",
        "FORMAT ORC,ORC"
      })
  @DisplayName("ssh.unsupported, ssh.formats, encryption.not-for-emr-ssh-ddb, manifest.formats")
  void sshRefuses(String parameters, String clause) {
    CopyAssertions.assertFailsWith(
        "42601", clause + " argument is not supported for SSH based COPY", "SSH " + parameters);
  }

  @Test
  @DisplayName("ssh.unsupported: REGION, compression and text formats go with SSH")
  void sshTakesRegionAndTextFormats() {
    parseWith("SSH REGION 'us-west-2'");
    parseWith("SSH CSV IGNOREHEADER 1 GZIP");
    parseWith("SSH JSON 'auto'");
    parseWith("SSH AVRO ZSTD");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "ENCRYPTED MASTER_SYMMETRIC_KEY 'k',ENCRYPTED",
        "MANIFEST,MANIFEST",
        "REGION 'us-east-1',REGION",
        "READRATIO 5,READRATIO",
        "SSH,SSH",
        "FORMAT PARQUET,PARQUET",
        "FORMAT ORC,ORC",
        "ZSTD,ZSTD"
      })
  @DisplayName(
      "emr.unsupported, emr.formats, emr.lzop, compression.zstd, encryption.not-for-emr-ssh-ddb")
  void emrRefuses(String parameters, String clause) {
    assertFails(
        "42601", clause + " argument is not supported for EMR based COPY", EMR + parameters);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELIMITER '\\t' LZOP",
        "FORMAT AVRO",
        "JSON 's3://b/p.json'",
        "DELIMITER '|' EMPTYASNULL MAXERROR 5",
        "COMPUPDATE OFF",
        "FIXEDWIDTH 'a:1'"
      })
  @DisplayName("emr.supported, emr.autocompress-ok, emr.formats, emr.lzop")
  void emrTakes(String parameters) {
    parse(EMR + parameters);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ACCEPTANYDATE",
        "BLANKSASNULL",
        "DATEFORMAT 'auto'",
        "EMPTYASNULL",
        "ROUNDEC",
        "TIMEFORMAT 'auto'",
        "TRIMBLANKS",
        "TRUNCATECOLUMNS",
        "REGION 'us-west-2'",
        "NOLOAD",
        "MAXERROR 5 STATUPDATE ON COMPUPDATE OFF COMPROWS 1000"
      })
  @DisplayName("dynamodb.supported-conversions, dynamodb.region")
  void dynamoDbTakes(String parameters) {
    parse(DYNAMODB + parameters);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "CSV,CSV",
        "JSON 'auto',JSON",
        "AVRO,AVRO",
        "FORMAT PARQUET,PARQUET",
        "FORMAT ORC,ORC",
        "SHAPEFILE,SHAPEFILE",
        "FIXEDWIDTH 'a:1',FIXEDWIDTH",
        "DELIMITER ';',DELIMITER",
        "ESCAPE,ESCAPE",
        "FILLRECORD,FILLRECORD",
        "IGNOREBLANKLINES,IGNOREBLANKLINES",
        "IGNOREHEADER 1,IGNOREHEADER",
        "NULL AS 'x',NULL AS",
        "REMOVEQUOTES,REMOVEQUOTES",
        "ACCEPTINVCHARS,ACCEPTINVCHARS",
        "MANIFEST,MANIFEST",
        "ENCRYPTED MASTER_SYMMETRIC_KEY 'k',ENCRYPTED",
        "GZIP,GZIP",
        "SSH,SSH"
      })
  @DisplayName(
      "dynamodb.unsupported, json.source-support, avro.sources, manifest.formats,"
          + " encryption.not-for-emr-ssh-ddb")
  void dynamoDbRefuses(String parameters, String clause) {
    assertFails(
        "42601",
        clause + " argument is not supported for DYNAMODB based COPY",
        DYNAMODB + parameters);
  }

  @Test
  @DisplayName("grammar.readratio-range: required, 1 to 200")
  void readRatioIsRequiredAndInRange() {
    String from = "COPY t FROM 'dynamodb://Movies'" + ROLE;
    parse(from + " READRATIO 1");
    parse(from + " READRATIO 200");
    assertFails("42601", "READRATIO argument is required for DYNAMODB based COPY", from);
    assertFails(
        "22023",
        "READRATIO value 0 is out of range: it must be between 1 and 200",
        from + " READRATIO 0");
    assertFails(
        "22023",
        "READRATIO value 201 is out of range: it must be between 1 and 200",
        from + " READRATIO 201");
    assertFails("22023", "READRATIO value must be an integer", from + " READRATIO 'half'");
  }
}
