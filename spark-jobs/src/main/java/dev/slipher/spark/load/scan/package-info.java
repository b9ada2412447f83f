/** Step 6 of a load: one partition for each slice, bytes to rows. */
package dev.slipher.spark.load.scan;
