package dev.slipher.catalog.system;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * What made a table's IDENTITY values doubtful: a COPY with EXPLICIT_IDS
 * (defid.explicit-risk-event).
 *
 * @param transactionId of the load
 * @param atMicros when it ran, in microseconds since 1970-01-01 00:00:00 UTC
 */
public record RiskEvent(long transactionId, long atMicros) {
  private static final int EXPLICIT_IDS = 1;
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** As {@code svv_table_info.risk_event} shows it. */
  String text() {
    Instant at = Instant.EPOCH.plus(atMicros, ChronoUnit.MICROS);
    return EXPLICIT_IDS + "|" + transactionId + "|" + TIMESTAMP.format(at);
  }
}
