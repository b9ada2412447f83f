package dev.slipher.copy;

import java.util.Objects;

/** A value that must not reach logs, plans or error texts: printing it prints a mask. */
public final class Secret {
  /** What stands for a secret in text that people see. */
  public static final String MASK = "***";

  private final String value;

  private Secret(String value) {
    this.value = Objects.requireNonNull(value);
  }

  /** A secret with this value. */
  public static Secret of(String value) {
    return new Secret(value);
  }

  /** The value itself: for whom it is meant, never for text that people see. */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return MASK;
  }
}
