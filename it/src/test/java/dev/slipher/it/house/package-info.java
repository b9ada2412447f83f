/** Holds the code to the laws of the house: who may call whom, and how things are named. */
package dev.slipher.it.house;
