/** Speed, measured against peers in one run. */
package dev.slipher.bench;
