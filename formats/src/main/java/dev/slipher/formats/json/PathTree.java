package dev.slipher.formats.json;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The paths of a load's columns, joined where they share steps: each structure is read once. */
public final class PathTree {
  /** How many spellings of names are remembered: keys of the data must not fill the memory. */
  private static final int MOST_SPELLINGS = 4096;

  private static final int[] NONE = {};

  /** The columns that take the value at this place. */
  private int[] columns = NONE;

  /** The columns of all paths that lead through an object here. */
  private int[] memberColumns = NONE;

  /** The columns of all paths that lead through an array here. */
  private int[] elementColumns = NONE;

  private final boolean ignoreCase;
  private final Map<String, PathTree> members = new HashMap<>();
  private final Map<String, PathTree> spellings = new HashMap<>();
  private final TreeMap<Integer, PathTree> elements = new TreeMap<>();
  private int[] indexes = NONE;
  private PathTree[] elementTrees = {};

  private PathTree(boolean ignoreCase) {
    this.ignoreCase = ignoreCase;
  }

  /** The tree of a layout's paths: column i takes what path i leads to. */
  public static PathTree of(List<JsonPath> paths, boolean ignoreCase) {
    PathTree root = new PathTree(ignoreCase);
    for (int column = 0; column < paths.size(); column++) {
      PathTree tree = root;
      for (JsonPath.Step step : paths.get(column).steps()) {
        tree = tree.child(step, column);
      }
      tree.columns = with(tree.columns, column);
    }
    return root;
  }

  private PathTree child(JsonPath.Step step, int column) {
    if (step instanceof JsonPath.Member member) {
      memberColumns = with(memberColumns, column);
      return members.computeIfAbsent(folded(member.name()), name -> new PathTree(ignoreCase));
    }
    elementColumns = with(elementColumns, column);
    int index = ((JsonPath.Element) step).index();
    PathTree tree = elements.computeIfAbsent(index, place -> new PathTree(ignoreCase));
    indexes = elements.keySet().stream().mapToInt(Integer::intValue).toArray();
    elementTrees = elements.values().toArray(PathTree[]::new);
    return tree;
  }

  private static int[] with(int[] columns, int column) {
    int[] more = Arrays.copyOf(columns, columns.length + 1);
    more[columns.length] = column;
    return more;
  }

  private String folded(String name) {
    return ignoreCase ? name.toLowerCase(Locale.ROOT) : name;
  }

  /** The columns whose paths end here; not to be changed. */
  public int[] columns() {
    return columns;
  }

  /** The columns whose paths go on to a member from here; not to be changed. */
  public int[] memberColumns() {
    return memberColumns;
  }

  /** The columns whose paths go on to an element from here; not to be changed. */
  public int[] elementColumns() {
    return elementColumns;
  }

  /** Whether any path goes on from here. */
  public boolean goesOn() {
    return hasMembers() || hasElements();
  }

  /** Whether any path goes on to a member. */
  public boolean hasMembers() {
    return !members.isEmpty();
  }

  /** Whether any path goes on to an element. */
  public boolean hasElements() {
    return indexes.length > 0;
  }

  /** The place below a key, or null where no path leads there. */
  public PathTree member(String key) {
    if (!ignoreCase) {
      return members.get(key);
    }
    PathTree tree = spellings.get(key);
    if (tree == null && !spellings.containsKey(key)) {
      tree = members.get(folded(key));
      if (spellings.size() < MOST_SPELLINGS) {
        spellings.put(key, tree);
      }
    }
    return tree;
  }

  /** How many elements of an array have paths. */
  public int elementCount() {
    return indexes.length;
  }

  /** The index of the array that the path with this number leads to; they ascend. */
  public int elementIndex(int number) {
    return indexes[number];
  }

  /** The place of the path with this number. */
  public PathTree elementTree(int number) {
    return elementTrees[number];
  }
}
