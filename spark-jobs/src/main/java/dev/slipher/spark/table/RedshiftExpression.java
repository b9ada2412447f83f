package dev.slipher.spark.table;

import java.util.Locale;

/** DEFAULT expressions as Redshift writes them, in Spark's words. */
public final class RedshiftExpression {
  private RedshiftExpression() {}

  /** The expression for Spark's parser. */
  public static String toSpark(String expression) {
    String bare = expression.strip();
    return switch (bare.toLowerCase(Locale.ROOT)) {
      case "sysdate", "getdate()" -> "cast(current_timestamp() as timestamp_ntz)";
      case "random()" -> "rand()";
      case "user", "session_user" -> "current_user";
      default -> bare;
    };
  }
}
