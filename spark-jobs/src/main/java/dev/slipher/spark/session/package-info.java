/** What makes a Spark session speak Redshift: its extension, its parser, what it remembers. */
package dev.slipher.spark.session;
