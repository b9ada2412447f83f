package dev.slipher.dialect;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One entry in the parentheses of CREATE TABLE. */
public sealed interface TableElement
    permits ColumnDefinition, TableElement.Constraint, TableElement.Like {

  /** A table-level constraint; informational, never enforced (ddl.ct.constraints-informational). */
  sealed interface Constraint extends TableElement permits Unique, PrimaryKey, ForeignKey {
    /** The name that CONSTRAINT gave it. */
    Optional<String> constraintName();

    /** The columns of this table that it names, folded, in order. */
    List<String> columns();
  }

  /** {@code UNIQUE (columns)}. */
  record Unique(Optional<String> constraintName, List<String> columns) implements Constraint {
    public Unique {
      Objects.requireNonNull(constraintName);
      columns = List.copyOf(columns);
    }
  }

  /** {@code PRIMARY KEY (columns)}. */
  record PrimaryKey(Optional<String> constraintName, List<String> columns) implements Constraint {
    public PrimaryKey {
      Objects.requireNonNull(constraintName);
      columns = List.copyOf(columns);
    }
  }

  /** {@code FOREIGN KEY (columns) REFERENCES table [(columns)]}. */
  record ForeignKey(Optional<String> constraintName, List<String> columns, References references)
      implements Constraint {
    public ForeignKey {
      Objects.requireNonNull(constraintName);
      Objects.requireNonNull(references);
      columns = List.copyOf(columns);
    }
  }

  /**
   * {@code LIKE parent [INCLUDING | EXCLUDING DEFAULTS]}.
   *
   * @param includingDefaults false where nothing was said (ddl.ct.like)
   */
  record Like(QualifiedName parent, boolean includingDefaults) implements TableElement {}

  /**
   * {@code REFERENCES table [(columns)]}.
   *
   * @param columns empty where the referenced table's primary key is meant
   */
  record References(QualifiedName table, List<String> columns) {
    public References {
      Objects.requireNonNull(table);
      columns = List.copyOf(columns);
    }
  }
}
