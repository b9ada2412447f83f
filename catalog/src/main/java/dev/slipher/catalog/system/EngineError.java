package dev.slipher.catalog.system;

import java.util.Objects;

/**
 * An error of the engine, not of a statement's text.
 *
 * @param process the kind of process that met it
 * @param code Redshift's own number
 * @param file where in Redshift it is met
 * @param line of the file
 * @param cause what led to it; may be empty
 * @param error what the process was doing
 */
public record EngineError(
    String process, int code, String file, int line, String cause, String error) {
  public EngineError {
    Objects.requireNonNull(process);
    Objects.requireNonNull(file);
    Objects.requireNonNull(cause);
    Objects.requireNonNull(error);
  }
}
