package dev.slipher.spark.load.source.ssh;

import dev.slipher.copy.CopyClause;
import dev.slipher.formats.scan.Split;
import dev.slipher.formats.scan.SplitOpener;
import dev.slipher.spark.internals.TaskEvents;
import dev.slipher.spark.load.source.SourceReport;
import dev.slipher.spark.load.source.s3.CallLog;
import dev.slipher.spark.load.source.s3.ManifestObject;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** The commands of an SSH source: nothing is connected before the slices read. */
public final class SshListing {
  private final List<SshEntry> entries;
  private final SshOpener opener;
  private final SshReport report;

  private SshListing(List<SshEntry> entries, SshOpener opener, SshReport report) {
    this.entries = entries;
    this.opener = opener;
    this.report = report;
  }

  /**
   * Reads the manifest.
   *
   * @param calls told of each request to S3
   * @param events takes what the slices tell of their connections
   * @throws dev.slipher.dialect.SqlError if the manifest cannot be read or is none, or the cluster
   *     has no key pair
   */
  public static SshListing of(
      SshRequest request, Configuration hadoop, CallLog calls, TaskEvents<SshEvent> events) {
    SshErrors errors = new SshErrors(request.identity());
    SshSettings settings = settings(hadoop, errors);
    List<SshEntry> entries =
        ManifestObject.entries(
            request.manifest(), CopyClause.SSH.spelling(), hadoop, calls, SshManifest::entry);
    return new SshListing(
        entries,
        new SshOpener(entries, settings, errors, events),
        new SshReport(entries, settings, errors, events));
  }

  private static SshSettings settings(Configuration hadoop, SshErrors errors) {
    SshSettings settings;
    try {
      settings = SshSettings.of(hadoop);
    } catch (IllegalArgumentException e) {
      throw errors.invalidSetting(e);
    }
    if (settings.identity().isEmpty()) {
      throw errors.noIdentity();
    }
    return settings;
  }

  /** What the commands write, in the order of the manifest, an entry that stands twice twice. */
  public List<Split> files() {
    List<Split> files = new ArrayList<>();
    for (int entry = 0; entry < entries.size(); entry++) {
      files.add(entries.get(entry).split(entry));
    }
    return files;
  }

  /** Runs them on the executors. */
  public SplitOpener opener() {
    return opener;
  }

  /** What became of them. */
  public SourceReport report() {
    return report;
  }
}
