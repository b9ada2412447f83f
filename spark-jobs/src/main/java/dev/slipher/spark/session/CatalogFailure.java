package dev.slipher.spark.session;

import dev.slipher.catalog.CatalogException;
import dev.slipher.dialect.SqlError;
import dev.slipher.dialect.SqlState;
import java.util.Arrays;
import java.util.function.Supplier;

/** The catalog's errors as the statement's own: the catalog does not know the dialect. */
final class CatalogFailure {
  private CatalogFailure() {}

  static <T> T told(Supplier<T> work) {
    try {
      return work.get();
    } catch (CatalogException e) {
      SqlError error = SqlError.of(state(e.sqlState()), e.getMessage()).causedBy(e);
      throw e.detail().map(error::withDetail).orElse(error);
    }
  }

  private static SqlState state(String code) {
    return Arrays.stream(SqlState.values())
        .filter(state -> state.code().equals(code))
        .findFirst()
        .orElse(SqlState.INTERNAL_ERROR);
  }
}
