/**
 * From a source to files pinned by size and version, and back to their bytes: what all sources
 * share. Each source has a package of its own. Free of Spark types.
 */
package dev.slipher.spark.load.source;
