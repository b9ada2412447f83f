package dev.slipher.catalog.job;

import java.util.stream.Stream;

/** What has become of a file (guide page SYS_COPY_JOB_DETAIL). */
public enum JobFileStatus {
  PENDING("P"),
  INGESTED("I"),
  FAILED("E"),
  /** Whether its rows were committed cannot be told any more. */
  UNKNOWN("U"),
  /** It was there before the job, so it is none of the job's; no system table shows it. */
  PREEXISTING("B");

  private final String letter;

  JobFileStatus(String letter) {
    this.letter = letter;
  }

  String letter() {
    return letter;
  }

  static JobFileStatus of(String letter) {
    return Stream.of(values())
        .filter(status -> status.letter.equals(letter))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("status " + letter));
  }
}
