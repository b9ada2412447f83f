package dev.slipher.copy;

import static dev.slipher.copy.CopyClause.*;

import dev.slipher.dialect.Position;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The services that COPY reads from, by the beginning of what stands after FROM, and the clauses
 * that each refuses (guide pages copy-parameters-data-source-*).
 */
enum SourceKind {
  /** SSH on an S3 source makes it {@link #SSH_MANIFEST}; grammar.conflict.s3-ssh-readratio. */
  S3("S3", EnumSet.of(READRATIO)),

  /** ssh.unsupported, ssh.formats. */
  SSH_MANIFEST(
      "SSH",
      EnumSet.of(READRATIO, MANIFEST, ENCRYPTED, MASTER_SYMMETRIC_KEY, PARQUET, ORC, SHAPEFILE)),

  /** emr.unsupported, emr.formats, compression.zstd. */
  EMR(
      "EMR",
      EnumSet.of(
          READRATIO,
          MANIFEST,
          ENCRYPTED,
          MASTER_SYMMETRIC_KEY,
          REGION,
          SSH,
          PARQUET,
          ORC,
          SHAPEFILE,
          ZSTD)),

  /** dynamodb.unsupported and dynamodb.supported-conversions: only what is listed goes. */
  DYNAMODB(
      "DYNAMODB",
      EnumSet.complementOf(
          EnumSet.of(
              COLUMN_LIST,
              IAM_ROLE,
              ACCESS_KEY_ID,
              SECRET_ACCESS_KEY,
              SESSION_TOKEN,
              CREDENTIALS,
              REGION,
              READRATIO,
              ACCEPTANYDATE,
              BLANKSASNULL,
              DATEFORMAT,
              EMPTYASNULL,
              ROUNDEC,
              TIMEFORMAT,
              TRIMBLANKS,
              TRUNCATECOLUMNS,
              COMPROWS,
              COMPUPDATE,
              IGNOREALLERRORS,
              MAXERROR,
              NOLOAD,
              STATUPDATE,
              USING_TEMPLATE)));

  private final String spelling;

  @SuppressWarnings("ImmutableEnumChecker") // unmodifiable, of an enum
  private final Set<CopyClause> refused;

  SourceKind(String spelling, EnumSet<CopyClause> refused) {
    this.spelling = spelling;
    this.refused = Collections.unmodifiableSet(refused);
  }

  /** The kind of a draft's source. */
  static SourceKind of(CopyDraft draft) {
    String uri = draft.source().value();
    if (uri.startsWith("s3://")) {
      return draft.says(SSH) ? SSH_MANIFEST : S3;
    }
    if (uri.startsWith("emr://")) {
      return EMR;
    }
    if (uri.startsWith("dynamodb://")) {
      return DYNAMODB;
    }
    // grammar.copy-from-stdin-unsupported, s3.https: nothing else is a source.
    throw CopyErrors.sourceNotSupported(draft.sourcePosition());
  }

  /** Refuses the first clause of a draft that this source does not take. */
  void check(CopyDraft draft) {
    for (CopyClause clause : draft.arguments().keySet()) {
      if (refused.contains(clause)) {
        throw CopyErrors.notSupportedFor(clause, spelling, draft.positionOf(clause));
      }
    }
    if (this == DYNAMODB && !draft.says(READRATIO)) {
      throw CopyErrors.readRatioMissing(draft.end()); // grammar.readratio-range
    }
  }

  /** The source that a draft names. */
  CopySource source(CopyDraft draft) {
    String uri = draft.source().value();
    Position position = draft.sourcePosition();
    return switch (this) {
      case S3 ->
          draft.says(MANIFEST)
              ? new CopySource.S3Manifest(CopyArguments.s3Location(uri, position))
              : new CopySource.S3Prefix(CopyArguments.s3Location(uri, position));
      case SSH_MANIFEST -> new CopySource.SshManifest(CopyArguments.s3Location(uri, position));
      case EMR -> emrFiles(uri, position);
      case DYNAMODB -> dynamoDbTable(uri, position);
    };
  }

  /** emr.uri. */
  private static CopySource emrFiles(String uri, Position position) {
    String rest = uri.substring("emr://".length());
    int slash = rest.indexOf('/');
    if (slash < 1) {
      throw CopyErrors.malformedSource(uri, "emr://cluster_id/hdfs_path", position);
    }
    return new CopySource.EmrFiles(rest.substring(0, slash), rest.substring(slash));
  }

  /** dynamodb.uri: exactly one table. */
  private static CopySource dynamoDbTable(String uri, Position position) {
    String table = uri.substring("dynamodb://".length());
    if (table.isEmpty() || table.indexOf('/') >= 0) {
      throw CopyErrors.malformedSource(uri, "dynamodb://table_name", position);
    }
    return new CopySource.DynamoDbTable(table);
  }
}
