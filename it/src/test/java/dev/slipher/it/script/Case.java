package dev.slipher.it.script;

import java.util.List;
import java.util.Optional;

/**
 * One case of a file.
 *
 * @param file the file's path below {@code cases/}, with slashes
 * @param line the line of its {@code case} keyword
 * @param name unique in its file
 * @param rules the ids of docs/conformance that it proves
 * @param drivers the JDBC drivers that run it, each once
 * @param ownWorld whether it needs an endpoint of its own process, which it may stop and kill
 * @param pending why it cannot pass yet, if so: it is not run and proves nothing
 * @param steps the file's common steps, then its own
 */
public record Case(
    String file,
    int line,
    String name,
    List<String> rules,
    List<Driver> drivers,
    boolean ownWorld,
    Optional<String> pending,
    List<Step> steps) {
  public Case {
    rules = List.copyOf(rules);
    drivers = List.copyOf(drivers);
    steps = List.copyOf(steps);
  }

  /** Where the case stands, as {@code file:line}. */
  public String location() {
    return file + ":" + line;
  }
}
