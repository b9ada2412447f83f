package dev.slipher.dialect;

/** A statement beside COPY that Slipher reads itself; {@link DdlParser} makes it. */
public sealed interface DdlStatement permits CreateTable, CreateTableAs, DropTable, Truncate {}
