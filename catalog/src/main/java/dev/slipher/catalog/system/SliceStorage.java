package dev.slipher.catalog.system;

/**
 * What of a table lies on one slice. A table of style ALL is stored once: its slices' rows together
 * are the table's rows, and the system tables show them on every node.
 *
 * @param rows rows stored, deleted ones that no vacuum removed included
 * @param deletedRows those of them that are deleted
 * @param sortedRows those of them that lie in sort order; all of them without a sort key
 * @param bytes bytes of the data files
 */
public record SliceStorage(int slice, long rows, long deletedRows, long sortedRows, long bytes) {}
