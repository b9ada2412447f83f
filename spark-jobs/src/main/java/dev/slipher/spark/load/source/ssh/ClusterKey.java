package dev.slipher.spark.load.source.ssh;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/** The cluster's own key pair, with which it logs in to remote hosts (ssh.authorized-keys-line). */
public final class ClusterKey {
  private static final int BITS = 3072;

  private final Path folder;

  private ClusterKey(Path folder) {
    this.folder = folder;
  }

  /**
   * The key pair of a folder, made if there is none yet.
   *
   * @throws IOException if the folder cannot be written, or holds a private key alone
   */
  public static ClusterKey prepare(Path folder) throws IOException {
    ClusterKey key = new ClusterKey(folder);
    if (!Files.exists(key.privateFile())) {
      key.make();
    } else if (!Files.exists(key.publicFile())) {
      throw new IOException(key.publicFile() + " is missing; the private key is beside it");
    }
    return key;
  }

  /** The private key, for nobody but the process's own user to read. */
  public Path privateFile() {
    return folder.resolve("cluster_rsa");
  }

  /** The line for a host's {@code authorized_keys}. */
  public Path publicFile() {
    return folder.resolve("cluster_rsa.pub");
  }

  /** The file for the keys that hosts have shown. */
  public Path knownHosts() {
    return folder.resolve("known_hosts");
  }

  private void make() throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    KeyPair pair = generate();
    Files.writeString(publicFile(), line((RSAPublicKey) pair.getPublic()) + "\n");
    // Private from its first moment on, and whole.
    Path draft =
        Files.createTempFile(
            folder,
            ".key",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        draft,
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
    Files.move(draft, privateFile(), StandardCopyOption.ATOMIC_MOVE);
  }

  private static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key as {@code authorized_keys} takes it, with the comment that Redshift's keys bear. */
  static String line(RSAPublicKey key) {
    return "ssh-rsa " + base64(body(key)) + " Amazon-Redshift";
  }

  /** As SSH writes it (RFC 4253, 6.6). */
  static byte[] body(RSAPublicKey key) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out, "ssh-rsa".getBytes(StandardCharsets.US_ASCII));
      for (BigInteger number : new BigInteger[] {key.getPublicExponent(), key.getModulus()}) {
        write(out, number.toByteArray());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, byte[] part) throws IOException {
    out.writeInt(part.length);
    out.write(part);
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
