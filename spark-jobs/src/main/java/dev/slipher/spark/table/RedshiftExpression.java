package dev.slipher.spark.table;

import dev.slipher.dialect.SqlText;
import dev.slipher.dialect.SqlToken;
import dev.slipher.dialect.StringLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** DEFAULT expressions as Redshift writes them, in Spark's words. */
public final class RedshiftExpression {
  private static final Set<String> USER = Set.of("user", "current_user", "session_user");

  private RedshiftExpression() {}

  /** Whether the expression tells who runs the statement, which Spark does not know. */
  static boolean tellsUser(String expression) {
    return USER.contains(expression.strip().toLowerCase(Locale.ROOT));
  }

  /**
   * The expression for Spark's parser, inside a transaction: SYSDATE and CURRENT_DATE tell when
   * that began, GETDATE() tells now (defid.default-sysdate).
   *
   * @param transactionMicros microseconds since 1970
   * @param user the name of the session's user
   */
  public static String toSparkAt(String expression, long transactionMicros, String user) {
    if (tellsUser(expression)) {
      return "'" + user.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
    String instant = "timestamp_micros(%d)".formatted(transactionMicros);
    return switch (expression.strip().toLowerCase(Locale.ROOT)) {
      case "sysdate", "current_timestamp", "now()" ->
          "cast(%s as timestamp_ntz)".formatted(instant);
      case "current_date" -> "cast(%s as date)".formatted(instant);
      default -> toSpark(expression);
    };
  }

  /** The expression for Spark's parser. */
  public static String toSpark(String expression) {
    String bare = expression.strip();
    return switch (bare.toLowerCase(Locale.ROOT)) {
      case "sysdate", "getdate()" -> "cast(current_timestamp() as timestamp_ntz)";
      case "random()" -> "rand()";
      default -> literals(bare);
    };
  }

  /** The strings in it as Spark reads them, for which a doubled quote ends one and begins one. */
  private static String literals(String expression) {
    SqlText text = SqlText.of(expression);
    List<SqlText.Edit> edits = new ArrayList<>();
    for (int i = 0; i < text.tokens().size(); i++) {
      SqlToken token = text.tokens().get(i);
      if (token.kind() == SqlToken.Kind.STRING) {
        String value = StringLiteral.ofToken(token.text()).value();
        String quoted = "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
        edits.add(text.replace(i, i, quoted));
      }
    }
    return text.with(edits);
  }
}
