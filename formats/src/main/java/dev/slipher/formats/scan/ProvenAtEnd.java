package dev.slipher.formats.scan;

import java.io.IOException;

/**
 * A stream whose bytes are known to be right only when its end has been read, as authenticated
 * encryption has it. A scan asks for the proof of each stream that it is done with.
 */
public interface ProvenAtEnd {

  /**
   * Reads what is left, to the end.
   *
   * @throws IOException if the stream cannot be read, or what was read of it is not right
   */
  void prove() throws IOException;
}
