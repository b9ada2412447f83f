package dev.slipher.sandbox.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.Signal;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** A command as the shell understands it, run in a folder as the user of this process. */
final class ShellCommand implements Command {
  private final String text;
  private final Path folder;
  private InputStream input;
  private OutputStream output;
  private OutputStream errors;
  private ExitCallback exit;
  private Process process;
  private volatile boolean destroyed;

  ShellCommand(String text, Path folder) {
    this.text = text;
    this.folder = folder;
  }

  @Override
  public void setInputStream(InputStream in) {
    input = in;
  }

  @Override
  public void setOutputStream(OutputStream out) {
    output = out;
  }

  @Override
  public void setErrorStream(OutputStream err) {
    errors = err;
  }

  @Override
  public void setExitCallback(ExitCallback callback) {
    exit = callback;
  }

  @Override
  public void start(ChannelSession channel, Environment environment) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(List.of("/bin/sh", "-c", text));
    builder.directory(folder.toFile());
    builder.environment().put("HOME", folder.toString());
    process = builder.start();
    environment.addSignalListener((whose, signal) -> end(), Signal.TERM, Signal.KILL, Signal.HUP);
    pass("input", input, process.getOutputStream());
    CompletableFuture<Void> said = pass("output", process.getInputStream(), output);
    CompletableFuture<Void> complained = pass("errors", process.getErrorStream(), errors);
    CompletableFuture.allOf(said, complained)
        .thenCombine(process.onExit(), (nothing, ended) -> ended.exitValue())
        .thenAccept(this::exited);
  }

  private CompletableFuture<Void> pass(String name, InputStream from, OutputStream to) {
    CompletableFuture<Void> passed = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try (from;
                  to) {
                byte[] piece = new byte[64 << 10];
                for (int count = from.read(piece); count >= 0; count = from.read(piece)) {
                  to.write(piece, 0, count);
                  to.flush();
                }
              } catch (IOException e) {
                // The other side has gone; what is left of this one ends with the channel.
              }
              passed.complete(null);
            },
            "ssh-" + name);
    thread.setDaemon(true);
    thread.start();
    return passed;
  }

  /** A connection that breaks has no exit status to tell any more. */
  private void exited(int status) {
    if (!destroyed) {
      exit.onExit(status);
    }
  }

  /** The shell, and whatever it has started. */
  private void end() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }

  @Override
  public void destroy(ChannelSession channel) {
    destroyed = true;
    if (process != null) {
      end();
    }
  }
}
