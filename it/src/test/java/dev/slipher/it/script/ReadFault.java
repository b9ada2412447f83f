package dev.slipher.it.script;

/** What the S3 endpoint does at the first read of an object. */
public sealed interface ReadFault {
  /** Deletes the object, then goes on. */
  record Delete() implements ReadFault {}

  /** Replaces the object, then goes on. */
  record Replace(Body body) implements ReadFault {}

  /** Answers with this HTTP status, once or at every read. */
  record Answer(int status, boolean once) implements ReadFault {}

  /** Holds the read until the case releases it. */
  record Hold() implements ReadFault {}
}
