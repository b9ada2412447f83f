package dev.slipher.formats.record;

import java.io.Serializable;

/** How the files of one format mark their records and fields; each format's package has its own. */
public interface RecordLayout extends Serializable {}
