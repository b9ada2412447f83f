package dev.slipher.copy;

import dev.slipher.dialect.ParsedText;
import dev.slipher.dialect.Position;
import dev.slipher.dialect.QualifiedName;
import dev.slipher.dialect.StringLiteral;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * A COPY as its text says it, each clause at most once, before anything is made of it: what the
 * checks look at.
 *
 * @param source the literal after FROM
 * @param arguments what each clause says
 * @param end where the statement ends
 */
record CopyDraft(
    QualifiedName table,
    List<String> columns,
    StringLiteral source,
    Position sourcePosition,
    Map<CopyClause, Argument> arguments,
    Optional<QualifiedName> template,
    Position end) {

  /**
   * What stands behind a clause's keyword.
   *
   * @param position where the clause begins
   * @param text one token's text as it was written, quotes included, or nothing
   */
  record Argument(Position position, String text) {}

  CopyDraft {
    columns = List.copyOf(columns);
    arguments = Collections.unmodifiableMap(arguments);
  }

  static CopyDraft of(RedshiftCopy.CopyContext tree) {
    Reader reader = new Reader();
    tree.clause().forEach(reader::visit);
    List<String> columns = List.of();
    if (tree.columnList() != null) {
      columns = distinct(tree.columnList().identifier());
      reader.say(CopyClause.COLUMN_LIST, tree.columnList(), "");
    }
    return new CopyDraft(
        ParsedText.qualifiedName(tree.qualifiedName().identifier()),
        columns,
        StringLiteral.ofToken(tree.STRING().getText()),
        ParsedText.positionOf(tree.STRING().getSymbol()),
        reader.arguments,
        reader.template,
        ParsedText.positionOf(tree.EOF().getSymbol()));
  }

  /** colmap.duplicate-column. */
  private static List<String> distinct(List<RedshiftCopy.IdentifierContext> identifiers) {
    Set<String> seen = new HashSet<>();
    for (RedshiftCopy.IdentifierContext identifier : identifiers) {
      String name = ParsedText.name(identifier);
      if (!seen.add(name)) {
        throw CopyErrors.duplicateColumn(name, ParsedText.positionOf(identifier.getStart()));
      }
    }
    return ParsedText.names(identifiers);
  }

  boolean says(CopyClause clause) {
    return arguments.containsKey(clause);
  }

  /** Where a clause that is said begins. */
  Position positionOf(CopyClause clause) {
    return arguments.get(clause).position();
  }

  /** The one token behind a clause, if the clause is said and has one. */
  Optional<String> argument(CopyClause clause) {
    return Optional.ofNullable(arguments.get(clause))
        .map(Argument::text)
        .filter(text -> !text.isEmpty());
  }

  /** The string literal behind a clause, if the clause is said and has one. */
  Optional<StringLiteral> literal(CopyClause clause) {
    return argument(clause).map(StringLiteral::ofToken);
  }

  /** The value of the string literal behind a clause. */
  Optional<String> text(CopyClause clause) {
    return literal(clause).map(StringLiteral::value);
  }

  /** Takes the clauses from the trees. */
  private static final class Reader extends RedshiftCopyBaseVisitor<Void> {
    private final Map<CopyClause, Argument> arguments = new EnumMap<>(CopyClause.class);
    private Optional<QualifiedName> template = Optional.empty();

    /** Remembers a clause, and refuses it the second time. */
    void say(CopyClause clause, ParserRuleContext tree, String argument) {
      Position position = ParsedText.positionOf(tree.getStart());
      if (arguments.putIfAbsent(clause, new Argument(position, argument)) != null) {
        throw CopyErrors.repeated(clause, position);
      }
    }

    @Override
    public Void visitIamRole(RedshiftCopy.IamRoleContext tree) {
      say(CopyClause.IAM_ROLE, tree, tree.getStop().getText());
      return null;
    }

    @Override
    public Void visitCredentials(RedshiftCopy.CredentialsContext tree) {
      say(CopyClause.CREDENTIALS, tree, tree.STRING().getText());
      return null;
    }

    @Override
    public Void visitKey(RedshiftCopy.KeyContext tree) {
      CopyClause clause = tree.TOKEN() == null ? named(tree.getStart()) : CopyClause.SESSION_TOKEN;
      say(clause, tree, tree.STRING().getText());
      return null;
    }

    @Override
    public Void visitText(RedshiftCopy.TextContext tree) {
      say(named(tree.getStart()), tree, tree.STRING().getText());
      return null;
    }

    @Override
    public Void visitNullAs(RedshiftCopy.NullAsContext tree) {
      say(CopyClause.NULL_AS, tree, tree.STRING().getText());
      return null;
    }

    @Override
    public Void visitAcceptInvChars(RedshiftCopy.AcceptInvCharsContext tree) {
      say(CopyClause.ACCEPTINVCHARS, tree, textOrNothing(tree.STRING()));
      return null;
    }

    @Override
    public Void visitNumber(RedshiftCopy.NumberContext tree) {
      say(named(tree.getStart()), tree, tree.integer().getText());
      return null;
    }

    @Override
    public Void visitReadRatio(RedshiftCopy.ReadRatioContext tree) {
      String ratio =
          tree.STRING() == null
              ? tree.integer().getText()
              : StringLiteral.ofToken(tree.STRING().getText()).value();
      say(CopyClause.READRATIO, tree, ratio);
      return null;
    }

    @Override
    public Void visitEncoding(RedshiftCopy.EncodingContext tree) {
      say(CopyClause.ENCODING, tree, upperCase(tree.identifier().getText()));
      return null;
    }

    @Override
    public Void visitCompUpdate(RedshiftCopy.CompUpdateContext tree) {
      String argument = tree.PRESET() == null ? onOrOff(tree.onOrOff()) : "PRESET";
      say(CopyClause.COMPUPDATE, tree, argument);
      return null;
    }

    @Override
    public Void visitStatUpdate(RedshiftCopy.StatUpdateContext tree) {
      say(CopyClause.STATUPDATE, tree, onOrOff(tree.onOrOff()));
      return null;
    }

    @Override
    public Void visitFormat(RedshiftCopy.FormatContext tree) {
      RedshiftCopy.DataFormatContext format = tree.dataFormat();
      say(named(format.getStart()), tree, textOrNothing(format.STRING()));
      return null;
    }

    @Override
    public Void visitSimplify(RedshiftCopy.SimplifyContext tree) {
      String auto = tree.AUTO() == null ? "" : "AUTO";
      String tolerance = tree.tolerance() == null ? "" : tree.tolerance().getText();
      say(CopyClause.SIMPLIFY, tree, (auto + " " + tolerance).strip());
      return null;
    }

    @Override
    public Void visitUsingTemplate(RedshiftCopy.UsingTemplateContext tree) {
      say(CopyClause.USING_TEMPLATE, tree, "");
      template = Optional.of(ParsedText.qualifiedName(tree.qualifiedName().identifier()));
      return null;
    }

    @Override
    public Void visitFlagged(RedshiftCopy.FlaggedContext tree) {
      say(named(tree.getStart()), tree, "");
      return null;
    }

    private static CopyClause named(Token keyword) {
      return CopyClause.valueOf(upperCase(keyword.getText()));
    }

    /** Both values written out, ON for TRUE and for nothing at all (grammar.compupdate-bare). */
    private static String onOrOff(RedshiftCopy.OnOrOffContext tree) {
      return tree == null || tree.ON() != null || tree.TRUE() != null ? "ON" : "OFF";
    }

    private static String textOrNothing(TerminalNode node) {
      return node == null ? "" : node.getText();
    }

    private static String upperCase(String text) {
      return text.toUpperCase(Locale.ROOT);
    }
  }
}
