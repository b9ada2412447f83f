package dev.slipher.spark.load;

import io.delta.storage.HDFSLogStore;
import java.io.IOException;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Delta's log on files; writes a commit and then says that it could not, where told to. */
public final class LostAnswerStore extends HDFSLogStore {
  static final Set<String> TABLES = ConcurrentHashMap.newKeySet();

  public LostAnswerStore(Configuration configuration) {
    super(configuration);
  }

  @Override
  public void write(
      Path path, Iterator<String> actions, Boolean overwrite, Configuration configuration)
      throws IOException {
    super.write(path, actions, overwrite, configuration);
    if (path.getParent() != null && TABLES.remove(path.getParent().getParent().getName())) {
      throw new IOException("the answer was lost");
    }
  }
}
