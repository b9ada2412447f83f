package dev.slipher.catalog;

import java.util.Locale;

/**
 * Every error that the catalog reports to a user. SQLSTATEs are PostgreSQL's, which Redshift keeps;
 * wording follows Redshift where the guide or the server shows it.
 */
public final class CatalogErrors {
  private CatalogErrors() {}

  /** 42P01: no such table or view. */
  public static CatalogException relationDoesNotExist(String relation) {
    return error("42P01", "relation \"%s\" does not exist", relation);
  }

  /** 42P07: the name is taken. */
  public static CatalogException relationAlreadyExists(String relation) {
    return error("42P07", "Relation \"%s\" already exists", relation);
  }

  /** 3F000: no such schema. */
  public static CatalogException schemaDoesNotExist(String schema) {
    return error("3F000", "schema \"%s\" does not exist", schema);
  }

  /** 42703: no such column in the table. */
  public static CatalogException columnDoesNotExist(String column, String relation) {
    return error("42703", "column \"%s\" of relation \"%s\" does not exist", column, relation);
  }

  /** 42703: a key or constraint names a column that the statement does not define. */
  public static CatalogException keyColumnDoesNotExist(String column) {
    return error("42703", "column \"%s\" named in key does not exist", column);
  }

  /** 42701: a column is defined or listed twice. */
  public static CatalogException duplicateColumn(String column) {
    return error("42701", "column \"%s\" specified more than once", column);
  }

  /** 42501: the user may not touch the relation. */
  public static CatalogException permissionDenied(String relation) {
    return error("42501", "permission denied for relation %s", relation);
  }

  /** 42704: no such user. */
  public static CatalogException userDoesNotExist(String user) {
    return error("42704", "user \"%s\" does not exist", user);
  }

  /** 42710: the user name is taken. */
  public static CatalogException userAlreadyExists(String user) {
    return error("42710", "user \"%s\" already exists", user);
  }

  /** 42704: a type that Redshift has never heard of. */
  public static CatalogException typeDoesNotExist(String type) {
    return error("42704", "type \"%s\" does not exist", type);
  }

  /** 0A000: a type that Redshift knows, or knows of, and that cannot be a column's type here. */
  public static CatalogException unsupportedType(String column, String type) {
    return error("0A000", "Column \"%s\" has unsupported type \"%s\".", column, type);
  }

  /** 22023: a type with arguments that it cannot have. */
  public static CatalogException wrongTypeArguments(String problem) {
    return error("22023", "%s", problem);
  }

  /** 54011: more columns than a table may have (ddl.ct.max-columns). */
  public static CatalogException tooManyColumns(int most) {
    return error("54011", "tables can have at most %d columns", most);
  }

  /** 42P16: a table without columns. */
  public static CatalogException noColumns(String relation) {
    return error("42P16", "relation \"%s\" must have at least one column", relation);
  }

  /** 42601: an encoding of no known name (ddl.ct.encode-list). */
  public static CatalogException unknownEncoding(String encoding) {
    return error("42601", "unrecognized compression encoding \"%s\"", encoding);
  }

  /** 42P16: an encoding that the column's type does not admit (ddl.ct.encode-type-check). */
  public static CatalogException invalidEncoding(String column, String encoding, String type) {
    return new CatalogException(
        "42P16",
        "invalid encoding type specified for column \"%s\"".formatted(column),
        "Encoding %s cannot be used for type %s.".formatted(encoding, type),
        null);
  }

  /** 42P16: more than one DISTKEY (ddl.ct.distkey-one). */
  public static CatalogException severalDistributionKeys() {
    return error("42P16", "Only one DISTKEY column can be specified per table");
  }

  /** 42P16: DISTKEY beside a DISTSTYLE other than KEY (ddl.ct.distkey-diststyle). */
  public static CatalogException distributionKeyNeedsStyleKey(String style) {
    return error("42P16", "DISTSTYLE %s cannot be specified with a DISTKEY column", style);
  }

  /** 42P16: DISTSTYLE KEY alone (ddl.ct.distkey-diststyle). */
  public static CatalogException styleKeyNeedsDistributionKey() {
    return error("42P16", "A DISTKEY column must be specified for DISTSTYLE KEY");
  }

