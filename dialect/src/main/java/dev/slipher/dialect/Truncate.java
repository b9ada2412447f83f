package dev.slipher.dialect;

/** {@code TRUNCATE [TABLE] name} (guide page r_TRUNCATE). */
public record Truncate(QualifiedName table) implements DdlStatement {}
