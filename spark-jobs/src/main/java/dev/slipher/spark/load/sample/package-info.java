/** Samples of a load's rows, from which COMPUPDATE ON chooses encodings. */
package dev.slipher.spark.load.sample;
