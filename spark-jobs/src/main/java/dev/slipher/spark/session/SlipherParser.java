package dev.slipher.spark.session;

import dev.slipher.catalog.system.StatementKind;
import dev.slipher.catalog.table.TableName;
import dev.slipher.copy.CopyCommand;
import dev.slipher.copy.CopyFormatter;
import dev.slipher.copy.CopyJobCommand;
import dev.slipher.copy.CopyParser;
import dev.slipher.copy.CopyStatement;
import dev.slipher.dialect.CreateTableAs;
import dev.slipher.dialect.DdlParser;
import dev.slipher.dialect.DdlStatement;
import dev.slipher.dialect.SqlText;
import dev.slipher.dialect.SqlToken;
import dev.slipher.dialect.TransactionParser;
import dev.slipher.dialect.TransactionStatement;
import dev.slipher.spark.internals.Command;
import dev.slipher.spark.internals.Datasets;
import dev.slipher.spark.internals.ParsedInsert;
import dev.slipher.spark.internals.PlanNames;
import dev.slipher.spark.job.CopyJobCommands;
import dev.slipher.spark.load.CopyLoad;
import dev.slipher.spark.load.InsertLoad;
import dev.slipher.spark.session.SettingStatements.Setting;
import dev.slipher.spark.session.SettingStatements.Show;
import dev.slipher.spark.session.SettingStatements.ShowAll;
import dev.slipher.spark.table.NameScope;
import dev.slipher.spark.table.StoredNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.TableIdentifier;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.parser.ParserInterface;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import scala.collection.Seq;

/**
 * The outermost parser of a session: statements that only Redshift has become our commands, all
 * others go on to Spark, with Redshift's names in them made Spark's. All are recorded.
 */
final class SlipherParser implements ParserInterface {
  private final SparkSession session;
  private final ParserInterface next;
  private final Statements statements;

  SlipherParser(SparkSession session, ParserInterface next) {
    this.session = session;
    this.next = next;
    statements = new Statements(session);
  }

  @Override
  public LogicalPlan parsePlan(String text) throws ParseException {
    TransactionGate gate = TransactionGate.of(session);
    boolean parsed = false;
    try {
      LogicalPlan plan = parse(text, gate);
      parsed = true;
      return plan;
    } finally {
      if (!parsed) {
        gate.fail();
      }
    }
  }

  private LogicalPlan parse(String text, TransactionGate gate) throws ParseException {
    dev.slipher.dialect.StatementKind kind = dev.slipher.dialect.StatementKind.of(text);
    gate.enter(kind, text);
    return switch (kind) {
      case COPY, COPY_JOB -> copy(text, gate);
      case CREATE_TABLE, DROP_TABLE, TRUNCATE -> ddl(text, gate);
      case TRANSACTION -> transaction(text, gate);
      case UNLOAD -> throw SessionErrors.notSupported("UNLOAD");
      case EMPTY -> next.parsePlan(text);
      case OTHER -> other(text, gate);
    };
  }

  private LogicalPlan transaction(String text, TransactionGate gate) {
    TransactionStatement statement = TransactionParser.parse(text);
    // it records itself
    return command(
        Optional.empty(), text, gate, () -> new TransactionCommands(session).run(statement, text));
  }

  private LogicalPlan command(
      Optional<StatementKind> kind,
      String shownText,
      TransactionGate gate,
      Supplier<List<String>> body) {
    return Command.plan(
        shownText,
        () -> gate.guard(() -> statements.run(kind, shownText, () -> CatalogFailure.told(body))));
  }

  private LogicalPlan copy(String text, TransactionGate gate) throws ParseException {
    String redacted = CopyFormatter.redact(text);
    CopyCommand command = CopyParser.parse(text);
    if (command instanceof CopyStatement statement) {
      // a load records itself
      return command(
          Optional.empty(), redacted, gate, () -> CopyLoad.run(session, statement, redacted));
    }
    return copyJob((CopyJobCommand) command, redacted, gate);
  }

  private LogicalPlan copyJob(CopyJobCommand command, String redacted, TransactionGate gate)
      throws ParseException {
    CopyJobCommands jobs = new CopyJobCommands(session);
    Optional<String> query = CatalogFailure.told(() -> jobs.query(command));
    return query.isPresent()
        ? shown(redacted, query.get())
        : command(Optional.of(StatementKind.UTILITY), redacted, gate, () -> jobs.run(command));
  }

  private LogicalPlan ddl(String text, TransactionGate gate) {
    DdlStatement statement = DdlParser.parse(text);
    StatementKind kind =
        statement instanceof CreateTableAs ? StatementKind.CTAS : StatementKind.DDL;
    return command(Optional.of(kind), text, gate, () -> new TableCommands(session).run(statement));
  }

