package dev.slipher.catalog.table;

import dev.slipher.catalog.CatalogErrors;
import dev.slipher.catalog.table.TableDefinition.KeptColumn;
import dev.slipher.formats.type.RedshiftType;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table's definition as flat text maps. What belongs to a column stands in the column's map, so
 * that it follows the column when that is renamed or moved.
 */
final class TableProperties {
  static final String ID = "slipher.table.id";
  private static final String OWNER = "slipher.table.owner";
  private static final String CREATED = "slipher.table.created";
  private static final String DISTRIBUTION = "slipher.table.diststyle";
  private static final String SORT_KEY = "slipher.table.sortkey";
  private static final String ENCODE_AUTO = "slipher.table.encode-auto";
  private static final String BACKUP = "slipher.table.backup";
  private static final String TEMPORARY = "slipher.table.temporary";
  private static final String CONSTRAINT = "slipher.table.constraint.";

  private static final String TYPE = "slipher.type";
  private static final String NOT_NULL = "slipher.notnull";
  private static final String DEFAULT = "slipher.default";
  private static final String IDENTITY = "slipher.identity";
  private static final String ENCODING = "slipher.encoding";
  private static final String COLLATION = "slipher.collation";
  private static final String DISTRIBUTION_KEY = "slipher.distkey";
  private static final String SORT_POSITION = "slipher.sortkey";

  private TableProperties() {}

  static Map<String, String> ofTable(TableDefinition table) {
    Map<String, String> kept = new LinkedHashMap<>();
    kept.put(ID, String.valueOf(table.id()));
    kept.put(OWNER, String.valueOf(table.ownerId()));
    kept.put(CREATED, String.valueOf(table.createdMicros()));
    kept.put(DISTRIBUTION, styleWord(table.distribution()));
    kept.put(SORT_KEY, table.sortKey().kind().name());
    kept.put(ENCODE_AUTO, String.valueOf(table.automaticEncoding()));
    kept.put(BACKUP, String.valueOf(table.backup()));
    kept.put(TEMPORARY, String.valueOf(table.temporary()));
    int number = 0;
    for (TableConstraint constraint : table.constraints()) {
      kept.put(CONSTRAINT + number++, constraintText(constraint));
    }
    return kept;
  }

  static Map<String, String> ofColumn(TableDefinition table, ColumnDefinition column) {
    Map<String, String> kept = new LinkedHashMap<>();
    kept.put(TYPE, column.type().compactText());
    kept.put(NOT_NULL, String.valueOf(!column.nullable()));
    column.defaultExpression().ifPresent(text -> kept.put(DEFAULT, text));
    column
        .identity()
        .ifPresent(i -> kept.put(IDENTITY, i.seed() + "," + i.step() + "," + i.byDefault()));
    kept.put(ENCODING, column.encoding().name());
    kept.put(COLLATION, column.collation().name());
    if (table.isDistributionKey(column.name())) {
      kept.put(DISTRIBUTION_KEY, "true");
    }
    int position = table.sortKey().columns().indexOf(column.name());
    if (position >= 0) {
      kept.put(SORT_POSITION, String.valueOf(position + 1));
    }
    return kept;
  }

  static TableDefinition read(
      TableName name, Map<String, String> properties, List<KeptColumn> columns) {
    try {
      return new TableDefinition(
          Integer.parseInt(required(properties, ID)),
          name,
          Integer.parseInt(required(properties, OWNER)),
          Long.parseLong(required(properties, CREATED)),
          columns.stream().map(TableProperties::column).toList(),
          distribution(required(properties, DISTRIBUTION), columns),
          sortKey(SortKey.Kind.valueOf(required(properties, SORT_KEY)), columns),
          Boolean.parseBoolean(required(properties, ENCODE_AUTO)),
          Boolean.parseBoolean(required(properties, BACKUP)),
          Boolean.parseBoolean(required(properties, TEMPORARY)),
          constraints(properties));
    } catch (IllegalArgumentException e) {
      throw CatalogErrors.damagedDefinition(name.name(), String.valueOf(e.getMessage()));
    }
  }

  private static ColumnDefinition column(KeptColumn kept) {
    Map<String, String> metadata = kept.metadata();
    return new ColumnDefinition(
        kept.name(),
        RedshiftType.fromCompactText(required(metadata, TYPE)),
        !Boolean.parseBoolean(required(metadata, NOT_NULL)),
        Optional.ofNullable(metadata.get(DEFAULT)),
        Optional.ofNullable(metadata.get(IDENTITY)).map(TableProperties::identity),
        Encoding.valueOf(required(metadata, ENCODING)),
        Collation.valueOf(required(metadata, COLLATION)));
  }

