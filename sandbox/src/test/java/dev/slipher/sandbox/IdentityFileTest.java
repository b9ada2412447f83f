package dev.slipher.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityFileTest {
  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsRead() throws IOException {
    List<Identity> identities =
        List.of(
            Identity.ofEveryBucket("A", "s/1+="),
            new Identity("B", "s2", Set.of("x", "y")),
            new Identity("C", "s3", Set.of()));
    Path file = folder.resolve("identities");
    Files.write(file, identities.stream().map(IdentityFile::line).toList());

    assertEquals(identities, IdentityFile.read(file));
  }

  @Test
  void aLineOfAnotherFormIsRefusedWithoutShowingIt() throws IOException {
    Path file = Files.writeString(folder.resolve("identities"), "# who\n\nAKIA topsecret\n");

    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> IdentityFile.read(file));
    assertFalse(refused.getMessage().contains("topsecret"));
  }

  @Test
  void anIdentityDoesNotShowItsSecret() {
    assertFalse(Identity.ofEveryBucket("A", "topsecret").toString().contains("topsecret"));
  }
}
