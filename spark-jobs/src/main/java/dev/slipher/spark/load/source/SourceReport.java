package dev.slipher.spark.load.source;

import dev.slipher.catalog.system.SshFailure;
import java.util.List;

/** What a source has to say of a load whose slices have read. */
public interface SourceReport {
  /** Of a source whose listing has said all. */
  SourceReport NOTHING =
      new SourceReport() {
        @Override
        public void judge() {}

        @Override
        public Exception told(RuntimeException failure) {
          return failure;
        }

        @Override
        public List<String> notes() {
          return List.of();
        }

        @Override
        public List<SshFailure> failures() {
          return List.of();
        }
      };

  /**
   * Lets the load go on, whose slices have all ended well.
   *
   * @throws dev.slipher.dialect.SqlError if the source did not give what a load must have
   */
  void judge();

  /** What became of a load that failed: that failure, or what led to it. */
  Exception told(RuntimeException failure);

  /** INFO lines about what the load did without. */
  List<String> notes();

  /** The connections that failed, and hosts that are not what they were. */
  List<SshFailure> failures();
}
