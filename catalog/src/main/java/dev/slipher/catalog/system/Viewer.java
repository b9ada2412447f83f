package dev.slipher.catalog.system;

import dev.slipher.catalog.warehouse.User;

/**
 * Who looks at a system table.
 *
 * @param userId regular users see only rows of their own (sys.visibility)
 * @param superuser sees all rows, and the tables that others may not see
 */
public record Viewer(int userId, boolean superuser) {
  /** The user as a viewer. */
  public static Viewer of(User user) {
    return new Viewer(user.id(), user.superuser());
  }
}
