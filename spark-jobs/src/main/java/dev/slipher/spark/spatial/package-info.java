/** What spatial functions do with a value; called from generated code. */
package dev.slipher.spark.spatial;
