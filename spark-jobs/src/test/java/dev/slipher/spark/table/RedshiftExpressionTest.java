package dev.slipher.spark.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedshiftExpressionTest {
  @ParameterizedTest
  @DisplayName("defid.default-literal: strings mean to Spark what they mean to Redshift")
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "'plain', 'plain'",
        "'it''s', 'it\\'s'",
        "'''', '\\''",
        "'a\\\\b', 'a\\\\b'",
        "'\\'', '\\''",
        "lower('IT''S'), lower('IT\\'S')",
        "7, 7",
        "random(), rand()",
      })
  void strings(String redshift, String spark) {
    assertEquals(spark, RedshiftExpression.toSpark(redshift));
  }

  @ParameterizedTest
  @DisplayName("defid.default-sysdate: what the transaction and the session know")
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "SYSDATE, cast(timestamp_micros(5) as timestamp_ntz)",
        "current_date, cast(timestamp_micros(5) as date)",
        "Current_User, 'o\\'neil'",
        "user, 'o\\'neil'",
        "random(), rand()",
      })
  void ofTheTransaction(String redshift, String spark) {
    assertEquals(spark, RedshiftExpression.toSparkAt(redshift, 5, "o'neil"));
  }
}
