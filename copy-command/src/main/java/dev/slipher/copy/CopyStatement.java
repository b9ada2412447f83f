package dev.slipher.copy;

import dev.slipher.dialect.QualifiedName;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One COPY, parsed and checked as far as the statement alone allows (guide page r_COPY).
 *
 * @param columns the column list, folded, in order; empty where none was given
 * @param region the argument of REGION, a code of Redshift's list
 * @param encryption present with ENCRYPTED, whichever way the key was given
 * @param readRatio READRATIO in percent, 1 to 200; present for DynamoDB alone
 * @param template the argument of USING TEMPLATE, whose parameters are not looked up here
 * @param clauses the clauses that the text says, in Redshift's spelling; the order of the text is
 *     not kept, because it has no meaning (grammar.param-order-free)
 */
public record CopyStatement(
    QualifiedName table,
    List<String> columns,
    CopySource source,
    Authorization authorization,
    Optional<String> region,
    DataFormat format,
    Compression compression,
    Optional<Encryption> encryption,
    ConversionParameters conversion,
    LoadOperations load,
    Optional<Integer> readRatio,
    Optional<QualifiedName> template,
    Set<CopyClause> clauses)
    implements CopyCommand {

  public CopyStatement {
    Objects.requireNonNull(table);
    columns = List.copyOf(columns);
    Objects.requireNonNull(source);
    Objects.requireNonNull(authorization);
    Objects.requireNonNull(region);
    Objects.requireNonNull(format);
    Objects.requireNonNull(compression);
    Objects.requireNonNull(encryption);
    Objects.requireNonNull(conversion);
    Objects.requireNonNull(load);
    Objects.requireNonNull(readRatio);
    Objects.requireNonNull(template);
    EnumSet<CopyClause> said = EnumSet.noneOf(CopyClause.class);
    said.addAll(clauses);
    clauses = Collections.unmodifiableSet(said);
  }

  /** The same into another table. */
  public CopyStatement into(QualifiedName other) {
    return new CopyStatement(
        other,
        columns,
        source,
        authorization,
        region,
        format,
        compression,
        encryption,
        conversion,
        load,
        readRatio,
        template,
        clauses);
  }

  /** Whether the text says this clause, even with the value that is the default. */
  public boolean says(CopyClause clause) {
    return clauses.contains(clause);
  }

  /** The statement as SQL, secrets included: for parsing again, never for logs. */
  public String toSql() {
    return CopyFormatter.format(this);
  }

  /** The statement as SQL with its secrets masked. */
  public String toRedactedSql() {
    return CopyFormatter.formatRedacted(this);
  }
}
