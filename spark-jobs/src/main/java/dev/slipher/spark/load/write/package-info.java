/** Steps 7, 8 and 10 of a load: rows to Parquet files by slice, and one Delta commit or none. */
package dev.slipher.spark.load.write;
