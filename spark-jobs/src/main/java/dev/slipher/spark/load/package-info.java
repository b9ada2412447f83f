/** A load from statement to answer; the packages below own one step each. */
package dev.slipher.spark.load;
