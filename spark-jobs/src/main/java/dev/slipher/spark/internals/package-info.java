/**
 * The calls into Spark's and Delta's internals, all of them, so that a new version of either
 * touches one place.
 */
package dev.slipher.spark.internals;
