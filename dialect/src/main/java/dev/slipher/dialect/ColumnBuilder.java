package dev.slipher.dialect;

import static dev.slipher.dialect.DdlBuilder.once;

import dev.slipher.dialect.ColumnDefinition.Collation;
import dev.slipher.dialect.ColumnDefinition.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Makes one {@link ColumnDefinition} from its tree. */
final class ColumnBuilder extends RedshiftDdlBaseVisitor<Void> {
  private final RedshiftDdl.ColumnContext column;
  private final String name;
  private final String table;
  private Optional<String> defaultExpression = Optional.empty();
  private Optional<Identity> identity = Optional.empty();
  private Optional<ColumnEncoding> encoding = Optional.empty();
  private Optional<Boolean> distributionKey = Optional.empty();
  private Optional<Boolean> sortKey = Optional.empty();
  private Optional<Collation> collation = Optional.empty();
  private Optional<Boolean> notNull = Optional.empty();
  private Optional<Boolean> unique = Optional.empty();
  private Optional<Boolean> primaryKey = Optional.empty();
  private Optional<TableElement.References> references = Optional.empty();
  private Optional<String> constraintName = Optional.empty();

  ColumnBuilder(RedshiftDdl.ColumnContext column, String table) {
    this.column = column;
    this.name = ParsedText.name(column.identifier());
    this.table = table;
  }

  ColumnDefinition build() {
    column.columnAttribute().forEach(this::visit);
    return new ColumnDefinition(
        name,
        typeName(column.typeName()),
        defaultExpression,
        identity,
        encoding,
        distributionKey.isPresent(),
        sortKey.isPresent(),
        collation,
        notNull,
        unique.isPresent(),
        primaryKey.isPresent(),
        references,
        constraintName);
  }

  @Override
  public Void visitDefaultValue(RedshiftDdl.DefaultValueContext tree) {
    if (defaultExpression.isPresent()) {
      throw DialectErrors.severalDefaults(name, table);
    }
    defaultExpression = Optional.of(ParsedText.textOf(tree.defaultExpression()));
    return null;
  }

  @Override
  public Void visitIdentity(RedshiftDdl.IdentityContext tree) {
    // Examples of the guide leave seed and step out, and count from 1 (r_CREATE_TABLE_examples).
    boolean bare = tree.signedInteger().isEmpty();
    Identity said =
        new Identity(
            bare ? 1 : number(tree.signedInteger(0)),
            bare ? 1 : number(tree.signedInteger(1)),
            tree.GENERATED() != null);
    identity = once(identity, said, "IDENTITY", tree);
    return null;
  }

  @Override
  public Void visitEncode(RedshiftDdl.EncodeContext tree) {
    // Names of encodings are reserved words, so they are read as text (ddl.ct.encode-list).
    String text = tree.identifier().getText();
    ColumnEncoding said =
        ColumnEncoding.named(text)
            .orElseThrow(
                () ->
                    DialectErrors.unknownEncoding(
                        text, ParsedText.positionOf(tree.identifier().getStart())));
    encoding = once(encoding, said, "ENCODE", tree);
    return null;
  }

  @Override
  public Void visitDistributionKeyColumn(RedshiftDdl.DistributionKeyColumnContext tree) {
    distributionKey = once(distributionKey, true, "DISTKEY", tree);
    return null;
  }

  @Override
  public Void visitSortKeyColumn(RedshiftDdl.SortKeyColumnContext tree) {
    sortKey = once(sortKey, true, "SORTKEY", tree);
    return null;
  }

  @Override
  public Void visitCollate(RedshiftDdl.CollateContext tree) {
    boolean sensitive = tree.CASE_SENSITIVE() != null || tree.CS() != null;
    Collation said = sensitive ? Collation.CASE_SENSITIVE : Collation.CASE_INSENSITIVE;
    collation = once(collation, said, "COLLATE", tree);
    return null;
  }

  @Override
  public Void visitNamedConstraint(RedshiftDdl.NamedConstraintContext tree) {
    if (tree.identifier() != null) {
      constraintName = Optional.of(ParsedText.name(tree.identifier()));
    }
    return visit(tree.columnConstraint());
  }

  @Override
  public Void visitNotNull(RedshiftDdl.NotNullContext tree) {
    setNotNull(true, tree);
    return null;
  }

  @Override
  public Void visitNullable(RedshiftDdl.NullableContext tree) {
    setNotNull(false, tree);
    return null;
  }

  @Override
  public Void visitUniqueColumn(RedshiftDdl.UniqueColumnContext tree) {
    unique = once(unique, true, "UNIQUE", tree);
    return null;
  }

  @Override
  public Void visitPrimaryKeyColumn(RedshiftDdl.PrimaryKeyColumnContext tree) {
    primaryKey = once(primaryKey, true, "PRIMARY KEY", tree);
    return null;
  }

  @Override
  public Void visitReferencesColumn(RedshiftDdl.ReferencesColumnContext tree) {
    List<String> columns =
        tree.identifier() == null ? List.of() : List.of(ParsedText.name(tree.identifier()));
    TableElement.References said =
        new TableElement.References(DdlBuilder.name(tree.qualifiedName()), columns);
    references = once(references, said, "REFERENCES", tree);
    return null;
  }

  private void setNotNull(boolean said, ParserRuleContext tree) {
    if (notNull.isPresent() && notNull.get() != said) {
      throw DialectErrors.conflictingNullability(
          name, table, ParsedText.positionOf(tree.getStart()));
    }
    // Saying the same twice is harmless, and PostgreSQL takes it.
    notNull = Optional.of(said);
  }

  private static long number(RedshiftDdl.SignedIntegerContext tree) {
    String text = tree.getText();
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException tooLarge) {
      throw DialectErrors.integerOutOfRange(text, ParsedText.positionOf(tree.getStart()));
    }
  }

  /** All words but the arguments, which in TIMESTAMP (6) WITH TIME ZONE stand among them. */
  private static TypeName typeName(RedshiftDdl.TypeNameContext tree) {
    List<String> words = new ArrayList<>();
    for (ParseTree child : tree.children) {
      if (child instanceof TerminalNode || child instanceof RedshiftDdl.IdentifierContext) {
        words.add(Names.resolve(child.getText()));
      }
    }
    List<String> arguments =
        tree.typeArguments() == null
            ? List.of()
            : tree.typeArguments().typeArgument().stream()
                .map(argument -> Names.resolve(argument.getText()))
                .toList();
    return new TypeName(String.join(" ", words), arguments);
  }
}
