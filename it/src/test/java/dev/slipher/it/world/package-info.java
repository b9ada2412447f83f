/** The worlds that cases run against: endpoint, sandbox, and what stands between them. */
package dev.slipher.it.world;
