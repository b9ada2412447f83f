package dev.slipher.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What loads from EMR read is seen by the tests of those loads; here is how it comes and goes. */
class SandboxHdfsTest {
  @TempDir private Path folder;

  @Test
  void itTakesFilesAndHasThemAgainAfterAStop() throws Exception {
    try (SandboxHdfs hdfs = SandboxHdfs.start(folder)) {
      assertEquals("hdfs", hdfs.nameNode().getScheme());
      new Socket("127.0.0.1", hdfs.nameNode().getPort()).close();
      hdfs.put("/out/a b/part-0", "1|one\n".getBytes(StandardCharsets.UTF_8));
    }
    try (SandboxHdfs again = SandboxHdfs.start(folder)) {
      // A folder cannot be written over, and only a folder that is there is one.
      SandboxException refused =
          assertThrows(SandboxException.class, () -> again.put("/out/a b", new byte[0]));
      assertTrue(refused.getMessage().contains("directory"), refused.getMessage());
    }
  }

  @Test
  void aFolderThatIsAFileIsOneClearLine() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    SandboxException refused = assertThrows(SandboxException.class, () -> SandboxHdfs.start(file));
    assertEquals(1, refused.getMessage().lines().count());
  }
}
