package dev.slipher.copy;

import static dev.slipher.copy.CopyClause.*;

import dev.slipher.copy.LoadOperations.CompUpdate;
import java.util.Optional;

/** Makes a statement from a draft, or tells why there is none. */
final class CopyStatementBuilder {
  private static final int MOST_ERRORS = 100_000; // grammar.maxerror-range
  private static final int LEAST_SAMPLE = 1000; // grammar.comprows-range
  private static final int MOST_RATIO = 200; // grammar.readratio-range

  private CopyStatementBuilder() {}

  static CopyStatement build(CopyDraft draft) {
    SourceKind source = SourceKind.of(draft);
    CopyChecks.check(draft, source);
    return new CopyStatement(
        draft.table(),
        draft.columns(),
        source.source(draft),
        CopyArguments.authorization(draft),
        CopyArguments.region(draft),
        format(draft, source),
        compression(draft),
        CopyArguments.encryption(draft),
        conversion(draft),
        load(draft),
        CopyArguments.number(draft, READRATIO, 1, MOST_RATIO),
        draft.template(),
        draft.arguments().keySet());
  }

  private static DataFormat format(CopyDraft draft, SourceKind source) {
    if (source == SourceKind.DYNAMODB) {
      return new DataFormat.DynamoDbItems();
    }
    return FormatKind.of(draft)
        .map(kind -> kind.format(draft))
        .orElseGet(() -> new DataFormat.Delimited(CopyArguments.delimiter(draft, '|')));
  }

  private static Compression compression(CopyDraft draft) {
    if (draft.says(GZIP)) {
      return Compression.GZIP;
    }
    if (draft.says(BZIP2)) {
      return Compression.BZIP2;
    }
    if (draft.says(LZOP)) {
      return Compression.LZOP;
    }
    return draft.says(ZSTD) ? Compression.ZSTD : Compression.NONE;
  }

  private static ConversionParameters conversion(CopyDraft draft) {
    return new ConversionParameters(
        draft.says(ACCEPTANYDATE),
        CopyArguments.replacement(draft),
        draft.says(BLANKSASNULL),
        draft.text(DATEFORMAT),
        draft.says(EMPTYASNULL),
        CopyArguments.encoding(draft),
        draft.says(ESCAPE),
        draft.says(EXPLICIT_IDS),
        draft.says(FILLRECORD),
        draft.says(IGNOREBLANKLINES),
        CopyArguments.number(draft, IGNOREHEADER, 0, Integer.MAX_VALUE, 0),
        CopyArguments.nullAs(draft),
        draft.says(REMOVEQUOTES),
        draft.says(ROUNDEC),
        CopyArguments.timeFormat(draft),
        draft.says(TRIMBLANKS),
        draft.says(TRUNCATECOLUMNS));
  }

  private static LoadOperations load(CopyDraft draft) {
    Optional<CompUpdate> compUpdate = draft.argument(COMPUPDATE).map(CompUpdate::valueOf);
    return new LoadOperations(
        CopyArguments.number(draft, COMPROWS, LEAST_SAMPLE, Integer.MAX_VALUE),
        compUpdate,
        draft.says(IGNOREALLERRORS),
        CopyArguments.number(draft, MAXERROR, 0, MOST_ERRORS, 0),
        draft.says(NOLOAD),
        CopyArguments.onOrOff(draft, STATUPDATE));
  }
}
