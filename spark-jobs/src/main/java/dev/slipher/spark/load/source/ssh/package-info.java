/** COPY from the output of commands that run on remote hosts over SSH. */
package dev.slipher.spark.load.source.ssh;