  /**
   * 42P16: a key column of a type that cannot be compared or hashed (ddl.ct.key-types).
   *
   * @param key {@code DISTKEY} or {@code SORTKEY}
   */
  public static CatalogException invalidKeyType(String column, String type, String key) {
    return error("42P16", "column \"%s\" of type %s cannot be a %s", column, type, key);
  }

  /** 42601: a DISTSTYLE of no known name. */
  public static CatalogException unknownDistributionStyle(String style) {
    return error("42601", "unknown distribution style \"%s\"", style);
  }

  /** 42P16: a SORTKEY by column and another beside it. */
  public static CatalogException severalSortKeys() {
    return error("42P16", "Only one SORTKEY can be specified per table");
  }

  /** 54011: more sort key columns than the kind of key allows (ddl.ct.sortkey-max). */
  public static CatalogException tooManySortKeys(String kind, int most) {
    return error("54011", "%s sort keys can have at most %d columns", kind, most);
  }

  /** 42P16: an identity column of another type than INT or BIGINT (ddl.ct.identity-types). */
  public static CatalogException invalidIdentityType(String column) {
    return error("42P16", "IDENTITY column \"%s\" must be of type INT or BIGINT", column);
  }

  /** 42P16: an identity column with a default, a zero step or declared NULL. */
  public static CatalogException invalidIdentity(String column, String reason) {
    return error("42P16", "invalid IDENTITY column \"%s\": %s", column, reason);
  }

  /** 42P16: more than one primary key (ddl.ct.pk-multi-column-level). */
  public static CatalogException severalPrimaryKeys(String relation) {
    return error("42P16", "multiple primary keys for table \"%s\" are not allowed", relation);
  }

  /** 42804: COLLATE on a column that holds no text. */
  public static CatalogException collationNeedsText(String type) {
    return error("42804", "collations are not supported by type %s", type);
  }

  /** 8001: the fixed-width columns exceed what a statement can process (ddl.ct.wide-8001). */
  public static CatalogException rowTooWide(int most) {
    return new CatalogException(
        "XX000",
        "8001",
        ("The combined length of columns processed in the SQL statement exceeded the"
                + " query-processing limit of %d characters")
            .formatted(most),
        null);
  }

  /** XX000: what a table keeps about itself cannot be read back. */
  public static CatalogException damagedDefinition(String relation, String reason) {
    return error("XX000", "definition of relation \"%s\" is damaged: %s", relation, reason);
  }

  /** 22023: a setting of the cluster's layout that is no number or out of its range. */
  public static CatalogException invalidLayout(String setting, String value, int most) {
    return error(
        "22023", "%s must be a whole number from 1 to %d, not \"%s\"", setting, most, value);
  }

  /** 42710: the name of a COPY JOB is taken. */
  public static CatalogException copyJobAlreadyExists(String job) {
    return error("42710", "COPY JOB \"%s\" already exists", job);
  }

  /** 42704: no such COPY JOB. */
  public static CatalogException copyJobDoesNotExist(String job) {
    return error("42704", "COPY JOB \"%s\" does not exist", job);
  }

  /** 42501: the COPY JOB is another user's. */
  public static CatalogException notOwnerOfCopyJob(String job) {
    return error("42501", "must be owner of COPY JOB %s", job);
  }

  /** 54000: more COPY JOBs than a cluster may have. */
  public static CatalogException tooManyCopyJobs(int most) {
    return error("54000", "a cluster can have at most %d COPY JOBs", most);
  }

  /** 55006: another process is running the COPY JOB. */
  public static CatalogException copyJobIsRunning(String job) {
    return error("55006", "COPY JOB \"%s\" is being run by another process", job);
  }

  /** 58000: the warehouse's database cannot be reached or refuses; its own words as the detail. */
  public static CatalogException warehouseDatabaseFailed(String doing, Throwable cause) {
    return new CatalogException(
        "58000",
        "cannot %s in the warehouse database".formatted(doing),
        String.valueOf(cause.getMessage()),
        cause);
  }

  /** 58000: the database was written by a newer version. */
  public static CatalogException warehouseDatabaseTooNew(int found, int known) {
    return error(
        "58000",
        "the warehouse database has version %d, this program knows versions up to %d",
        found,
        known);
  }

  private static CatalogException error(String sqlState, String message, Object... values) {
    return new CatalogException(sqlState, String.format(Locale.ROOT, message, values), null, null);
  }
}
