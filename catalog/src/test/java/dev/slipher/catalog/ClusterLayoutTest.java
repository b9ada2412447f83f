package dev.slipher.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterLayoutTest {
  @Test
  void twoNodesOfTwoSlicesUnlessTold() {
    ClusterLayout layout = ClusterLayout.from(Map.of());
    assertEquals(4, layout.slices());
    assertEquals("dev", layout.database());
    assertEquals(List.of(0, 0, 1, 1), layout.sliceNumbers().map(layout::nodeOf).boxed().toList());
    assertEquals(
        List.of(0, 1, 0, 1), layout.sliceNumbers().map(layout::localSlice).boxed().toList());
    assertEquals(List.of(0, 2), IntStream.range(0, 2).map(layout::firstSliceOf).boxed().toList());
  }

  @Test
  @DisplayName("slices.ds2-counts: the counts are a matter of configuration")
  void settingsDecide() {
    ClusterLayout layout =
        ClusterLayout.from(
            Map.of(
                "SLIPHER_NODES", "3",
                "SLIPHER_SLICES_PER_NODE", " 16 ",
                "SLIPHER_CLUSTER", "analytics"));
    assertEquals(48, layout.slices());
    assertEquals(2, layout.nodeOf(47));
    assertEquals("analytics", layout.identifier());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "129", "two", "1.5", "99999999999"})
  void othersAreRefusedByName(String value) {
    CatalogException refusal =
        assertThrows(
            CatalogException.class, () -> ClusterLayout.from(Map.of("SLIPHER_NODES", value)));
    assertEquals("22023", refusal.sqlState());
    assertEquals(
        "SLIPHER_NODES must be a whole number from 1 to 128, not \"" + value + "\"",
        refusal.getMessage());
  }
}
