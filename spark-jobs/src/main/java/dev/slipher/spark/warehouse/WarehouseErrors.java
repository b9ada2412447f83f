package dev.slipher.spark.warehouse;

import dev.slipher.dialect.SqlError;
import dev.slipher.dialect.SqlState;

/** Every error of a warehouse that a statement meets before it begins. */
final class WarehouseErrors {
  private WarehouseErrors() {}

  static SqlError unknownUser(String name) {
    return SqlError.of(
        SqlState.INVALID_AUTHORIZATION_SPECIFICATION, "user \"%s\" does not exist".formatted(name));
  }
}
