package dev.slipher.catalog.table;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A constraint that informs and is never enforced (ddl.ct.constraints-informational). */
public sealed interface TableConstraint {
  /** The constraint's name, where the statement gives one. */
  Optional<String> name();

  /** The table's own columns that it is about. */
  List<String> columns();

  /** PRIMARY KEY; at most one per table. */
  record PrimaryKey(Optional<String> name, List<String> columns) implements TableConstraint {
    public PrimaryKey {
      Objects.requireNonNull(name);
      columns = columns.stream().map(Names::cut).toList();
    }
  }

  /** UNIQUE. */
  record Unique(Optional<String> name, List<String> columns) implements TableConstraint {
    public Unique {
      Objects.requireNonNull(name);
      columns = columns.stream().map(Names::cut).toList();
    }
  }

  /**
   * FOREIGN KEY or REFERENCES.
   *
   * @param referencedColumns empty where the other table's primary key is meant
   */
  record ForeignKey(
      Optional<String> name,
      List<String> columns,
      TableName referenced,
      List<String> referencedColumns)
      implements TableConstraint {
    public ForeignKey {
      Objects.requireNonNull(name);
      columns = columns.stream().map(Names::cut).toList();
      Objects.requireNonNull(referenced);
      referencedColumns = referencedColumns.stream().map(Names::cut).toList();
    }
  }
}
