/** COPY JOBs: what is said about them, how one runs, and who runs them by themselves. */
package dev.slipher.spark.job;
