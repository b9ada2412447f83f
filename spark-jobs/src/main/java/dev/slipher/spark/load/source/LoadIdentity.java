package dev.slipher.spark.load.source;

import java.io.Serializable;

/**
 * Which load reads, for the DETAIL block of its errors.
 *
 * @param query the query id of the COPY
 * @param process the process id of its session, as {@code pg_backend_pid()} tells it
 */
public record LoadIdentity(long query, int process) implements Serializable {}
