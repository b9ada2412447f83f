package dev.slipher.spark.load.source.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Objects;

/**
 * A command's standard output on its way from the connection's thread to the slice's. A slice that
 * is slower than the host holds the host up.
 */
final class CommandOutput {
  private static final int MOST_BYTES = 4 << 20;

  private final Deque<byte[]> pieces = new ArrayDeque<>();
  private final End end;
  private int waiting;
  private boolean ended;
  private boolean abandoned;
  private IOException failure;

  /** How a command's end is judged once its output has ended. */
  interface End {
    /** Waits for the command's end. */
    void await() throws IOException;
  }

  CommandOutput(End end) {
    this.end = end;
  }

  /** The end at which the connection writes. */
  OutputStream entrance() {
    return new Entrance();
  }

  /** The end at which the slice reads; it does not close the connection. */
  InputStream exit() {
    return new Exit();
  }

  /** Nothing more is read; what still comes is dropped, so that the host is not held up. */
  synchronized void abandon() {
    abandoned = true;
    pieces.clear();
    waiting = 0;
    notifyAll();
  }

  /** The reader gets this instead of what is left. */
  synchronized void fail(IOException reason) {
    if (failure == null) {
      failure = reason;
    }
    notifyAll();
  }

  private synchronized void put(byte[] piece) throws IOException {
    try {
      while (waiting > MOST_BYTES && !abandoned && failure == null) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SshException.cancelled();
    }
    if (!abandoned && failure == null) {
      pieces.add(piece);
      waiting += piece.length;
      notifyAll();
    }
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** The next piece, or null at the end. */
  private synchronized byte[] take() throws IOException {
    try {
      while (pieces.isEmpty() && !ended && failure == null) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SshException.cancelled();
    }
    if (failure != null) {
      throw failure;
    }
    byte[] piece = pieces.poll();
    if (piece != null) {
      waiting -= piece.length;
      notifyAll();
    }
    return piece;
  }

  private final class Entrance extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      put(new byte[] {(byte) b});
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (length > 0) {
        put(Arrays.copyOfRange(bytes, offset, offset + length));
      }
    }

    @Override
    public void close() {
      end();
    }
  }

  private final class Exit extends InputStream {
    private byte[] piece = new byte[0];
    private int position;
    private boolean judged;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, target.length);
      if (length == 0) {
        return 0;
      }
      if (position == piece.length) {
        byte[] next = judged ? null : take();
        if (next == null) {
          if (!judged) {
            end.await();
            judged = true;
          }
          return -1;
        }
        piece = next;
        position = 0;
      }
      int count = Math.min(length, piece.length - position);
      System.arraycopy(piece, position, target, offset, count);
      position += count;
      return count;
    }
  }
}
