package dev.slipher.endpoint;

import dev.slipher.catalog.CatalogException;
import dev.slipher.dialect.SqlError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every error that this module shows to a client, whatever went wrong underneath. */
final class ClientErrors {
  private ClientErrors() {}

  /**
   * The failure in Redshift's words: our own error if there is one among the causes, else Spark's
   * translated, else the first line of the deepest message.
   */
  static ClientError of(Throwable failure) {
    if (failure instanceof ClientError already) {
      return already;
    }
    List<Throwable> causes = causes(failure);
    for (Throwable cause : causes) {
      if (cause instanceof SqlError own) {
        return new ClientError(text(own), own.sqlState(), failure);
      }
      if (cause instanceof CatalogException own) {
        return new ClientError(text(own), own.sqlState(), failure);
      }
    }
    // The deepest is what happened; those around it say where.
    Collections.reverse(causes);
    for (Throwable cause : causes) {
      Optional<SparkErrors.Translation> translation = SparkErrors.translate(cause);
      if (translation.isPresent()) {
        return new ClientError(translation.get().message(), translation.get().sqlState(), failure);
      }
    }
    return new ClientError(message(causes), "XX000", failure);
  }

  /** The database named in the connection does not exist. */
  static ClientError noDatabase(String name, Throwable cause) {
    return new ClientError("database \"" + name + "\" does not exist", "3D000", cause);
  }

  /** What a statement answers that someone cancelled (guide page r_CANCEL). */
  static ClientError cancelled() {
    return new ClientError("Query cancelled on user's request", "57014", null);
  }

  private static String text(SqlError error) {
    StringBuilder text = new StringBuilder(error.getMessage());
    error.detail().ifPresent(detail -> text.append("\n  Detail: ").append(detail));
    error.hint().ifPresent(hint -> text.append("\n  Hint: ").append(hint));
    error.position().ifPresent(position -> text.append("\n  Position: ").append(position));
    return text.toString();
  }

  private static String text(CatalogException error) {
    return error.getMessage() + error.detail().map(detail -> "\n  Detail: " + detail).orElse("");
  }

  private static String message(List<Throwable> deepestFirst) {
    for (Throwable cause : deepestFirst) {
      if (cause instanceof OutOfMemoryError) {
        return "out of memory";
      }
      String message = cause.getMessage();
      if (message != null && !message.isBlank()) {
        return SparkErrors.plain(message);
      }
    }
    return "internal error";
  }

  private static List<Throwable> causes(Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable next = failure; next != null && seen.add(next); next = next.getCause()) {
      causes.add(next);
    }
    return causes;
  }
}
