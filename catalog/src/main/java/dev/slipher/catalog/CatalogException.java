package dev.slipher.catalog;

import java.util.Objects;
import java.util.Optional;

/** An error of a statement, in Redshift's words; made by {@link CatalogErrors} alone. */
public final class CatalogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sqlState;
  private final String detail;

  CatalogException(String sqlState, String message, String detail, Throwable cause) {
    super(message, cause);
    this.sqlState = Objects.requireNonNull(sqlState);
    this.detail = detail;
  }

  /** The five-character SQLSTATE. */
  public String sqlState() {
    return sqlState;
  }

  /** More to say than the message, where there is more. */
  public Optional<String> detail() {
    return Optional.ofNullable(detail);
  }
}
