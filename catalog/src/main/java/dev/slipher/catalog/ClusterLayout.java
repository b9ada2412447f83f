package dev.slipher.catalog;

import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The cluster's nodes and slices (guide page r_STV_SLICES). Slices are counted from 0 through all
 * nodes: node 0 holds the first {@code slicesPerNode} of them.
 *
 * @param identifier the cluster's name
 * @param database the one database's name
 * @param nodes 1 to 128
 * @param slicesPerNode 1 to 32
 */
public record ClusterLayout(String identifier, String database, int nodes, int slicesPerNode)
    implements Serializable {
  public static final String NODES = "SLIPHER_NODES";
  public static final String SLICES_PER_NODE = "SLIPHER_SLICES_PER_NODE";
  public static final String CLUSTER = "SLIPHER_CLUSTER";

  /** What {@code SLICE_NUM()} answers on the leader node (slices.slice_num). */
  public static final int LEADER_SLICE = 10000;

  private static final int MOST_NODES = 128;
  private static final int MOST_SLICES_PER_NODE = 32;

  /** Two nodes of two slices. */
  public static final ClusterLayout DEFAULT = new ClusterLayout("slipher", "dev", 2, 2);

  public ClusterLayout {
    Objects.requireNonNull(identifier);
    Objects.requireNonNull(database);
    require(NODES, nodes, MOST_NODES);
    require(SLICES_PER_NODE, slicesPerNode, MOST_SLICES_PER_NODE);
  }

  /**
   * The layout that the settings say, {@link #DEFAULT} where they are silent.
   *
   * @param settings by the names {@link #NODES}, {@link #SLICES_PER_NODE} and {@link #CLUSTER},
   *     such as {@link System#getenv()}
   * @throws CatalogException 22023 for a value that is no number or out of range
   */
  public static ClusterLayout from(Map<String, String> settings) {
    return new ClusterLayout(
        settings.getOrDefault(CLUSTER, DEFAULT.identifier),
        DEFAULT.database,
        number(settings, NODES, DEFAULT.nodes, MOST_NODES),
        number(settings, SLICES_PER_NODE, DEFAULT.slicesPerNode, MOST_SLICES_PER_NODE));
  }

  /** How many slices the cluster has; they are numbered from 0. */
  public int slices() {
    return nodes * slicesPerNode;
  }

  /** The node that holds the slice. */
  public int nodeOf(int slice) {
    return Objects.checkIndex(slice, slices()) / slicesPerNode;
  }

  /** The slice's number within its node. */
  public int localSlice(int slice) {
    return Objects.checkIndex(slice, slices()) % slicesPerNode;
  }

  /** Where a node keeps its copy of a table of style ALL (slices.diststyle-placement). */
  public int firstSliceOf(int node) {
    return Objects.checkIndex(node, nodes) * slicesPerNode;
  }

  /** Whether tables of style ALL have a copy on the slice. */
  public boolean holdsCopies(int slice) {
    return localSlice(slice) == 0;
  }

  /** All slices in order. */
  public IntStream sliceNumbers() {
    return IntStream.range(0, slices());
  }

  private static int number(Map<String, String> settings, String name, int otherwise, int most) {
    String text = settings.getOrDefault(name, "").strip();
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      return require(name, Integer.parseInt(text), most);
    } catch (NumberFormatException e) {
      throw CatalogErrors.invalidLayout(name, text, most);
    }
  }

  private static int require(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw CatalogErrors.invalidLayout(name, String.valueOf(value), most);
    }
    return value;
  }
}
