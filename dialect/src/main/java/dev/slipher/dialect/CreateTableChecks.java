package dev.slipher.dialect;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What CREATE TABLE may not say, as far as the statement alone shows it. */
final class CreateTableChecks {
  private static final int MOST_COLUMNS = 1600; // ddl.ct.max-columns
  private static final int MOST_COMPOUND = 400; // ddl.ct.sortkey-max
  private static final int MOST_INTERLEAVED = 8; // ddl.ct.sortkey-max

  private CreateTableChecks() {}

  static void check(CreateTable statement) {
    checkSchema(statement.temporary(), statement.table());
    List<String> columns = statement.columns().stream().map(ColumnDefinition::name).toList();
    checkColumns(columns);
    checkDistributionKeys(statement);
    checkStyle(statement.attributes(), statement.distributionKey().isPresent());
    checkSortKeys(statement);
    checkPrimaryKeys(statement);
    checkLike(statement);
    checkNames(statement, columns);
    for (ColumnDefinition column : statement.columns()) {
      column.defaultExpression().ifPresent(text -> DefaultChecks.check(text, columns));
    }
  }

  static void check(CreateTableAs statement) {
    checkSchema(statement.temporary(), statement.table());
    checkColumns(statement.columns());
    TableAttributes attributes = statement.attributes();
    if (attributes.encodeAuto()) {
      throw DialectErrors.notForQuery("ENCODE AUTO");
    }
    checkStyle(attributes, attributes.distributionKey().isPresent());
    attributes.sortKey().ifPresent(CreateTableChecks::checkLength);
  }

  /** ddl.ct.temp-no-schema. */
  private static void checkSchema(boolean temporary, QualifiedName table) {
    if (temporary && table.schema().isPresent()) {
      throw DialectErrors.temporaryWithSchema();
    }
  }

  private static void checkColumns(List<String> columns) {
    if (columns.size() > MOST_COLUMNS) {
      throw DialectErrors.tooManyColumns(MOST_COLUMNS);
    }
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      if (!seen.add(column)) {
        throw DialectErrors.duplicateColumn(column);
      }
    }
  }

  /** ddl.ct.distkey-one. */
  private static void checkDistributionKeys(CreateTable statement) {
    long ofColumns = statement.columns().stream().filter(ColumnDefinition::distributionKey).count();
    long ofTable = statement.attributes().distributionKey().stream().count();
    if (ofColumns + ofTable > 1) {
      throw DialectErrors.severalDistributionKeys();
    }
  }

  /** ddl.ct.distkey-diststyle. */
  private static void checkStyle(TableAttributes attributes, boolean hasDistributionKey) {
    attributes
        .distributionStyle()
        .ifPresent(
            style -> {
              if (hasDistributionKey && style != DistributionStyle.KEY) {
                throw DialectErrors.distributionKeyNeedsStyleKey(style);
              }
              if (!hasDistributionKey && style == DistributionStyle.KEY) {
                throw DialectErrors.styleKeyNeedsDistributionKey();
              }
            });
  }

  /** ddl.ct.sortkey-column, ddl.ct.sortkey-max. */
  private static void checkSortKeys(CreateTable statement) {
    long ofColumns = statement.columns().stream().filter(ColumnDefinition::sortKey).count();
    long ofTable = statement.attributes().sortKey().stream().count();
    if (ofColumns + ofTable > 1) {
      throw DialectErrors.severalSortKeys();
    }
    statement.attributes().sortKey().ifPresent(CreateTableChecks::checkLength);
  }

  private static void checkLength(SortKey key) {
    int most = key.style() == SortKey.Style.INTERLEAVED ? MOST_INTERLEAVED : MOST_COMPOUND;
    if (key.columns().size() > most) {
      throw DialectErrors.tooManySortKeys(key.style().name(), most);
    }
    Set<String> seen = new HashSet<>();
    for (String column : key.columns()) {
      if (!seen.add(column)) {
        throw DialectErrors.duplicateColumn(column);
      }
    }
  }

  /** ddl.ct.pk-multi-column-level. */
  private static void checkPrimaryKeys(CreateTable statement) {
    long ofColumns = statement.columns().stream().filter(ColumnDefinition::primaryKey).count();
    long ofTable =
        statement.constraints().stream().filter(TableElement.PrimaryKey.class::isInstance).count();
    if (ofColumns + ofTable > 1) {
      throw DialectErrors.severalPrimaryKeys(statement.table().name());
    }
  }

  /** ddl.ct.like: distribution, sort keys and BACKUP come from the parent alone. */
  private static void checkLike(CreateTable statement) {
    TableAttributes attributes = statement.attributes();
    boolean inherited =
        attributes.distributionStyle().isPresent()
            || attributes.distributionKey().isPresent()
            || attributes.sortKey().isPresent()
            || attributes.backup().isPresent();
    if (!statement.likes().isEmpty() && inherited) {
      throw DialectErrors.likeWithAttributes();
    }
  }

  /** Keys and constraints name columns of the statement; with LIKE the catalog looks them up. */
  private static void checkNames(CreateTable statement, List<String> columns) {
    if (!statement.likes().isEmpty()) {
      return;
    }
    Set<String> known = new HashSet<>(columns);
    TableAttributes attributes = statement.attributes();
    requireKnown("DISTKEY", attributes.distributionKey().stream(), known);
    requireKnown(
        "SORTKEY", attributes.sortKey().stream().flatMap(key -> key.columns().stream()), known);
    for (TableElement.Constraint constraint : statement.constraints()) {
      String key = keyOf(constraint);
      requireKnown(key, constraint.columns().stream(), known);
    }
  }

  private static String keyOf(TableElement.Constraint constraint) {
    if (constraint instanceof TableElement.Unique) {
      return "UNIQUE";
    }
    return constraint instanceof TableElement.PrimaryKey ? "PRIMARY KEY" : "FOREIGN KEY";
  }

  private static void requireKnown(String key, Stream<String> columns, Set<String> known) {
    columns
        .filter(column -> !known.contains(column))
        .findFirst()
        .ifPresent(
            column -> {
              throw DialectErrors.keyColumnMissing(key, column);
            });
  }
}
