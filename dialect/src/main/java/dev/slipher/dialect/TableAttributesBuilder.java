package dev.slipher.dialect;

import static dev.slipher.dialect.DdlBuilder.once;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Makes {@link TableAttributes} from trees. */
final class TableAttributesBuilder extends RedshiftDdlBaseVisitor<Void> {
  private Optional<DistributionStyle> style = Optional.empty();
  private Optional<String> distributionKey = Optional.empty();
  private Optional<SortKey> sortKey = Optional.empty();
  private Optional<Boolean> encodeAuto = Optional.empty();
  private Optional<Boolean> backup = Optional.empty();

  private TableAttributesBuilder() {}

  static TableAttributes build(List<RedshiftDdl.TableAttributeContext> trees) {
    TableAttributesBuilder builder = new TableAttributesBuilder();
    trees.forEach(builder::visit);
    return new TableAttributes(
        builder.style,
        builder.distributionKey,
        builder.sortKey,
        builder.encodeAuto.isPresent(),
        builder.backup);
  }

  @Override
  public Void visitBackup(RedshiftDdl.BackupContext tree) {
    backup = once(backup, tree.YES() != null, "BACKUP", tree);
    return null;
  }

  @Override
  public Void visitDistributionStyle(RedshiftDdl.DistributionStyleContext tree) {
    String name = tree.getStop().getText().toUpperCase(Locale.ROOT);
    style = once(style, DistributionStyle.valueOf(name), "DISTSTYLE", tree);
    return null;
  }

  @Override
  public Void visitDistributionKey(RedshiftDdl.DistributionKeyContext tree) {
    if (distributionKey.isPresent()) {
      throw DialectErrors.severalDistributionKeys();
    }
    distributionKey = Optional.of(column(tree.keyColumn()));
    return null;
  }

  @Override
  public Void visitSortKey(RedshiftDdl.SortKeyContext tree) {
    SortKey.Style keyStyle =
        tree.INTERLEAVED() != null ? SortKey.Style.INTERLEAVED : SortKey.Style.COMPOUND;
    List<String> columns = tree.keyColumn().stream().map(TableAttributesBuilder::column).toList();
    setSortKey(new SortKey(keyStyle, columns));
    return null;
  }

  @Override
  public Void visitSortKeyAuto(RedshiftDdl.SortKeyAutoContext tree) {
    setSortKey(SortKey.AUTO);
    return null;
  }

  @Override
  public Void visitEncodeAuto(RedshiftDdl.EncodeAutoContext tree) {
    encodeAuto = once(encodeAuto, true, "ENCODE AUTO", tree);
    return null;
  }

  private void setSortKey(SortKey key) {
    if (sortKey.isPresent()) {
      throw DialectErrors.severalSortKeys();
    }
    sortKey = Optional.of(key);
  }

  private static String column(RedshiftDdl.KeyColumnContext tree) {
    if (tree.identifier() != null) {
      return ParsedText.name(tree.identifier());
    }
    Token position = tree.INTEGER().getSymbol();
    return position.getText();
  }
}
