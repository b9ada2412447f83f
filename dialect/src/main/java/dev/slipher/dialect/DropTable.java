package dev.slipher.dialect;

import java.util.List;

/**
 * {@code DROP TABLE [IF EXISTS] name [, ...] [CASCADE | RESTRICT]} (guide page r_DROP_TABLE).
 *
 * @param cascade whether CASCADE was said; RESTRICT is the default
 */
public record DropTable(List<QualifiedName> tables, boolean ifExists, boolean cascade)
    implements DdlStatement {
  public DropTable {
    tables = List.copyOf(tables);
  }
}
