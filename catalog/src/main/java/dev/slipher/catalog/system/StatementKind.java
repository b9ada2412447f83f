package dev.slipher.catalog.system;

/** What kind of statement ran, and with that, which log table has it. */
public enum StatementKind {
  SELECT(Log.QUERY),
  INSERT(Log.QUERY),
  UPDATE(Log.QUERY),
  DELETE(Log.QUERY),
  MERGE(Log.QUERY),
  COPY(Log.QUERY),
  UNLOAD(Log.QUERY),
  CTAS(Log.QUERY),
  /** CREATE, ALTER, DROP of tables, schemas and views (guide page r_STL_DDLTEXT). */
  DDL(Log.DDL),
  /** SET, SHOW, BEGIN, COMMIT, GRANT and the like (guide page r_STL_UTILITYTEXT). */
  UTILITY(Log.UTILITY);

  /** The log tables of statements. */
  enum Log {
    /** stl_query and stl_querytext. */
    QUERY,
    /** stl_ddltext. */
    DDL,
    /** stl_utilitytext. */
    UTILITY
  }

  private final Log log;

  StatementKind(Log log) {
    this.log = log;
  }

  Log log() {
    return log;
  }
}
