package dev.slipher.dialect;

/** What a statement is, by its first words after comments. */
public enum StatementKind {
  /** Nothing but white space, comments and semicolons. */
  EMPTY,
  /** COPY, and COPY with JOB CREATE at its end. */
  COPY,
  /** COPY JOB with a verb. */
  COPY_JOB,
  UNLOAD,
  /** CREATE [TEMP] TABLE, with columns or AS; not EXTERNAL tables. */
  CREATE_TABLE,
  DROP_TABLE,
  TRUNCATE,
  /** Everything else. */
  OTHER;

  /** The kind of a statement; total: text that is no SQL is {@link #OTHER}. */
  public static StatementKind of(String sql) {
    throw DialectErrors.notRead(sql);
  }
}