  private LogicalPlan other(String text, TransactionGate gate) throws ParseException {
    StatementsToCome.find(text)
        .ifPresent(
            statement -> {
              throw SessionErrors.notSupported(statement);
            });
    Optional<Setting> setting = SettingStatements.parse(text);
    if (setting.isPresent()) {
      return setting(text, gate, setting.get());
    }
    LogicalPlan parsed = next.parsePlan(sparkText(text));
    LogicalPlan plan = gate.leave(named(text, parsed));
    String redacted = CopyFormatter.redact(text);
    Optional<TableName> target =
        statements.isInside()
            ? Optional.empty()
            : ParsedInsert.of(parsed).flatMap(insert -> InsertLoad.target(session, insert));
    if (target.isPresent()) {
      ParsedInsert insert = ParsedInsert.of(plan).orElseThrow();
      return command(
          Optional.of(StatementKind.INSERT),
          redacted,
          gate,
          () -> {
            InsertLoad.run(session, insert, target.get());
            return List.of();
          });
    }
    StatementKind kind = StatementKinds.of(plan);
    if (statements.isInside() || !StatementKinds.answersNothing(plan)) {
      return statements.query(kind, redacted, plan);
    }
    return command(
        Optional.of(kind),
        redacted,
        gate,
        () -> {
          Datasets.run(session, plan);
          return List.of();
        });
  }

  private LogicalPlan setting(String text, TransactionGate gate, Setting setting)
      throws ParseException {
    if (setting instanceof Show show) {
      String value = new Settings(session).value(show.name());
      return shown(text, "SELECT %s AS `%s`".formatted(literal(value), show.name()));
    }
    if (setting instanceof ShowAll) {
      List<String> rows = new ArrayList<>();
      new Settings(session)
          .all()
          .forEach((name, value) -> rows.add("(%s, %s)".formatted(literal(name), literal(value))));
      return shown(
          text, "SELECT * FROM VALUES %s AS t (name, setting)".formatted(String.join(", ", rows)));
    }
    return command(
        Optional.of(StatementKind.UTILITY),
        text,
        gate,
        () -> new Settings(session).change(setting));
  }

  private LogicalPlan shown(String text, String query) throws ParseException {
    return statements.query(StatementKind.UTILITY, text, next.parsePlan(query));
  }

  private static String literal(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /**
   * Names that begin with # are no names to Spark unless quoted (ddl.ct.temp-hash), and it has no
   * DEFAULT VALUES (dml.insert.default-keyword).
   */
  private static String sparkText(String text) {
    boolean insert = text.stripLeading().regionMatches(true, 0, "insert", 0, "insert".length());
    if (text.indexOf('#') < 0 && !insert) {
      return text;
    }
    SqlText sql = SqlText.of(text);
    List<SqlText.Edit> edits = new ArrayList<>();
    for (int at : insert ? sql.find("default", "values") : List.<Integer>of()) {
      edits.add(sql.replace(at, at + 1, "VALUES (DEFAULT)"));
    }
    for (int at = 0; at < sql.tokens().size(); at++) {
      SqlToken token = sql.tokens().get(at);
      if (token.kind() == SqlToken.Kind.WORD && token.text().startsWith("#")) {
        edits.add(sql.replace(at, at, "`" + token.text() + "`"));
      }
    }
    return sql.with(edits);
  }

  /** Relations as the session finds them, and functions without parentheses. */
  private LogicalPlan named(String text, LogicalPlan plan) {
    NameScope scope = NameScope.of(session);
    SessionWords words = SessionWords.in(session, text);
    return PlanNames.replace(
        plan,
        name ->
            scope
                .findBeyondSpark(name)
                .map(found -> List.of(found.schema(), StoredNames.of(found))),
        words::find);
  }

  /** A view's query: its relations are those of the schema in which it was made. */
  @Override
  public LogicalPlan parseQuery(String text) throws ParseException {
    SessionWords words = SessionWords.in(session, text);
    return PlanNames.replace(next.parseQuery(text), name -> Optional.empty(), words::find);
  }

  @Override
  public Expression parseExpression(String text) throws ParseException {
    return next.parseExpression(text);
  }

  @Override
  public TableIdentifier parseTableIdentifier(String text) throws ParseException {
    return next.parseTableIdentifier(text);
  }

  @Override
  public FunctionIdentifier parseFunctionIdentifier(String text) throws ParseException {
    return next.parseFunctionIdentifier(text);
  }

  @Override
  public Seq<String> parseMultipartIdentifier(String text) throws ParseException {
    return next.parseMultipartIdentifier(text);
  }

  @Override
  public DataType parseDataType(String text) throws ParseException {
    return next.parseDataType(text);
  }

  @Override
  public StructType parseTableSchema(String text) throws ParseException {
    return next.parseTableSchema(text);
  }
}
