package dev.slipher.formats.record;

import java.io.Serializable;
import java.util.Objects;

/**
 * Why a row cannot be loaded; a value, never thrown.
 *
 * @param code Redshift's load error code
 * @param reason Redshift's text for {@code stl_load_errors.err_reason}, not yet cut to 100
 *     characters
 * @param position what {@code stl_load_errors.position} shows (sys.load_errors.position): the
 *     zero-based offset of the failing field in the raw line, 0 where no field is to blame
 */
public record RowError(LoadErrorCode code, String reason, int position) implements Serializable {
  public RowError {
    Objects.requireNonNull(code);
    Objects.requireNonNull(reason);
  }
}
