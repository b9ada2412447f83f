package dev.slipher.spark.load.source;

import dev.slipher.dialect.SqlError;

/** What to do where a role's credentials could not be had: Redshift's own text does not say. */
public final class RoleHint {
  private RoleHint() {}

  /** The process has nothing to go to Amazon with, or to assume a role with. */
  public static SqlError noCredentials(SqlError error) {
    return error.withHint(
        "Slipher has no credentials of its own: give it AWS_ACCESS_KEY_ID and"
            + " AWS_SECRET_ACCESS_KEY, or a file of roles, at its start.");
  }

  /**
   * The security token service said no, or nothing.
   *
   * @param reason in its own words; empty if it gave none
   */
  public static SqlError refused(SqlError error, String reason) {
    return reason.isEmpty() ? error : error.withHint("The security token service: " + reason + ".");
  }
}
