package dev.slipher.spark.load.source.emr;

import dev.slipher.dialect.SqlError;
import dev.slipher.formats.scan.FileCut;
import dev.slipher.formats.scan.Split;
import dev.slipher.formats.scan.SplitOpener;
import dev.slipher.spark.load.source.FilePlacement;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.BlockLocation;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The files of an EMR source as the name node has them now, and where their blocks are. */
public final class EmrListing implements FilePlacement {
  /** To Hadoop two of them would begin the name of a host. */
  private static final Pattern SLASHES = Pattern.compile("/{2,}");

  private final EmrCluster cluster;
  private final EmrErrors errors;
  private final EmrOpener opener;
  private final List<Split> files = new ArrayList<>();
  private final Map<String, PlacedFile> placed = new HashMap<>();

  private record PlacedFile(long blockSize, BlockLocation[] blocks) {}

  private EmrListing(EmrCluster cluster, EmrRequest request) {
    this.cluster = cluster;
    errors = new EmrErrors(request.identity());
    opener = new EmrOpener(cluster, request.identity());
  }

  /**
   * Lists the source.
   *
   * @throws SqlError if the cluster is not known, does not answer or refuses, or nothing is there
   */
  public static EmrListing of(EmrRequest request, Configuration hadoop) {
    EmrListing listing = new EmrListing(cluster(request, hadoop), request);
    listing.list(request.path());
    return listing;
  }

  private static EmrCluster cluster(EmrRequest request, Configuration hadoop) {
    EmrErrors errors = new EmrErrors(request.identity());
    try {
      return EmrCluster.find(request.clusterId(), hadoop)
          .orElseThrow(() -> errors.unknownCluster(request.clusterId()));
    } catch (URISyntaxException e) {
      throw errors.invalidNameNode(request.clusterId(), e.getInput()).causedBy(e);
    }
  }

  private void list(String path) {
    try {
      FileSystem hdfs = cluster.connect();
      List<FileStatus> found = found(hdfs, path);
      found.sort(Comparator.comparing(FileStatus::getPath));
      for (FileStatus file : found) {
        add(hdfs, file);
      }
    } catch (IOException e) {
      throw errors.failed(e, cluster, cluster.url(path));
    }
  }

  /**
   * emr.wildcards, emr.literal-path, emr.folder: a folder's own files, not those of its folders.
   */
  private List<FileStatus> found(FileSystem hdfs, String path) throws IOException {
    List<FileStatus> matches = matches(hdfs, SLASHES.matcher(path).replaceAll("/"));
    if (matches.isEmpty()) {
      throw errors.noSuchFile(cluster.url(path));
    }
    List<FileStatus> files = new ArrayList<>();
    for (FileStatus match : matches) {
      if (match.isFile()) {
        files.add(match);
      } else {
        for (FileStatus inside : hdfs.listStatus(match.getPath())) {
          if (inside.isFile()) {
            files.add(inside);
          }
        }
      }
    }
    for (FileStatus file : files) {
      requireNameable(file);
    }
    return files;
  }

  /**
   * What the path names: brackets and braces are letters of names, and Hadoop's patterns where
   * nothing has such a name.
   */
  private static List<FileStatus> matches(FileSystem hdfs, String path) throws IOException {
    List<FileStatus> literal =
        hasWildcard(path)
            ? glob(hdfs, onlyWildcards(path))
            : hdfs.exists(new Path(path)) ? List.of(hdfs.getFileStatus(new Path(path))) : List.of();
    boolean mayBePattern = path.indexOf('[') >= 0 || path.indexOf('{') >= 0;
    return literal.isEmpty() && mayBePattern ? glob(hdfs, path) : literal;
  }

  private static List<FileStatus> glob(FileSystem hdfs, String pattern) throws IOException {
    try {
      FileStatus[] matches = hdfs.globStatus(new Path(pattern));
      return matches == null ? List.of() : List.of(matches);
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).startsWith("Illegal file pattern")) {
        return List.of(); // a name that nothing has
      }
      throw e;
    }
  }

  /** emr.filename-no-wildcards: no statement could name the file alone. */
  private void requireNameable(FileStatus file) {
    if (hasWildcard(file.getPath().getName())) {
      throw errors.wildcardInName(cluster.url(file.getPath().toUri().getPath()));
    }
  }

  private static boolean hasWildcard(String path) {
    return path.indexOf('*') >= 0 || path.indexOf('?') >= 0;
  }

  /** Hadoop's patterns have more special characters than COPY's two. */
  private static String onlyWildcards(String path) {
    return path.replaceAll("[\\[\\]{}\\\\^]", "\\\\$0");
  }

  private void add(FileSystem hdfs, FileStatus file) throws IOException {
    String url = cluster.url(file.getPath().toUri().getPath());
    files.add(new Split(url, file.getLen(), EmrOpener.version(file)));
    placed.put(
        url,
        new PlacedFile(file.getBlockSize(), hdfs.getFileBlockLocations(file, 0, file.getLen())));
  }

  /** The files, whole, in the order of their paths. */
  public List<Split> files() {
    return List.copyOf(files);
  }

  /** Opens them on the executors. */
  public SplitOpener opener() {
    return opener;
  }

  /** A range for each block, so that a slice reads what lies on its host. */
  @Override
  public FileCut cut(Split whole) {
    long block = placed.get(whole.file()).blockSize();
    return new FileCut(block + 1, block);
  }

  @Override
  public List<String> hosts(Split part) {
    Map<String, Long> bytes = new HashMap<>();
    try {
      for (BlockLocation block : placed.get(part.file()).blocks()) {
        long from = Math.max(block.getOffset(), part.range().start());
        long to = Math.min(block.getOffset() + block.getLength(), part.range().end());
        for (String host : block.getHosts()) {
          bytes.merge(host, Math.max(0, to - from), Long::sum);
        }
      }
    } catch (IOException e) {
      return List.of(); // places are a help, and never a reason to fail
    }
    return bytes.entrySet().stream()
        .filter(host -> host.getValue() > 0)
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }
}
