package dev.slipher.catalog.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.catalog.CatalogException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersTest {
  @TempDir Path directory;
  private WarehouseDatabase database;
  private Users users;

  @BeforeEach
  void open() {
    database = WarehouseDatabase.open(WarehouseSettings.embedded(directory));
    users = database.users();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void idsBeginAt100AndRdsdbIs1() {
    User first = users.ensureSuperuser("awsuser", "awsuser");
    User second = users.create("ada", "Lovelace1", false);
    assertEquals(List.of(new User(1, "rdsdb", true), first, second), users.all());
    assertEquals(new User(100, "awsuser", true), first);
    assertEquals(new User(101, "ada", false), second);
  }

  @Test
  void onlyTheRightPasswordVerifies() {
    User user = users.create("ada", "Lovelace1", false);
    assertEquals(Optional.of(user), users.verify("ada", "Lovelace1"));
    assertEquals(Optional.empty(), users.verify("ada", "lovelace1"));
    assertEquals(Optional.empty(), users.verify("ada", ""));
    assertEquals(Optional.empty(), users.verify("bob", ""));
    assertEquals(Optional.empty(), users.verify("rdsdb", ""), "rdsdb has no password");
  }

  @Test
  void theSuperuserIsMadeOnceAndKeepsThePassword() {
    users.ensureSuperuser("awsuser", "First1234");
    users.ensureSuperuser("awsuser", "Second1234");
    assertTrue(users.verify("awsuser", "First1234").isPresent());
    users.setPassword("awsuser", "Second1234");
    assertFalse(users.verify("awsuser", "First1234").isPresent());
    assertTrue(users.verify("awsuser", "Second1234").isPresent());
  }

  @Test
  void takenAndUnknownNamesAreRefused() {
    users.create("ada", "Lovelace1", false);
    CatalogException taken =
        assertThrows(CatalogException.class, () -> users.create("ada", "Other1234", false));
    assertEquals(
        "42710: user \"ada\" already exists", taken.sqlState() + ": " + taken.getMessage());
    CatalogException unknown =
        assertThrows(CatalogException.class, () -> users.setPassword("bob", "Other1234"));
    assertEquals("user \"bob\" does not exist", unknown.getMessage());
  }

  @Test
  void thePasswordItselfIsNowhereInTheFiles() throws Exception {
    users.create("ada", "Lovelace1", false);
    database.close();
    String file =
        Files.readString(directory.resolve("warehouse.mv.db"), StandardCharsets.ISO_8859_1);
    assertTrue(file.contains("pbkdf2-sha512$"));
    assertFalse(file.contains("Lovelace1"));
  }

  @Test
  void equalPasswordsHaveDifferentHashes() {
    assertNotEquals(PasswordHash.of("Same1234"), PasswordHash.of("Same1234"));
    assertFalse(PasswordHash.matches("x", "plain text"));
  }

  @Test
  void theSettingsDoNotTellThePassword() {
    WarehouseSettings settings =
        WarehouseSettings.external(
            "jdbc:postgresql://host/warehouse?password=secret", "slipher", "secret");
    assertEquals("jdbc:postgresql://host/warehouse as slipher", settings.toString());
  }
}
