package dev.slipher.catalog.warehouse;

import java.util.Objects;

/**
 * A user.
 *
 * @param id as {@code userid} shows it; 1 is rdsdb, made users count from 100
 */
public record User(int id, String name, boolean superuser) {
  public User {
    Objects.requireNonNull(name);
  }
}
