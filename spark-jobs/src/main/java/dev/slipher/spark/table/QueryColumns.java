package dev.slipher.spark.table;

import dev.slipher.catalog.table.ColumnParts;
import dev.slipher.catalog.table.SortKey;
import dev.slipher.catalog.table.TableDefinition;
import dev.slipher.catalog.table.TableName;
import dev.slipher.catalog.table.TableParts;
import dev.slipher.dialect.CreateTableAs;
import dev.slipher.dialect.Names;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The table that CREATE TABLE AS makes for the columns of its query (guide page r_CTAS). */
public final class QueryColumns {
  private static final Pattern CALL = Pattern.compile("(\\w+)\\(.*\\)", Pattern.DOTALL);
  private static final Pattern PLAIN = Pattern.compile("[\\w$?]+", Pattern.UNICODE_CHARACTER_CLASS);

  private final CreateTableAs statement;
  private final List<String> names;

  private QueryColumns(CreateTableAs statement, List<String> names) {
    this.statement = statement;
    this.names = names;
  }

  /**
   * The table for a query's rows: columns named by the statement or the query, and nothing of the
   * constraints, defaults and identities of the query's tables (ddl.ctas.no-constraints).
   *
   * @param query the columns of the query
   * @param id the new table's id
   * @param owner the id of the user who makes it
   */
  public static TableDefinition define(
      CreateTableAs statement, TableName name, StructType query, int id, int owner) {
    List<StructField> fields = List.of(query.fields());
    if (statement.columns().size() > fields.size()) {
      throw TableErrors.tooManyColumnNames();
    }
    List<String> names = new ArrayList<>(statement.columns());
    for (StructField field : fields.subList(names.size(), fields.size())) {
      names.add(nameOf(field.name()));
    }
    List<ColumnParts> columns = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      columns.add(ColumnParts.of(names.get(i), DeltaSchema.typeOf(fields.get(i))));
    }
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    return TableDefinition.of(
        id, owner, now, new QueryColumns(statement, names).parts(name, columns));
  }

  private TableParts parts(TableName name, List<ColumnParts> columns) {
    var said = statement.attributes();
    return new TableParts(
        name,
        columns,
        said.distributionStyle().map(Enum::name),
        said.distributionKey().map(this::column),
        said.sortKey().map(this::sortKey),
        said.encodeAuto(),
        said.backup().orElse(true),
        statement.temporary(),
        List.of());
  }

  private SortKey sortKey(dev.slipher.dialect.SortKey key) {
    List<String> columns = key.columns().stream().map(this::column).toList();
    return switch (key.style()) {
      case AUTO -> SortKey.AUTO;
      case COMPOUND -> SortKey.compound(columns);
      case INTERLEAVED -> SortKey.interleaved(columns);
    };
  }

  /** A key's column, said by its name or by its place (ddl.ctas.distkey-position). */
  private String column(String said) {
    Optional<Integer> position =
        said.chars().allMatch(Character::isDigit)
            ? Optional.of(Integer.parseInt(said))
            : Optional.empty();
    if (position.filter(place -> place < 1 || place > names.size()).isPresent()) {
      throw TableErrors.noSuchPosition(position.get(), names.size());
    }
    return position.map(place -> names.get(place - 1)).orElse(said);
  }

  /** An expression without a name is called as PostgreSQL calls it (ddl.ctas.column-names). */
  private static String nameOf(String spark) {
    Matcher call = CALL.matcher(spark);
    if (call.matches()) {
      return Names.fold(call.group(1));
    }
    boolean number = !spark.isEmpty() && Character.isDigit(spark.charAt(0));
    return PLAIN.matcher(spark).matches() && !number ? Names.fold(spark) : "?column?";
  }
}
