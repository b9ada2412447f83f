package dev.slipher.sandbox.tpch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TpchRequestTest {
  @Test
  void whatCannotBeGeneratedIsRefused() {
    TpchRequest good = TpchRequest.of(1, "b");
    assertThrows(IllegalArgumentException.class, () -> TpchRequest.of(0, "b"));
    assertThrows(IllegalArgumentException.class, () -> TpchRequest.of(Double.NaN, "b"));
    assertThrows(IllegalArgumentException.class, () -> good.withTables("line_item"));
    assertThrows(IllegalArgumentException.class, () -> good.withTables("part", "part"));
    assertThrows(IllegalArgumentException.class, good::withTables);
    assertThrows(IllegalArgumentException.class, () -> good.inParts(0));
  }

  @Test
  void keysSayTableAndPart() {
    TpchRequest request = TpchRequest.of(1, "b").gzipped().inParts(12).under("in");
    assertEquals("in/part/part-00012.tbl.gz", request.key("part", 12));
    assertEquals("in/part.manifest", request.manifestKey("part"));
    assertEquals(
        "part/part-00001.csv", TpchRequest.of(1, "b").withFormat(TextFormat.CSV).key("part", 1));
    assertEquals(12, request.partsOf("part"));
    assertEquals(1, request.partsOf("nation"));
  }

  @Test
  void rowsAreThoseOfTheSpecification() {
    assertEquals(OptionalLong.of(6_001_215), TpchRows.of("lineitem", 1));
    assertEquals(OptionalLong.of(600_572), TpchRows.of("lineitem", 0.1));
    assertEquals(OptionalLong.empty(), TpchRows.of("lineitem", 0.2));
    assertEquals(OptionalLong.of(800_000), TpchRows.of("partsupp", 1));
    assertEquals(OptionalLong.of(25), TpchRows.of("nation", 0.01));
    assertThrows(IllegalArgumentException.class, () -> TpchRows.of("no_table", 1));
  }
}
