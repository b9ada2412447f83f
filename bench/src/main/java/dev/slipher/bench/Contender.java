package dev.slipher.bench;

/** One way to load the data; run several times in one process. */
interface Contender {
  String name();

  /** Makes an empty table; not timed. */
  void prepare();

  /** Loads the data and returns how many rows the table then has, counted by the loader itself. */
  long load();

  /** Removes the table; not timed. */
  void cleanUp();
}
