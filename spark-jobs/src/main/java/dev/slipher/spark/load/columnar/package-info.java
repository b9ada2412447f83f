/** Step 6 of a load from columnar files, which Spark's vectorized readers decode. */
package dev.slipher.spark.load.columnar;
