package dev.slipher.copy;

import static dev.slipher.copy.CopyClause.*;

import java.util.EnumSet;
import java.util.List;

/** Which clauses of a COPY exclude or need each other; ranges are {@link CopyArguments}' matter. */
final class CopyChecks {
  private CopyChecks() {}

  static void check(CopyDraft draft, SourceKind source) {
    checkAuthorization(draft);
    source.check(draft);
    FormatKind.of(draft).ifPresent(format -> format.check(draft));
    checkFormatDetails(draft);
    checkEncryption(draft);
    // compression.one-only.
    atMostOne(draft, List.of(GZIP, BZIP2, LZOP, ZSTD));
    // grammar.conflict.maxerror-ignoreallerrors.
    atMostOne(draft, List.of(MAXERROR, IGNOREALLERRORS));
  }

  private static void checkAuthorization(CopyDraft draft) {
    if (!draft.says(IAM_ROLE)
        && !draft.says(CREDENTIALS)
        && !draft.says(ACCESS_KEY_ID)
        && !draft.says(SECRET_ACCESS_KEY)
        && !draft.says(SESSION_TOKEN)) {
      throw CopyErrors.authorizationMissing(draft.end()); // grammar.auth-keyword-required
    }
    // auth.iam-role-exclusive, auth.credentials-exclusive.
    atMostOne(draft, List.of(IAM_ROLE, CREDENTIALS));
    for (CopyClause key : List.of(ACCESS_KEY_ID, SECRET_ACCESS_KEY, SESSION_TOKEN)) {
      atMostOne(draft, List.of(IAM_ROLE, key));
      atMostOne(draft, List.of(CREDENTIALS, key));
    }
    // auth.keys-pair, auth.session-token.
    needs(draft, ACCESS_KEY_ID, SECRET_ACCESS_KEY);
    needs(draft, SECRET_ACCESS_KEY, ACCESS_KEY_ID);
    if (draft.says(SESSION_TOKEN) && !draft.says(ACCESS_KEY_ID)) {
      throw CopyErrors.missingPartner(
          SESSION_TOKEN, "ACCESS_KEY_ID and SECRET_ACCESS_KEY", draft.positionOf(SESSION_TOKEN));
    }
  }

  private static void checkFormatDetails(CopyDraft draft) {
    if (draft.says(USING_TEMPLATE)) {
      return; // The template may name the format that these belong to.
    }
    onlyFor(draft, QUOTE, EnumSet.of(CSV), "CSV"); // grammar.conflict.quote-without-csv
    onlyFor(draft, SIMPLIFY, EnumSet.of(SHAPEFILE), "SHAPEFILE");
    // grammar.serializetojson.
    onlyFor(draft, SERIALIZETOJSON, EnumSet.of(PARQUET, ORC), "PARQUET or ORC");
  }

  private static void onlyFor(
      CopyDraft draft, CopyClause clause, EnumSet<CopyClause> formats, String kinds) {
    if (draft.says(clause) && formats.stream().noneMatch(draft::says)) {
      throw CopyErrors.onlySupportedFor(clause, kinds, draft.positionOf(clause));
    }
  }

  private static void checkEncryption(CopyDraft draft) {
    if (draft.says(CREDENTIALS)) {
      // grammar.conflict.mskey-credentials: there the key belongs into the string.
      atMostOne(draft, List.of(CREDENTIALS, MASTER_SYMMETRIC_KEY));
      boolean hasKey = Credentials.of(draft).masterSymmetricKey().isPresent();
      if (hasKey && !draft.says(ENCRYPTED)) {
        throw CopyErrors.missingPartner(
            MASTER_SYMMETRIC_KEY, ENCRYPTED.spelling(), draft.positionOf(CREDENTIALS));
      }
      if (!hasKey && draft.says(ENCRYPTED)) {
        throw CopyErrors.missingPartner(
            ENCRYPTED,
            "master_symmetric_key in the CREDENTIALS string",
            draft.positionOf(ENCRYPTED));
      }
      return;
    }
    // grammar.conflict.encrypted-needs-key.
    needs(draft, ENCRYPTED, MASTER_SYMMETRIC_KEY);
    needs(draft, MASTER_SYMMETRIC_KEY, ENCRYPTED);
  }

  private static void needs(CopyDraft draft, CopyClause clause, CopyClause partner) {
    if (draft.says(clause) && !draft.says(partner)) {
      throw CopyErrors.missingPartner(clause, partner.spelling(), draft.positionOf(clause));
    }
  }

  private static void atMostOne(CopyDraft draft, List<CopyClause> clauses) {
    List<CopyClause> said = clauses.stream().filter(draft::says).toList();
    if (said.size() > 1) {
      throw CopyErrors.excluded(said.get(1), said.get(0), draft.positionOf(said.get(1)));
    }
  }
}
