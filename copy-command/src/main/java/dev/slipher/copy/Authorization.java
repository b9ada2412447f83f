package dev.slipher.copy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * As whom COPY reaches its source (guide page copy-parameters-authorization). IAM_ROLE and the key
 * parameters mean the same as the matching CREDENTIALS string; which one was written, {@link
 * CopyStatement#says} tells.
 */
public sealed interface Authorization {

  /** {@code IAM_ROLE default}: the cluster's default role. */
  record DefaultIamRole() implements Authorization {}

  /**
   * {@code IAM_ROLE 'arn[,arn...]'}: a role, or a chain of roles to assume one after the other.
   *
   * @param arns at least one
   */
  record IamRoles(List<String> arns) implements Authorization {
    public IamRoles {
      arns = List.copyOf(arns);
      if (arns.isEmpty()) {
        throw new IllegalArgumentException("no role");
      }
    }
  }

  /** A key pair, temporary with a session token. */
  record AccessKeys(String accessKeyId, Secret secretAccessKey, Optional<Secret> sessionToken)
      implements Authorization {
    public AccessKeys {
      Objects.requireNonNull(accessKeyId);
      Objects.requireNonNull(secretAccessKey);
      Objects.requireNonNull(sessionToken);
    }
  }
}
