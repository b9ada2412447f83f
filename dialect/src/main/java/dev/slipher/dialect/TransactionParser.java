package dev.slipher.dialect;

import dev.slipher.dialect.TransactionStatement.Begin;
import dev.slipher.dialect.TransactionStatement.Commit;
import dev.slipher.dialect.TransactionStatement.Rollback;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the statements of transaction blocks (guide pages r_BEGIN, r_COMMIT, r_ROLLBACK). */
public final class TransactionParser {
  private static final Set<String> FIRST_WORDS =
      Set.of("begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release");

  private final List<SqlToken> tokens;
  private int next;

  private TransactionParser(List<SqlToken> tokens) {
    this.tokens = tokens;
  }

  /** Whether a statement whose first word this is can only be one of transactions. */
  static boolean begins(String firstWord) {
    return FIRST_WORDS.contains(Names.fold(firstWord));
  }

  /**
   * Reads one statement of transaction blocks.
   *
   * @param sql the statement, with or without a semicolon at its end
   * @throws SqlError 42601 with line, column and expectation for text that is none; 0A000 for
   *     savepoints (txn.savepoint-unsupported)
   */
  public static TransactionStatement parse(String sql) {
    List<SqlToken> tokens =
        SqlText.of(sql).tokens().stream().filter(token -> !token.is(";")).toList();
    return new TransactionParser(tokens).statement();
  }

  private TransactionStatement statement() {
    TransactionStatement statement = null;
    if (take("savepoint")) {
      throw DialectErrors.notSupported("SAVEPOINT");
    } else if (take("release")) {
      throw DialectErrors.notSupported("RELEASE SAVEPOINT");
    } else if (take("begin")) {
      takeNoiseWord();
      statement = new Begin(readOnly());
    } else if (take("start")) {
      require("transaction");
      statement = new Begin(readOnly());
    } else if (take("commit") || take("end")) {
      takeNoiseWord();
      statement = new Commit();
    } else if (take("rollback") || take("abort")) {
      takeNoiseWord();
      if (take("to")) {
        throw DialectErrors.notSupported("ROLLBACK TO SAVEPOINT");
      }
      statement = new Rollback();
    } else {
      throw unexpected("BEGIN, START, COMMIT, END, ROLLBACK or ABORT");
    }
    if (next < tokens.size()) {
      throw unexpected("end of statement");
    }
    return statement;
  }

  private void takeNoiseWord() {
    if (!take("work")) {
      take("transaction");
    }
  }

  /** The modes in any order, with or without commas, as PostgreSQL takes them. */
  private boolean readOnly() {
    boolean readOnly = false;
    boolean more = next < tokens.size();
    while (more) {
      if (take("isolation")) {
        require("level");
        level();
      } else if (take("read")) {
        readOnly = take("only");
        if (!readOnly) {
          require("write");
        }
      } else {
        throw unexpected("ISOLATION, READ or end of statement");
      }
      more = take(",") || next < tokens.size();
    }
    return readOnly;
  }

  private void level() {
    if (take("serializable")) {
      return;
    }
    if (take("repeatable")) {
      require("read");
    } else if (take("read")) {
      if (!take("committed")) {
        require("uncommitted");
      }
    } else {
      throw unexpected("SERIALIZABLE, REPEATABLE READ, READ COMMITTED or READ UNCOMMITTED");
    }
  }

  private boolean take(String word) {
    boolean taken = next < tokens.size() && tokens.get(next).is(word);
    if (taken) {
      next++;
    }
    return taken;
  }

  private void require(String word) {
    if (!take(word)) {
      throw unexpected(word.toUpperCase(Locale.ROOT));
    }
  }

  private SqlError unexpected(String expectation) {
    if (next < tokens.size()) {
      SqlToken token = tokens.get(next);
      return DialectErrors.syntaxErrorNear(token.text(), token.position(), expectation);
    }
    SqlToken last = tokens.get(tokens.size() - 1);
    Position end =
        new Position(last.position().line(), last.position().column() + last.text().length());
    return DialectErrors.syntaxErrorAtEnd(end, expectation);
  }
}
