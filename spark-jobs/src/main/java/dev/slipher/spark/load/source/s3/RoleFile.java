package dev.slipher.spark.load.source.s3;

import dev.slipher.copy.Authorization.AccessKeys;
import dev.slipher.copy.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * The roles of the cluster, where no security token service knows them. A line holds a role's ARN,
 * what it may read, and any of {@code attached}, {@code default}, {@code keys=ID:SECRET} and {@code
 * trusts=ARN,ARN}; {@code *} as its ARN stands for every role that has no line of its own.
 */
final class RoleFile {
  /** The setting that names the file. */
  static final String SETTING = "slipher.roles";

  private static final String EVERY_ROLE = "*";

  private final List<Role> roles;

  private RoleFile(List<Role> roles) {
    this.roles = roles;
  }

  /**
   * A role.
   *
   * @param attached to the cluster, so that COPY may name it, alone or first in a chain
   * @param isDefault what {@code IAM_ROLE default} means
   * @param keys whose credentials are used for it, if not those of the process
   * @param trusts which other roles may assume it
   */
  record Role(
      String arn,
      RoleRights rights,
      boolean attached,
      boolean isDefault,
      Optional<AccessKeys> keys,
      List<String> trusts) {}

  /**
   * The file that the configuration names; empty if it names none.
   *
   * @throws dev.slipher.dialect.SqlError if it cannot be read, or a line is none of that form
   */
  static Optional<RoleFile> of(Configuration hadoop) {
    String name = hadoop.getTrimmed(SETTING, "");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    List<String> lines;
    try {
      lines = Files.readAllLines(Path.of(name));
    } catch (IOException e) {
      throw S3Errors.unreadableRoles(name).causedBy(e);
    }
    List<Role> roles = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        int number = i + 1;
        roles.add(role(line).orElseThrow(() -> S3Errors.malformedRole(name, number)));
      }
    }
    return Optional.of(new RoleFile(roles));
  }

  private static Optional<Role> role(String line) {
    String[] words = line.split("\\s+");
    if (words.length < 2) {
      return Optional.empty();
    }
    boolean attached = false;
    boolean isDefault = false;
    Optional<AccessKeys> keys = Optional.empty();
    List<String> trusts = List.of();
    for (String word : List.of(words).subList(2, words.length)) {
      if (word.equals("attached")) {
        attached = true;
      } else if (word.equals("default")) {
        attached = true;
        isDefault = true;
      } else if (word.startsWith("trusts=")) {
        trusts = List.of(word.substring("trusts=".length()).split(","));
      } else if (word.matches("keys=[^:]+:.+")) {
        int colon = word.indexOf(':');
        String id = word.substring("keys=".length(), colon);
        keys =
            Optional.of(new AccessKeys(id, Secret.of(word.substring(colon + 1)), Optional.empty()));
      } else {
        return Optional.empty();
      }
    }
    RoleRights rights = new RoleRights(List.of(words[1].split(",")));
    return Optional.of(new Role(words[0], rights, attached, isDefault, keys, trusts));
  }

  /** auth.iam-role-default. */
  Optional<Role> byDefault() {
    return roles.stream().filter(Role::isDefault).findFirst();
  }

  /**
   * The last role of a chain, if the first is attached to the cluster and each of the others trusts
   * the one before it (auth.iam-role-arn, auth.iam-role-chain).
   */
  Optional<Role> assumed(List<String> chain) {
    Optional<Role> last = find(chain.get(0)).filter(Role::attached);
    for (int i = 1; i < chain.size() && last.isPresent(); i++) {
      String before = chain.get(i - 1);
      last = find(chain.get(i)).filter(role -> trusts(role, before));
    }
    return last;
  }

  private static boolean trusts(Role role, String other) {
    return role.arn().equals(EVERY_ROLE) || role.trusts().contains(other);
  }

  private Optional<Role> find(String arn) {
    return roles.stream()
        .filter(role -> role.arn().equals(arn))
        .findFirst()
        .or(() -> roles.stream().filter(role -> role.arn().equals(EVERY_ROLE)).findFirst());
  }
}
