package dev.slipher.formats.record;

import java.io.Serializable;
import java.util.Objects;

/**
 * Why a row cannot be loaded; a value, never thrown.
 *
 * @param code Redshift's load error code
 * @param reason Redshift's text for {@code stl_load_errors.err_reason}, not yet cut to 100
 *     characters
 * @param position the zero-based place of the error in the field, or -1 where Redshift shows -1
 */
public record RowError(LoadErrorCode code, String reason, int position) implements Serializable {
  public RowError {
    Objects.requireNonNull(code);
    Objects.requireNonNull(reason);
  }
}
