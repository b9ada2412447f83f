package dev.slipher.catalog.warehouse;

/**
 * A client's session.
 *
 * @param pid what {@code pg_backend_pid()} answers; given once, never again
 * @param startedMicros wall clock in microseconds since 1970 UTC
 */
public record Session(int pid, User user, String database, long startedMicros) {}
