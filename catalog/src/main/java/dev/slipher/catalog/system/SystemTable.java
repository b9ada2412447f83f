package dev.slipher.catalog.system;

import dev.slipher.catalog.CatalogErrors;
import dev.slipher.catalog.CatalogException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A system table or view that can be queried; all stand in schema {@code pg_catalog}.
 *
 * <p>A row holds for each column, by its type: SMALLINT {@link Short}, INTEGER {@link Integer},
 * BIGINT {@link Long}, DECIMAL {@link java.math.BigDecimal} of the type's scale, DOUBLE PRECISION
 * {@link Double}, BOOLEAN {@link Boolean}, CHAR and VARCHAR {@link String} without trailing blanks,
 * TIMESTAMP {@link Long} microseconds since 1970-01-01 00:00:00; null where NULL.
 */
public final class SystemTable {
  private final String name;
  private final List<SystemColumn> columns;
  private final boolean superuserOnly;
  private final RowSource source;

  /** How rows come about. */
  interface RowSource {
    List<Object[]> rows(SystemTableContext context, Map<String, Object> equalities);
  }

  SystemTable(String name, List<SystemColumn> columns, boolean superuserOnly, RowSource source) {
    this.name = Objects.requireNonNull(name);
    this.columns = List.copyOf(columns);
    this.superuserOnly = superuserOnly;
    this.source = Objects.requireNonNull(source);
  }

  /** The name in lower case. */
  public String name() {
    return name;
  }

  /** The columns in Redshift's order. */
  public List<SystemColumn> columns() {
    return columns;
  }

  /** Whether only superusers may query it (sv.slice-visibility). */
  public boolean superuserOnly() {
    return superuserOnly;
  }

  /**
   * All rows that the viewer may see, as of now.
   *
   * @throws CatalogException 42501 for a regular user and a table of superusers
   */
  public List<Object[]> rows(SystemTableContext context) {
    return rows(context, Map.of());
  }

  /**
   * The rows that the viewer may see, as of now, of which those may be left out that differ from an
   * equality: a help to read less, so the caller still filters.
   *
   * @param equalities values by column name, of the column's Java class
   * @throws CatalogException 42501 for a regular user and a table of superusers
   */
  public List<Object[]> rows(SystemTableContext context, Map<String, Object> equalities) {
    if (superuserOnly && !context.viewer().superuser()) {
      throw CatalogErrors.permissionDenied(name);
    }
    return source.rows(context, equalities);
  }
}
