/** Loads made of chance, from a seed, whose outcome is known by how they were made. */
package dev.slipher.it.random;
