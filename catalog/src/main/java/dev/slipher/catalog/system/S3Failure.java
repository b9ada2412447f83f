package dev.slipher.catalog.system;

/**
 * One request to S3 that failed, whether or not a later one did not.
 *
 * @param file the full URL
 * @param method the HTTP method
 * @param error what the service or the client said
 * @param recordedMicros wall clock in microseconds since 1970 UTC
 */
public record S3Failure(int slice, String file, String method, String error, long recordedMicros) {}
