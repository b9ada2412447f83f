/** COPY from the HDFS of an Amazon EMR cluster. */
package dev.slipher.spark.load.source.emr;
