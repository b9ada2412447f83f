package dev.slipher.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "T1,t1",
        "'\"T1\"',t1",
        "'\"This \"\"IS IT\"\"\"','this \"is it\"'",
        "`Back``Tick`,back`tick",
        "INFO,info",
        "ÉTÉ,ÉtÉ",
        "#New,#new"
      })
  @DisplayName("ddl.ct.lower-case-names: ASCII letters fold, quoted or not")
  void namesFold(String raw, String name) {
    assertEquals(name, Names.resolve(raw));
  }

  @Test
  @DisplayName("ddl.ct.name-127: 127 bytes stay, no character is split")
  void namesAreCut() {
    assertEquals("a".repeat(127), Names.resolve("A".repeat(128)));
    assertEquals("a".repeat(127), Names.resolve("a".repeat(127)));
    assertEquals("é".repeat(63), Names.resolve("é".repeat(64)));
    String faces = Names.resolve("\"a" + "\uD83D\uDE00".repeat(40) + "\"");
    assertEquals("a" + "\uD83D\uDE00".repeat(31), faces);
    assertEquals(125, faces.getBytes(StandardCharsets.UTF_8).length);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "t1,t1",
        "#n,#n",
        "a$1,a$1",
        "select,'\"select\"'",
        "1a,'\"1a\"'",
        "a b,'\"a b\"'",
        "'a\"b','\"a\"\"b\"'",
        "é,'\"é\"'",
        "#,'\"#\"'"
      })
  void namesAreQuotedWhereNeeded(String name, String sql) {
    assertEquals(sql, Names.quote(name));
    assertEquals(name, Names.resolve(sql));
  }

  @Test
  void qualifiedNamesHaveUpToThreeParts() {
    QualifiedName name = QualifiedName.of("dev", "s", "t");
    assertEquals("t", name.name());
    assertEquals(Optional.of("s"), name.schema());
    assertEquals(Optional.of("dev"), name.database());
    assertEquals("dev.s.t", name.toString());
    assertEquals("s.\"select\"", QualifiedName.of("s", "select").toSql());
    assertEquals(Optional.empty(), QualifiedName.of("t").schema());
    assertThrows(IllegalArgumentException.class, () -> new QualifiedName(List.of()));
    assertThrows(IllegalArgumentException.class, () -> QualifiedName.of("a", "b", "c", "d"));
  }
}
