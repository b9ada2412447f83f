package dev.slipher.spark.load.source.ssh;

import dev.slipher.spark.load.source.s3.ManifestReader;
import dev.slipher.spark.load.source.s3.ManifestReader.MalformedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;

/**
 * What an entry of an SSH manifest may say. Other than in a manifest of files, a name that is not
 * known is an error: a misspelt {@code mandatory} or {@code publickey} would be a promise not kept.
 */
final class SshManifest {
  private static final int HIGHEST_PORT = 65_535;
  private static final String RSA = "ssh-rsa";

  private final ManifestReader manifest;
  private String endpoint;
  private String command;
  private String username = SshEntry.USERNAME;
  private String publicKey = "";
  private int port = SshEntry.PORT;
  private boolean mandatory;

  private SshManifest(ManifestReader manifest) {
    this.manifest = manifest;
  }

  /** Reads the entry that has just begun (ssh.manifest-shape). */
  static SshEntry entry(ManifestReader manifest) throws IOException, MalformedException {
    return new SshManifest(manifest).read();
  }

  private SshEntry read() throws IOException, MalformedException {
    Set<String> said = new HashSet<>();
    for (String key = manifest.nextKey(); key != null; key = manifest.nextKey()) {
      if (!said.add(key)) {
        throw manifest.malformed("'" + key + "' stands twice in an entry");
      }
      take(key);
    }
    if (endpoint == null) {
      throw manifest.malformed("an entry without 'endpoint'");
    }
    if (command == null) {
      throw manifest.malformed("an entry without 'command'");
    }
    return new SshEntry(endpoint, port, username, command, publicKey, mandatory);
  }

  private void take(String key) throws IOException, MalformedException {
    switch (key) {
      case "endpoint" -> endpoint = word(key);
      case "command" -> command = text(key);
      case "username" -> username = word(key);
      case "publickey" -> publicKey = publicKey(text(key));
      case "mandatory" -> mandatory = manifest.flag(key);
      case "port" -> port = port(key);
      default ->
          throw manifest.malformed(
              "an entry has endpoint, command, mandatory, publickey, username and port, but not '"
                  + key
                  + "'");
    }
  }

  private String text(String key) throws IOException, MalformedException {
    String text = manifest.string(key);
    if (text.isBlank()) {
      throw manifest.malformed("'" + key + "' is empty");
    }
    if (text.indexOf('\0') >= 0) {
      throw manifest.malformed("'" + key + "' has a NUL in it");
    }
    return text;
  }

  private String word(String key) throws IOException, MalformedException {
    String text = text(key).strip();
    if (text.chars().anyMatch(c -> Character.isWhitespace(c) || c == '@' || c == '/')) {
      throw manifest.malformed("'" + key + "' is no name: " + text);
    }
    return text;
  }

  /** The guide has quotes around every value but {@code mandatory}'s. */
  private int port(String key) throws IOException, MalformedException {
    long number;
    try {
      number = manifest.isString() ? Long.parseLong(manifest.string(key)) : manifest.number(key);
    } catch (NumberFormatException e) {
      number = 0;
    }
    if (number < 1 || number > HIGHEST_PORT) {
      throw manifest.malformed("'port' is a number from 1 to " + HIGHEST_PORT);
    }
    return (int) number;
  }

  /** ssh.publickey-text: the key's body, without what stands before and behind it in its file. */
  private String publicKey(String text) throws MalformedException {
    byte[] key;
    try {
      key = Base64.getDecoder().decode(text.strip());
    } catch (IllegalArgumentException e) {
      throw manifest.malformed(
          "'publickey' is the base64 text of the host's key, without 'ssh-rsa' and without"
              + " comment");
    }
    if (!type(key).equals(RSA)) {
      throw manifest.malformed("'publickey' is not an RSA key, and no others are supported");
    }
    return Base64.getEncoder().encodeToString(key);
  }

  /** The name that a key begins with, as SSH writes it; empty if that is none. */
  static String type(byte[] key) {
    if (key.length < Integer.BYTES) {
      return "";
    }
    int length = ByteBuffer.wrap(key).getInt();
    return length < 0 || length > key.length - Integer.BYTES
        ? ""
        : new String(key, Integer.BYTES, length, StandardCharsets.US_ASCII);
  }
}
