/** COPY JOBs: what each is to load, and which files it has seen. */
package dev.slipher.catalog.job;
