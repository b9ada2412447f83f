package dev.slipher.copy;

/** What a statement that begins with COPY can be; {@link CopyParser} makes it. */
public sealed interface CopyCommand permits CopyStatement, CopyJobCommand {}
