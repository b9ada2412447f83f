package dev.slipher.dialect;

/** Every error that this module shows to a user. */
final class DialectErrors {
  private DialectErrors() {}

  static SqlError notRead(String what) {
    return SqlError.of(SqlState.FEATURE_NOT_SUPPORTED, what + " is not supported yet");
  }
}
