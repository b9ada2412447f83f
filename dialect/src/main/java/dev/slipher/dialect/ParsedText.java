package dev.slipher.dialect;

import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;

/** Reads names and text out of the trees of generated parsers. */
public final class ParsedText {
  private ParsedText() {}

  /** Where a token begins. */
  public static Position positionOf(Token token) {
    return new Position(token.getLine(), token.getCharPositionInLine() + 1);
  }

  /**
   * The name that a tree of the rule {@code identifier} holds, folded and cut.
   *
   * @throws SqlError 42601 for a bare reserved word and for an empty name
   */
  public static String name(ParserRuleContext identifier) {
    Token token = identifier.getStart();
    String name = Names.resolve(token.getText());
    if (name.isEmpty()) {
      throw DialectErrors.emptyName(positionOf(token));
    }
    if (token.getType() == RedshiftLexer.IDENTIFIER && ReservedWords.contains(name)) {
      throw DialectErrors.reservedWord(token.getText(), positionOf(token));
    }
    return name;
  }

  /** The names that such trees hold, in order. */
  public static List<String> names(List<? extends ParserRuleContext> identifiers) {
    return identifiers.stream().map(ParsedText::name).toList();
  }

  /**
   * The name that the parts of a qualified name make.
   *
   * @throws SqlError 42601 for more than three parts, a bare reserved word and an empty name
   */
  public static QualifiedName qualifiedName(List<? extends ParserRuleContext> identifiers) {
    List<String> parts = names(identifiers);
    if (parts.size() > 3) {
      throw DialectErrors.tooManyNameParts(
          String.join(".", parts), positionOf(identifiers.get(0).getStart()));
    }
    return new QualifiedName(parts);
  }

  /** The text of a tree as it was written, with the white space and comments inside. */
  public static String textOf(ParserRuleContext tree) {
    return tree.getStart()
        .getInputStream()
        .getText(Interval.of(tree.getStart().getStartIndex(), tree.getStop().getStopIndex()));
  }
}
