package dev.slipher.spark.load.source.ssh;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.UserInfo;
import java.util.Base64;

/**
 * The host's key, as far as one entry has an opinion of it: with {@code publickey} it must be that
 * one, without it any will do (ssh.publickey-verify).
 */
final class HostKeys implements HostKeyRepository {
  private static final String RSA = "rsa-sha2-512,rsa-sha2-256";

  private final String wanted;
  private volatile String shown = "";

  HostKeys(SshEntry entry) {
    wanted = entry.hostKey();
  }

  /** ssh.publickey-text: a host of several keys must show the RSA one, to be compared. */
  String algorithms() {
    return wanted.isEmpty()
        ? RSA + ",ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,ssh-ed25519"
        : RSA;
  }

  /** The key that the host has shown, in base64; empty if it did not come to that. */
  String shown() {
    return shown;
  }

  @Override
  public int check(String host, byte[] key) {
    shown = Base64.getEncoder().encodeToString(key);
    return wanted.isEmpty() || wanted.equals(shown) ? OK : CHANGED;
  }

  @Override
  public void add(HostKey hostKey, UserInfo user) {
    throw new UnsupportedOperationException("keys come from manifests");
  }

  @Override
  public void remove(String host, String type) {
    throw new UnsupportedOperationException("keys come from manifests");
  }

  @Override
  public void remove(String host, String type, byte[] key) {
    throw new UnsupportedOperationException("keys come from manifests");
  }

  @Override
  public String getKnownHostsRepositoryID() {
    return "manifest";
  }

  @Override
  public HostKey[] getHostKey() {
    return new HostKey[0];
  }

  @Override
  public HostKey[] getHostKey(String host, String type) {
    return new HostKey[0];
  }
}
