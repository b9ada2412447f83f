package dev.slipher.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
  private static Arguments parse(String... words) {
    return Arguments.parse(List.of(words), List.of("--name", "--port"), List.of("--flag"));
  }

  @Test
  void valuesAndFlagsAreFound() {
    Arguments given = parse("--flag", "--name", "--odd value");
    assertTrue(given.has("--flag"));
    assertEquals("--odd value", given.required("--name"));
    assertEquals(Optional.empty(), given.optional("--port"));
    assertEquals(0, given.port("--port"));
  }

  @ParameterizedTest
  @CsvSource({
    "--nme x, unknown option: --nme",
    "--name, --name needs a value",
    "--flag --flag, --flag is given twice",
    "--name a --name b, --name is given twice",
    "--flag, --name is missing",
    "--name a --port x, --port is not a port: x",
    "--name a --port -1, --port is not a port: -1"
  })
  void whatIsWrongIsSaid(String line, String message) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> {
              Arguments given = parse(line.split(" "));
              given.required("--name");
              given.port("--port");
            });
    assertEquals(message, refused.getMessage());
  }
}
