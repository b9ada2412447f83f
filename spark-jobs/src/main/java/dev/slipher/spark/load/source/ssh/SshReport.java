package dev.slipher.spark.load.source.ssh;

import dev.slipher.catalog.system.SshFailure;
import dev.slipher.dialect.SqlError;
import dev.slipher.dialect.SqlState;
import dev.slipher.spark.internals.TaskEvents;
import dev.slipher.spark.load.source.SourceReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What became of the connections of one load, as the driver sees it. */
final class SshReport implements SourceReport {
  private static final String KEY_CHANGED =
      "the host's key is another than when the host was first seen; remove its line from the"
          + " cluster's known_hosts if that is right";

  private final List<SshEntry> entries;
  private final SshSettings settings;
  private final SshErrors errors;
  private final TaskEvents<SshEvent> events;
  private List<SshEvent.Connected> changed;

  SshReport(
      List<SshEntry> entries, SshSettings settings, SshErrors errors, TaskEvents<SshEvent> events) {
    this.entries = entries;
    this.settings = settings;
    this.errors = errors;
    this.events = events;
  }

  /** ssh.zero-connections-fails: a connection succeeds when its command does. */
  @Override
  public void judge() {
    List<SshEvent.Failed> failed = failed();
    Set<Integer> without = new HashSet<>();
    failed.forEach(failure -> without.add(failure.entry()));
    if (without.size() == entries.size()) {
      SshEvent.Failed first = failed.get(0);
      throw errors.noneSucceeded(entries.size(), entries.get(first.entry()), first.reason());
    }
  }

  /** Why a slice failed at first, rather than that it was not tried again. */
  @Override
  public Exception told(RuntimeException failure) {
    if (failure instanceof SqlError error && error.state() == SqlState.QUERY_CANCELED) {
      return failure;
    }
    return events.told().stream()
        .filter(SshEvent.Broken.class::isInstance)
        .map(event -> ((SshEvent.Broken) event).reason())
        .findFirst()
        .orElse(failure);
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (SshEvent.Failed failure : failed()) {
      notes.add(note(entries.get(failure.entry()), "was skipped: " + failure.reason()));
    }
    for (SshEvent.Connected connection : changed()) {
      notes.add(note(entries.get(connection.entry()), "was loaded, but " + KEY_CHANGED));
    }
    return notes;
  }

  private static String note(SshEntry entry, String what) {
    return "SSH to host '%s' with command '%s' %s.  Check 'stl_sshclient_error' system table for"
            .formatted(entry.endpoint(), entry.command(), what)
        + " details.";
  }

  /** ssh.errors-table. */
  @Override
  public List<SshFailure> failures() {
    List<SshFailure> failures = new ArrayList<>();
    for (SshEvent.Failed failed : failed()) {
      failures.add(failure(failed, failed.slice(), failed.reason(), failed.atMicros()));
    }
    for (SshEvent.Connected connected : changed()) {
      failures.add(failure(connected, connected.slice(), KEY_CHANGED, connected.atMicros()));
    }
    return failures;
  }

  private SshFailure failure(SshEvent event, int slice, String error, long atMicros) {
    SshEntry entry = entries.get(event.entry());
    return new SshFailure(
        slice, entry.username(), entry.endpoint(), entry.command(), error, atMicros);
  }

  private List<SshEvent.Failed> failed() {
    return events.told().stream()
        .filter(SshEvent.Failed.class::isInstance)
        .map(SshEvent.Failed.class::cast)
        .toList();
  }

  /** Those whose host was not to be checked, and has another key than it had. */
  private synchronized List<SshEvent.Connected> changed() {
    if (changed == null) {
      changed = settings.knownHosts().isEmpty() ? List.of() : compared();
    }
    return changed;
  }

  private List<SshEvent.Connected> compared() {
    Map<String, SshEvent.Connected> byHost = new LinkedHashMap<>();
    Map<String, byte[]> shown = new LinkedHashMap<>();
    for (SshEvent event : events.told()) {
      SshEntry entry = entries.get(event.entry());
      if (event instanceof SshEvent.Connected connected && entry.hostKey().isEmpty()) {
        byHost.put(entry.host(), connected);
        shown.put(entry.host(), Base64.getDecoder().decode(connected.hostKey()));
      }
    }
    Set<String> others = new KnownHosts(Path.of(settings.knownHosts())).changed(shown);
    return byHost.entrySet().stream()
        .filter(host -> others.contains(host.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }
}
