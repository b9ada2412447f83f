/** The sandbox's HDFS, in a process of its own. */
package dev.slipher.sandbox.hdfs;
