package dev.slipher.spark.session;

import dev.slipher.catalog.warehouse.User;
import dev.slipher.dialect.SqlText;
import dev.slipher.dialect.SqlToken;
import dev.slipher.spark.warehouse.Warehouse;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.LocalTimestamp;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

/** Functions that are called without parentheses (guide pages r_SYSDATE, r_CURRENT_USER). */
final class SessionWords {
  private static final Set<String> WORDS =
      Set.of("sysdate", "user", "current_user", "session_user", "current_user_id");

  private final SparkSession session;
  private final Set<String> said;

  private SessionWords(SparkSession session, Set<String> said) {
    this.session = session;
    this.said = said;
  }

  /** Those that a text may mean; where one of them is also written in quotes it is a column's. */
  static SessionWords in(SparkSession session, String text) {
    String folded = text.toLowerCase(Locale.ROOT);
    if (WORDS.stream().noneMatch(folded::contains)) {
      return new SessionWords(session, Set.of());
    }
    Set<String> said = new HashSet<>();
    Set<String> quoted = new HashSet<>();
    for (SqlToken token : SqlText.of(text).tokens()) {
      String word = token.text().toLowerCase(Locale.ROOT);
      if (token.kind() == SqlToken.Kind.WORD && WORDS.contains(word)) {
        said.add(word);
      } else if (token.kind() == SqlToken.Kind.QUOTED_NAME) {
        quoted.add(word.substring(1, word.length() - 1));
      }
    }
    said.removeAll(quoted);
    return new SessionWords(session, said);
  }

  /** What the word stands for, if it is one of them. */
  Optional<Expression> find(String word) {
    if (!said.contains(word)) {
      return Optional.empty();
    }
    User user = Warehouse.of(session).session(session).session().user();
    return Optional.of(
        switch (word) {
          case "sysdate" -> SessionFunction.named(word, new LocalTimestamp());
          case "current_user_id" -> SessionFunction.of(word, DataTypes.IntegerType, user.id());
          default ->
              SessionFunction.of(word, DataTypes.StringType, UTF8String.fromString(user.name()));
        });
  }
}