  private static Identity identity(String text) {
    List<String> parts = List.of(text.split(",", -1));
    if (parts.size() != 3) {
      throw new IllegalArgumentException("identity " + text);
    }
    return new Identity(
        Long.parseLong(parts.get(0)),
        Long.parseLong(parts.get(1)),
        Boolean.parseBoolean(parts.get(2)));
  }

  private static String styleWord(DistributionStyle style) {
    if (style instanceof DistributionStyle.Auto auto) {
      return "AUTO(" + styleWord(auto.effective()) + ")";
    }
    return style instanceof DistributionStyle.Key ? "KEY" : style.text();
  }

  private static DistributionStyle distribution(String word, List<KeptColumn> columns) {
    if (word.startsWith("AUTO(") && word.endsWith(")")) {
      return new DistributionStyle.Auto(
          distribution(word.substring("AUTO(".length(), word.length() - 1), columns));
    }
    return switch (word) {
      case "EVEN" -> new DistributionStyle.Even();
      case "ALL" -> new DistributionStyle.All();
      case "KEY" ->
          columns.stream()
              .filter(column -> column.metadata().containsKey(DISTRIBUTION_KEY))
              .findFirst()
              .map(column -> new DistributionStyle.Key(column.name()))
              .orElseThrow(() -> new IllegalArgumentException("DISTSTYLE KEY without a column"));
      default -> throw new IllegalArgumentException("DISTSTYLE " + word);
    };
  }

  private static SortKey sortKey(SortKey.Kind kind, List<KeptColumn> columns) {
    Map<Integer, String> places = new TreeMap<>();
    for (KeptColumn column : columns) {
      String position = column.metadata().get(SORT_POSITION);
      if (position != null) {
        places.put(Integer.valueOf(position), column.name());
      }
    }
    return new SortKey(kind, List.copyOf(places.values()));
  }

  private static String constraintText(TableConstraint constraint) {
    List<String> pieces = new ArrayList<>();
    pieces.add(constraint.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    pieces.add(list(constraint.name().stream().toList()));
    pieces.add(list(constraint.columns()));
    if (constraint instanceof TableConstraint.ForeignKey key) {
      pieces.add(list(List.of(key.referenced().schema(), key.referenced().name())));
      pieces.add(list(key.referencedColumns()));
    }
    return String.join(";", pieces);
  }

  private static List<TableConstraint> constraints(Map<String, String> properties) {
    List<TableConstraint> constraints = new ArrayList<>();
    String text;
    for (int n = 0; (text = properties.get(CONSTRAINT + n)) != null; n++) {
      constraints.add(constraint(text));
    }
    return constraints;
  }

  private static TableConstraint constraint(String text) {
    List<List<String>> pieces = Stream.of(text.split(";", -1)).map(TableProperties::list).toList();
    String kind = pieces.get(0).isEmpty() ? "" : pieces.get(0).get(0);
    if (pieces.size() != (kind.equals("foreignkey") ? 5 : 3)) {
      throw new IllegalArgumentException("constraint " + text);
    }
    Optional<String> name = pieces.get(1).stream().findFirst();
    List<String> columns = pieces.get(2);
    return switch (kind) {
      case "primarykey" -> new TableConstraint.PrimaryKey(name, columns);
      case "unique" -> new TableConstraint.Unique(name, columns);
      case "foreignkey" ->
          new TableConstraint.ForeignKey(
              name,
              columns,
              new TableName(pieces.get(3).get(0), pieces.get(3).get(1)),
              pieces.get(4));
      default -> throw new IllegalArgumentException("constraint " + text);
    };
  }

  /** Names joined by commas, each escaped, since a quoted name may hold any character. */
  private static String list(List<String> names) {
    return names.stream()
        .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8))
        .collect(Collectors.joining(","));
  }

  private static List<String> list(String text) {
    return text.isEmpty()
        ? List.of()
        : Stream.of(text.split(",", -1))
            .map(name -> URLDecoder.decode(name, StandardCharsets.UTF_8))
            .toList();
  }

  private static String required(Map<String, String> kept, String key) {
    String value = kept.get(key);
    if (value == null) {
      throw new IllegalArgumentException(key + " is missing");
    }
    return value;
  }
}
