package dev.slipher.dialect;

import java.util.List;
import java.util.Objects;

/**
 * {@code CREATE TABLE name [(columns)] [attributes] AS query} (guide page r_CREATE_TABLE_AS).
 *
 * @param temporary whether TEMP or TEMPORARY was said or the name begins with {@code #}
 * @param columns the names for the query's columns; empty where the query names them
 * @param attributes DISTKEY and SORTKEY may name a column by its position, as digits
 * @param query the query's text, as it was written
 */
public record CreateTableAs(
    boolean temporary,
    boolean ifNotExists,
    QualifiedName table,
    List<String> columns,
    TableAttributes attributes,
    String query)
    implements DdlStatement {
  public CreateTableAs {
    Objects.requireNonNull(table);
    Objects.requireNonNull(attributes);
    Objects.requireNonNull(query);
    columns = List.copyOf(columns);
  }
}
