package dev.slipher.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Seeded random statements: the order, case and spacing of clauses mean nothing. */
class ShuffledClausesTest {
  private static final long SEED = 20231114;

  private static final List<String> AUTHORIZATIONS =
      List.of(
          "IAM_ROLE default",
          "IAM_ROLE 'arn:aws:iam::0123456789012:role/A,arn:aws:iam::0123456789012:role/B'",
          "CREDENTIALS 'aws_access_key_id=AK;aws_secret_access_key=HuSh/+=1;token=HuSh/+=2'",
          "ACCESS_KEY_ID 'AK' SECRET_ACCESS_KEY 'HuSh/+=1' SESSION_TOKEN 'HuSh/+=2'");

  /** Alternatives of which one or none goes into a statement; all fit together. */
  private static final List<List<String>> DELIMITED =
      List.of(
          List.of(
              "DELIMITER ','", "DELIMITER AS '\\t'", "DELIMITER '\\037'", "CSV", "CSV QUOTE '%'"),
          List.of("GZIP", "BZIP2", "LZOP", "ZSTD"),
          List.of("MANIFEST"),
          List.of("REGION 'us-west-2'"),
          List.of("ACCEPTANYDATE"),
          List.of("ACCEPTINVCHARS", "ACCEPTINVCHARS AS '^'", "ACCEPTINVCHARS ''''"),
          List.of("BLANKSASNULL"),
          List.of("DATEFORMAT 'auto'", "DATEFORMAT AS 'MM/DD/YYYY'"),
          List.of("EMPTYASNULL"),
          List.of("ENCODING UTF16LE", "ENCODING AS UTF8"),
          List.of("EXPLICIT_IDS"),
          List.of("FILLRECORD"),
          List.of("IGNOREBLANKLINES"),
          List.of("IGNOREHEADER 1", "IGNOREHEADER AS 0"),
          List.of("NULL AS 'NA'", "NULL AS '\\000'", "NULL AS '\\N'", "NULL AS ''"),
          List.of("ROUNDEC"),
          List.of("TIMEFORMAT 'auto'", "TIMEFORMAT AS 'YYYY-MM-DD HH:MI:SS'"),
          List.of("TRIMBLANKS"),
          List.of("TRUNCATECOLUMNS"),
          List.of("COMPROWS 1000000"),
          List.of("COMPUPDATE", "COMPUPDATE PRESET", "COMPUPDATE OFF"),
          List.of("MAXERROR 5", "MAXERROR AS 100000", "IGNOREALLERRORS"),
          List.of("NOLOAD"),
          List.of("STATUPDATE", "STATUPDATE FALSE"));

  private final Random random = new Random(SEED);

  @Test
  @DisplayName("grammar.param-order-free: shuffled clauses give an equal statement")
  void orderMeansNothing() {
    for (int i = 0; i < 500; i++) {
      List<String> clauses = someClauses();
      CopyStatement expected = CopyAssertions.parse(sql(clauses, " "));
      Collections.shuffle(clauses, random);
      assertEquals(expected, CopyAssertions.parse(noisy(sql(clauses, " /* ; */\n\t"))));
    }
  }

  @Test
  @DisplayName("grammar.param-separator: so do clauses parted by commas")
  void commasMeanNothing() {
    for (int i = 0; i < 100; i++) {
      List<String> clauses = someClauses();
      assertEquals(
          CopyAssertions.parse(sql(clauses, " ")), CopyAssertions.parse(sql(clauses, " , ")));
    }
  }

  @Test
  void everyClauseIsReadAndWritten() {
    List<String> rest =
        List.of(
            "COPY t(a) FROM 's3://b/k' IAM_ROLE default SSH ENCODING UTF8",
            "COPY t FROM 'dynamodb://t' IAM_ROLE default READRATIO 5",
            "COPY t FROM 's3://b/k' IAM_ROLE default ENCRYPTED MASTER_SYMMETRIC_KEY 'HuSh/+='",
            "COPY t FROM 's3://b/k' IAM_ROLE default FIXEDWIDTH 'a:1,b:2' ",
            "COPY t FROM 's3://b/k' IAM_ROLE default JSON 's3://b/it''s'",
            "COPY t FROM 's3://b/k' IAM_ROLE default AVRO 'auto ignorecase'",
            "COPY t FROM 's3://b/k' IAM_ROLE default PARQUET SERIALIZETOJSON",
            "COPY t FROM 's3://b/k' IAM_ROLE default ORC",
            "COPY t FROM 's3://b/k' IAM_ROLE default SHAPEFILE SIMPLIFY AUTO 1.1E-05",
            "COPY t FROM 's3://b/k' IAM_ROLE default ESCAPE REMOVEQUOTES",
            "COPY t FROM 's3://b/k' IAM_ROLE default USING TEMPLATE \"My\".\"select\"");
    Set<CopyClause> seen = EnumSet.noneOf(CopyClause.class);
    rest.forEach(sql -> seen.addAll(CopyAssertions.parse(sql).clauses()));
    for (int i = 0; i < 500; i++) {
      seen.addAll(CopyAssertions.parse(sql(someClauses(), " ")).clauses());
    }
    assertEquals(EnumSet.allOf(CopyClause.class), seen);
  }

  private List<String> someClauses() {
    List<String> clauses = new ArrayList<>();
    clauses.add(AUTHORIZATIONS.get(random.nextInt(AUTHORIZATIONS.size())));
    for (List<String> alternatives : DELIMITED) {
      if (random.nextInt(3) == 0) {
        clauses.add(alternatives.get(random.nextInt(alternatives.size())));
      }
    }
    return clauses;
  }

  private static String sql(List<String> clauses, String separator) {
    return "COPY t FROM 's3://b/k' " + String.join(separator, clauses);
  }

  /** Keywords in lower case; what stands in quotes keeps its case. */
  private static String noisy(String sql) {
    String[] parts = sql.split("'", -1);
    for (int i = 0; i < parts.length; i += 2) {
      parts[i] = parts[i].toLowerCase(Locale.ROOT);
    }
    return String.join("'", parts);
  }
}
