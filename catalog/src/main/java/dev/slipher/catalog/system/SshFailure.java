package dev.slipher.catalog.system;

/**
 * What went wrong with one connection over SSH, whether or not the load did without it.
 *
 * @param username whom the connection logged in as
 * @param endpoint the host, as the manifest names it
 * @param command what was to be run there
 * @param error what the host or the client said
 * @param recordedMicros wall clock in microseconds since 1970 UTC
 */
public record SshFailure(
    int slice,
    String username,
    String endpoint,
    String command,
    String error,
    long recordedMicros) {}
