package dev.slipher.sandbox.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.sandbox.ItemClient;
import dev.slipher.sandbox.SandboxDynamoDb;
import dev.slipher.sandbox.SandboxException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What loads from DynamoDB read is seen by the tests of those; here is how it comes and goes. */
class SandboxDynamoDbTest {
  @TempDir private Path folder;

  @Test
  void itTakesItemsAndHasThemAgainAfterAStop() throws Exception {
    try (SandboxDynamoDb dynamoDb = SandboxDynamoDb.start(folder)) {
      ItemClient items = dynamoDb.items();
      assertFalse(items.isTable("things"));
      items.put("things", List.of("{\"id\": {\"N\": \"1\"}}", "{\"id\": {\"N\": \"2\"}}"));
      assertTrue(items.isTable("things"));
    }
    try (SandboxDynamoDb again = SandboxDynamoDb.start(folder)) {
      ItemClient items = again.items();
      assertTrue(items.tables().contains("\"things\""), items.tables());
      // The key that its first item gave it.
      SandboxException refused =
          assertThrows(
              SandboxException.class,
              () -> items.put("things", List.of("{\"id\": {\"S\": \"a\"}}")));
      assertTrue(refused.getMessage().contains("id"), refused.getMessage());
      items.deleteTable("things");
      assertFalse(items.isTable("things"));
    }
  }

  @Test
  void itListensOnTheLoopbackAddressAlone() throws Exception {
    try (SandboxDynamoDb dynamoDb = SandboxDynamoDb.start(folder)) {
      int port = dynamoDb.endpoint().getPort();
      new Socket("127.0.0.1", port).close();
      // All of 127.0.0.0/8 is this machine's own, and a server on every address would answer here.
      InetSocketAddress other = new InetSocketAddress(InetAddress.getByName("127.0.0.2"), port);
      try (Socket socket = new Socket()) {
        assertThrows(ConnectException.class, () -> socket.connect(other, 5_000));
      }
    }
  }

  @Test
  void aNewTableNeedsAKey() {
    try (SandboxDynamoDb dynamoDb = SandboxDynamoDb.start(folder)) {
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class,
              () -> dynamoDb.items().put("things", List.of("{\"id\": 1}")));
      assertTrue(refused.getMessage().contains("things"), refused.getMessage());
    }
  }

  @Test
  void aFolderThatIsAFileIsOneClearLine() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    SandboxException refused =
        assertThrows(SandboxException.class, () -> SandboxDynamoDb.start(file));
    assertEquals(1, refused.getMessage().lines().count());
  }
}
