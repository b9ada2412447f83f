/** The warehouse that a Spark application works in, and what it remembers of each session. */
package dev.slipher.spark.warehouse;
