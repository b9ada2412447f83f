package dev.slipher.spark.load.write;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The data files of one load: all carry the load's own mark in their names, so that those of a load
 * that did not commit can be found and removed.
 *
 * @param folder the table's folder
 * @param mark unique among all loads
 */
public record LoadFiles(String folder, String mark) implements Serializable {

  /** The file that a task writes for a slice; Spark's part number is the slice. */
  Path file(int slice, long attempt, String extension) {
    return new Path(
        folder,
        String.format(Locale.ROOT, "part-%05d-%s-%d.c000%s", slice, mark, attempt, extension));
  }

  /**
   * Removes the load's files from the table's folder.
   *
   * @param keep names of files to leave, because a commit names them
   * @return how many were removed
   */
  public int removeExcept(Set<String> keep, Configuration configuration) {
    try {
      Path path = new Path(folder);
      FileSystem fileSystem = path.getFileSystem(configuration);
      if (!fileSystem.exists(path)) {
        return 0;
      }
      FileStatus[] mine =
          fileSystem.listStatus(
              path, file -> belongs(file.getName()) && !keep.contains(file.getName()));
      for (FileStatus file : mine) {
        fileSystem.delete(file.getPath(), false);
      }
      return (int)
          Arrays.stream(mine).filter(file -> !file.getPath().getName().startsWith(".")).count();
    } catch (IOException e) {
      throw new UncheckedIOException("could not remove the files of load " + mark, e);
    }
  }

  /** Hidden checksum files go by the same mark. */
  private boolean belongs(String name) {
    return name.contains("-" + mark + "-");
  }
}
