package dev.slipher.sandbox.faults;

import java.util.Optional;

/** Decides what requests meet; many threads ask at once. */
@FunctionalInterface
public interface Faults {
  /**
   * What the request meets; nothing, and it is handed through. It may do something before it
   * answers, or keep the request waiting.
   */
  Optional<Fault> meet(Request request);
}
