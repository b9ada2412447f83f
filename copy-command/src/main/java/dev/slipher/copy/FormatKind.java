package dev.slipher.copy;

import static dev.slipher.copy.CopyClause.*;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The data formats that a clause names, and the clauses that each refuses (guide pages
 * copy-parameters-data-format and copy-usage_notes-copy-from-columnar).
 */
enum FormatKind {
  /** grammar.conflict.csv-fixedwidth, -csv-removequotes, -csv-escape. */
  CSV_FORMAT(CSV, EnumSet.of(FIXEDWIDTH, REMOVEQUOTES, ESCAPE)),

  /** grammar.conflict.fixedwidth-delimiter, -fixedwidth-escape. */
  FIXEDWIDTH_FORMAT(FIXEDWIDTH, EnumSet.of(DELIMITER, ESCAPE)),

  /** grammar.conflict.json-list. */
  JSON_FORMAT(
      JSON,
      EnumSet.of(
          CSV,
          DELIMITER,
          ESCAPE,
          FILLRECORD,
          FIXEDWIDTH,
          IGNOREBLANKLINES,
          NULL_AS,
          READRATIO,
          REMOVEQUOTES)),

  /**
   * The guide lists nothing for Avro: what JSON refuses has no meaning there either, and there are
   * no lines to ignore (avro.refused-clauses).
   */
  AVRO_FORMAT(
      AVRO,
      EnumSet.of(
          CSV,
          DELIMITER,
          ESCAPE,
          FILLRECORD,
          FIXEDWIDTH,
          IGNOREBLANKLINES,
          IGNOREHEADER,
          NULL_AS,
          READRATIO,
          REMOVEQUOTES)),

  /** grammar.conflict.shapefile; delimiters and lines have no meaning there either. */
  SHAPEFILE_FORMAT(
      SHAPEFILE,
      EnumSet.of(FIXEDWIDTH, REMOVEQUOTES, ESCAPE, DELIMITER, IGNOREHEADER, IGNOREBLANKLINES)),

  PARQUET_FORMAT(PARQUET, Columnar.REFUSED),
  ORC_FORMAT(ORC, Columnar.REFUSED);

  /** What the two columnar formats share. */
  private static final class Columnar {
    /**
     * All but grammar.conflict.columnar-whitelist. REGION is among the refused: the newer guide
     * gives the very error for it.
     */
    static final EnumSet<CopyClause> REFUSED =
        EnumSet.complementOf(
            EnumSet.of(
                PARQUET,
                ORC,
                SERIALIZETOJSON,
                COLUMN_LIST,
                IAM_ROLE,
                ACCESS_KEY_ID,
                SECRET_ACCESS_KEY,
                SESSION_TOKEN,
                CREDENTIALS,
                MANIFEST,
                ACCEPTINVCHARS,
                FILLRECORD,
                EXPLICIT_IDS,
                STATUPDATE,
                USING_TEMPLATE));
  }

  private final CopyClause clause;

  @SuppressWarnings("ImmutableEnumChecker") // unmodifiable, of an enum
  private final Set<CopyClause> refused;

  FormatKind(CopyClause clause, EnumSet<CopyClause> refused) {
    this.clause = clause;
    this.refused = Collections.unmodifiableSet(refused);
  }

  /** The format that a draft names; empty for delimited text. */
  static Optional<FormatKind> of(CopyDraft draft) {
    for (FormatKind kind : values()) {
      if (draft.says(kind.clause)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** Refuses a second format, and the first clause that this format does not take. */
  void check(CopyDraft draft) {
    for (CopyClause other : draft.arguments().keySet()) {
      if (refused.contains(other) || isOtherFormat(other)) {
        throw CopyErrors.notSupportedFor(other, clause.spelling(), draft.positionOf(other));
      }
    }
  }

  private boolean isOtherFormat(CopyClause other) {
    for (FormatKind kind : values()) {
      if (kind != this && kind.clause == other) {
        return true;
      }
    }
    return false;
  }

  /** The format itself. */
  DataFormat format(CopyDraft draft) {
    boolean serialize = draft.says(SERIALIZETOJSON);
    return switch (this) {
      case CSV_FORMAT -> CopyArguments.csv(draft);
      case FIXEDWIDTH_FORMAT -> new DataFormat.FixedWidth(CopyArguments.fixedWidth(draft));
      case JSON_FORMAT -> new DataFormat.Json(CopyArguments.fieldMapping(draft, JSON));
      case AVRO_FORMAT -> new DataFormat.Avro(CopyArguments.fieldMapping(draft, AVRO));
      case SHAPEFILE_FORMAT -> new DataFormat.Shapefile(CopyArguments.simplify(draft));
      case PARQUET_FORMAT -> new DataFormat.Parquet(serialize);
      case ORC_FORMAT -> new DataFormat.Orc(serialize);
    };
  }
}
