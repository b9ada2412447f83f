package dev.slipher.spark.load.source.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * One connection and the one command that runs over it. It ends with the command, with its time,
 * with its task or with {@link #close}; a command that still runs then is told to stop.
 */
final class SshConnection implements AutoCloseable {
  private static final int ALIVE_MILLIS = 15_000;
  private static final int ALIVE_QUESTIONS = 3;
  private static final long PATIENCE_MILLIS = 1_000;
  private static final String CIPHERS =
      "aes128-gcm@openssh.com,aes256-gcm@openssh.com,aes128-ctr,aes192-ctr,aes256-ctr,"
          + "chacha20-poly1305@openssh.com";

  private final SshEntry entry;
  private final SshSettings settings;
  private final HostKeys hostKeys;
  private final Sockets sockets;
  private final Watch watch;
  private final CompletableFuture<Void> outcome = new CompletableFuture<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CommandOutput output = new CommandOutput(this::awaitEnd);
  private final ErrorOutput errors = new ErrorOutput(this::channelClosed);
  private volatile Session session;
  private volatile ChannelExec channel;
  private volatile boolean connected;

  private SshConnection(SshEntry entry, SshSettings settings, BooleanSupplier killed) {
    this.entry = entry;
    this.settings = settings;
    hostKeys = new HostKeys(entry);
    sockets = new Sockets(millis());
    watch = new Watch(killed, this::alarm);
  }

  /**
   * Connects and starts the command.
   *
   * @param killed whether the task is to end
   * @throws java.io.InterruptedIOException if it is
   * @throws SshException if the host cannot be reached, is another one than the manifest says, lets
   *     nobody in or does not run the command
   */
  static SshConnection open(SshEntry entry, SshSettings settings, BooleanSupplier killed)
      throws IOException {
    SshConnection connection = new SshConnection(entry, settings, killed);
    try {
      connection.connect();
      return connection;
    } catch (JSchException e) {
      connection.close();
      throw connection.told(e);
    } catch (IOException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private IOException told(JSchException failure) {
    if (outcome.isCompletedExceptionally()) {
      return outcome.handle((nothing, reason) -> (IOException) reason).join();
    }
    return Thread.currentThread().isInterrupted()
        ? SshException.cancelled()
        : SshException.of(failure, entry, settings);
  }

  private int millis() {
    return settings.connectSeconds() * 1000;
  }

  private void connect() throws JSchException, IOException {
    watch.limit(settings.connectSeconds(), () -> SshException.notConnected(settings));
    JSch client = new JSch();
    client.addIdentity("cluster", privateKey(), null, null);
    session = client.getSession(entry.username(), entry.endpoint(), entry.port());
    session.setSocketFactory(sockets);
    session.setHostKeyRepository(hostKeys);
    session.setDaemonThread(true);
    session.setConfig("StrictHostKeyChecking", "yes");
    session.setConfig("PreferredAuthentications", "publickey");
    session.setConfig("server_host_key", hostKeys.algorithms());
    session.setConfig("cipher.s2c", CIPHERS);
    session.setConfig("cipher.c2s", CIPHERS);
    session.setServerAliveInterval(ALIVE_MILLIS);
    session.setServerAliveCountMax(ALIVE_QUESTIONS);
    session.connect(millis());
    channel = (ChannelExec) session.openChannel("exec");
    channel.setCommand(entry.command().getBytes(StandardCharsets.UTF_8));
    channel.setInputStream(new ByteArrayInputStream(new byte[0]));
    channel.setOutputStream(output.entrance());
    channel.setErrStream(errors);
    channel.connect(millis());
    connected = true;
    watch.limit(settings.commandSeconds(), () -> SshException.tooLong(settings));
  }

  private byte[] privateKey() throws IOException {
    try {
      return Files.readAllBytes(Path.of(settings.identity()));
    } catch (IOException e) {
      throw SshException.noPrivateKey(settings.identity());
    }
  }

  /** The key that the host has shown, in base64; empty if it has shown none. */
  String hostKey() {
    return hostKeys.shown();
  }

  /**
   * What the command writes. Its end is that of the file only if the command ended well; else
   * reading it fails with {@link SshException}.
   */
  InputStream output() {
    return output.exit();
  }

  /** The host has closed the channel, or the connection is lost. */
  private void channelClosed() {
    closed.countDown();
    outcome.complete(null);
  }

  private void awaitEnd() throws IOException {
    try {
      outcome.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SshException.cancelled();
    } catch (ExecutionException e) {
      throw (IOException) e.getCause();
    }
    String signal = channel.getExitSignal();
    int status = channel.getExitStatus();
    if (signal != null && !signal.isEmpty()) {
      throw SshException.signal(signal);
    }
    if (status < 0) {
      throw SshException.lost();
    }
    if (status > 0) {
      throw SshException.exit(status, errors.text());
    }
  }

  private void alarm(IOException reason) {
    outcome.completeExceptionally(reason);
    output.fail(reason);
    // Apart, for the watch has other connections to look after.
    Thread stopping = new Thread(this::close, "slipher-ssh-stop");
    stopping.setDaemon(true);
    stopping.start();
  }

  /** Returns when the command's channel is closed, or does not close for all that is done. */
  @Override
  public void close() {
    watch.close();
    output.abandon();
    if (!connected) {
      // Nothing else would wake up a thread that waits for the host.
      sockets.close();
    }
    stop();
  }

  private synchronized void stop() {
    if (channel != null && channel.isConnected()) {
      // Before the connection goes: a command that writes nothing would not notice its end.
      signal("TERM");
      signal("KILL");
    }
    if (session != null) {
      session.disconnect();
    }
    sockets.close();
    if (channel != null) {
      wake(channel);
    }
  }

  /** JSch waits for a channel to open until its time is over, though the connection has gone. */
  private static void wake(ChannelExec opening) {
    synchronized (opening) {
      opening.notifyAll();
    }
  }

  private void signal(String name) {
    if (isClosedAfter(0)) {
      return;
    }
    try {
      channel.sendSignal(name);
    } catch (Exception e) { // JSch declares no other
      return;
    }
    isClosedAfter(PATIENCE_MILLIS);
  }

  /** Even on an interrupted thread. */
  private boolean isClosedAfter(long millis) {
    boolean interrupted = Thread.interrupted();
    try {
      return closed.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
      return false;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
