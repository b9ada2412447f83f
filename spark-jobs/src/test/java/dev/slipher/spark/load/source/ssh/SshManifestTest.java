package dev.slipher.spark.load.source.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.spark.load.source.s3.ManifestReader;
import dev.slipher.spark.load.source.s3.ManifestReader.MalformedException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SshManifestTest {
  private static final String RSA = "AAAAB3NzaC1yc2EAAAADAQAB";

  private static List<SshEntry> parse(String text) throws MalformedException {
    return ManifestReader.parse(text.getBytes(StandardCharsets.UTF_8), SshManifest::entry);
  }

  @Test
  @DisplayName("ssh.manifest-shape: all that the guide's example has, and what entries leave out")
  void shape() throws MalformedException {
    List<SshEntry> entries =
        parse(
            """
            {
              "entries": [
                {"endpoint": "ec2-184-72-204-112.compute-1.amazonaws.com",
                 "command": "cat loaddata1.txt",
                 "mandatory": true,
                 "publickey": "%s",
                 "username": "ec2-user"},
                {"command": "gzip -c \\"a b\\"", "endpoint": "10.0.0.5", "port": "2222"},
                {"command": "x", "endpoint": "fe80::1", "port": 23, "mandatory": false}
              ]
            }
            """
                .formatted(RSA));
    assertEquals(
        List.of(
            new SshEntry(
                "ec2-184-72-204-112.compute-1.amazonaws.com",
                22,
                "ec2-user",
                "cat loaddata1.txt",
                RSA,
                true),
            new SshEntry("10.0.0.5", 2222, "redshift", "gzip -c \"a b\"", "", false),
            new SshEntry("fe80::1", 23, "redshift", "x", "", false)),
        entries);
  }

  @Test
  @DisplayName("ssh.port, ssh.username-default, ssh.mandatory-default")
  void defaults() throws MalformedException {
    SshEntry entry =
        parse("{\"entries\": [{\"endpoint\": \"h1\", \"command\": \"cat a\"}]}").get(0);
    assertEquals(new SshEntry("h1", 22, "redshift", "cat a", "", false), entry);
    assertEquals("ssh://redshift@h1/cat a", entry.file());
    assertEquals("h1", entry.host());
    assertEquals(-1, entry.split(3).size());
  }

  @ParameterizedTest
  @DisplayName("ssh.manifest-shape, ssh.publickey-text: what an entry may not say")
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "\"command\": \"c\" # an entry without 'endpoint'",
        "\"endpoint\": \"h\" # an entry without 'command'",
        "\"endpoint\": \"h\", \"command\": \" \" # 'command' is empty",
        "\"endpoint\": \"h\", \"endpoint\": \"i\" # 'endpoint' stands twice in an entry",
        "\"endpoint\": \"h:22/x\" # 'endpoint' is no name: h:22/x",
        "\"endpoint\": 7 # expected a string after 'endpoint'",
        "\"mandatory\": \"true\" # expected true or false after 'mandatory'",
        "\"port\": 0 # 'port' is a number from 1 to 65535",
        "\"port\": \"ssh\" # 'port' is a number from 1 to 65535",
        "\"Mandatory\": true # an entry has endpoint, command, mandatory, publickey, username and"
            + " port, but not 'Mandatory'",
        "\"publickey\": \"ssh-rsa AAAA root@host\" # 'publickey' is the base64 text of the host's"
            + " key, without 'ssh-rsa' and without comment",
        "\"publickey\": \"AAAAC3NzaC1lZDI1NTE5AAAA\" # 'publickey' is not an RSA key, and no"
            + " others are supported",
      })
  void malformed(String entry, String problem) {
    MalformedException error =
        assertThrows(MalformedException.class, () -> parse("{\"entries\": [{" + entry + "}]}"));
    assertTrue(error.getMessage().endsWith(problem), error.getMessage());
    assertTrue(error.getMessage().startsWith("line 1, column "), error.getMessage());
  }

  @Test
  @DisplayName("ssh.manifest-shape: quotes are simple ones, and a shell script is no manifest")
  void notJson() {
    assertThrows(
        MalformedException.class,
        () -> parse("{\"entries\": [{\u201cendpoint\u201d: \"h\", \"command\": \"c\"}]}"));
    assertThrows(MalformedException.class, () -> parse("cat a"));
    assertThrows(MalformedException.class, () -> parse("{\"entries\": []}"));
  }

  @Test
  @DisplayName("ssh.authorized-keys-line: made once, private to its owner, of the guide's shape")
  void clusterKey(@TempDir Path folder) throws Exception {
    ClusterKey key = ClusterKey.prepare(folder.resolve("keys"));
    String line = Files.readString(key.publicFile());
    assertTrue(line.matches("ssh-rsa AAAAB3NzaC1yc2E[A-Za-z0-9+/=]+ Amazon-Redshift\n"), line);
    assertEquals(
        "[OWNER_READ, OWNER_WRITE]",
        Files.getPosixFilePermissions(key.privateFile()).stream().sorted().toList().toString());
    String made = Files.readString(key.privateFile());
    ClusterKey.prepare(folder.resolve("keys"));
    assertEquals(made, Files.readString(key.privateFile()));
    assertEquals(line, Files.readString(key.publicFile()));
  }
}
