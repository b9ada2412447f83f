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
}
