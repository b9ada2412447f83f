package dev.slipher.formats.shapefile;

/** A record whose content is no shape; its reader makes a row error of it. */
final class MalformedShapeException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedShapeException(String problem) {
    super(problem);
  }
}
