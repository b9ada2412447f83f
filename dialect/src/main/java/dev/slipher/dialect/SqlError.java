package dev.slipher.dialect;

import java.util.Objects;
import java.util.Optional;

/**
 * A statement that fails, told as Redshift tells it: SQLSTATE, message, and optionally DETAIL, HINT
 * and the place in the text. It is made in one class per module, by a method named after the
 * problem, and reaches the client without its Java class name.
 */
public final class SqlError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final SqlState state;
  private final String detail;
  private final String hint;
  private final transient Position position;

  private SqlError(
      SqlState state,
      String message,
      String detail,
      String hint,
      Position position,
      Throwable cause) {
    super(Objects.requireNonNull(message), cause);
    this.state = Objects.requireNonNull(state);
    this.detail = detail;
    this.hint = hint;
    this.position = position;
  }

  /** An error with nothing but its SQLSTATE and its message. */
  public static SqlError of(SqlState state, String message) {
    return new SqlError(state, message, null, null, null, null);
  }

  /** The same error with a DETAIL. */
  public SqlError withDetail(String newDetail) {
    return new SqlError(state, getMessage(), newDetail, hint, position, getCause());
  }

  /** The same error with a HINT. */
  public SqlError withHint(String newHint) {
    return new SqlError(state, getMessage(), detail, newHint, position, getCause());
  }

  /** The same error, pointing at a place in the statement's text. */
  public SqlError at(Position newPosition) {
    return new SqlError(state, getMessage(), detail, hint, newPosition, getCause());
  }

  /** The same error with the failure that led to it, which never reaches the client. */
  public SqlError causedBy(Throwable cause) {
    return new SqlError(state, getMessage(), detail, hint, position, cause);
  }

  /** The SQLSTATE by name. */
  public SqlState state() {
    return state;
  }

  /** The SQLSTATE's five characters. */
  public String sqlState() {
    return state.code();
  }

  /** The text of the DETAIL line. */
  public Optional<String> detail() {
    return Optional.ofNullable(detail);
  }

  /** The text of the HINT line. */
  public Optional<String> hint() {
    return Optional.ofNullable(hint);
  }

  /** The place in the statement's text; lost when the error is serialised. */
  public Optional<Position> position() {
    return Optional.ofNullable(position);
  }
}
