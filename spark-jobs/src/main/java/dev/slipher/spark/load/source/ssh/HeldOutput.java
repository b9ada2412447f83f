package dev.slipher.spark.load.source.ssh;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * All that a command has written, held back until the command has ended well: else half of its
 * output could have become rows by the time that it fails. Little is held in memory, much in a
 * temporary file.
 */
final class HeldOutput {
  private static final int IN_MEMORY = 8 << 20;
  private static final int PIECE = 256 << 10;

  private HeldOutput() {}

  /**
   * Reads to the end.
   *
   * @throws IOException what reading throws; nothing is left then
   */
  static InputStream of(InputStream output) throws IOException {
    byte[] first = output.readNBytes(IN_MEMORY);
    if (first.length < IN_MEMORY) {
      return new ByteArrayInputStream(first);
    }
    Path file = Files.createTempFile("slipher-ssh-", ".output");
    FileChannel held =
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    try {
      OutputStream out = Channels.newOutputStream(held);
      out.write(first);
      byte[] piece = new byte[PIECE];
      for (int count = output.read(piece); count >= 0; count = output.read(piece)) {
        out.write(piece, 0, count);
      }
      held.position(0);
      return Channels.newInputStream(held);
    } catch (IOException | RuntimeException e) {
      held.close();
      throw e;
    }
  }
}
