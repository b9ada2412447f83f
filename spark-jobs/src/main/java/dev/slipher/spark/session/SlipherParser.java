package dev.slipher.spark.session;

import dev.slipher.copy.CopyCommand;
import dev.slipher.copy.CopyFormatter;
import dev.slipher.copy.CopyParser;
import dev.slipher.copy.CopyStatement;
import dev.slipher.dialect.DdlParser;
import dev.slipher.dialect.DdlStatement;
import dev.slipher.dialect.StatementKind;
import dev.slipher.dialect.TransactionParser;
import dev.slipher.dialect.TransactionStatement;
import dev.slipher.spark.internals.Command;
import dev.slipher.spark.load.CopyLoad;
import java.util.List;
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
 * others go on to Spark untouched.
 */
final class SlipherParser implements ParserInterface {
  private final SparkSession session;
  private final ParserInterface next;

  SlipherParser(SparkSession session, ParserInterface next) {
    this.session = session;
    this.next = next;
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
    StatementKind kind = StatementKind.of(text);
    gate.enter(kind, text);
    return switch (kind) {
      case COPY, COPY_JOB -> copy(text, gate);
      case CREATE_TABLE, DROP_TABLE, TRUNCATE -> ddl(text, gate);
      case TRANSACTION -> transaction(text, gate);
      case UNLOAD -> throw SessionErrors.notSupported("UNLOAD");
      case EMPTY, OTHER -> gate.leave(next.parsePlan(text));
    };
  }

  private LogicalPlan transaction(String text, TransactionGate gate) {
    TransactionStatement statement = TransactionParser.parse(text);
    return command(text, gate, () -> new TransactionCommands(session).run(statement, text));
  }

  private static LogicalPlan command(
      String shownText, TransactionGate gate, Supplier<List<String>> body) {
    return Command.plan(shownText, () -> gate.guard(() -> CatalogFailure.told(body)));
  }

  private LogicalPlan copy(String text, TransactionGate gate) {
    String redacted = CopyFormatter.redact(text);
    CopyCommand command = CopyParser.parse(text);
    if (command instanceof CopyStatement statement) {
      return command(redacted, gate, () -> CopyLoad.run(session, statement, redacted));
    }
    throw SessionErrors.notSupported("COPY JOB");
  }

  private LogicalPlan ddl(String text, TransactionGate gate) {
    DdlStatement statement = DdlParser.parse(text);
    return command(text, gate, () -> new TableCommands(session).run(statement));
  }

  @Override
  public LogicalPlan parseQuery(String text) throws ParseException {
    return next.parseQuery(text);
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
