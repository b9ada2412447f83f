/** Redshift's tables as Delta tables: their creation, their facts, their end. */
package dev.slipher.spark.table;
