/** Steps 9, 11 and 12 of a load: judging the slices' reports, recording them, answering. */
package dev.slipher.spark.load.report;
