package dev.slipher.copy;

import dev.slipher.dialect.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the string of CREDENTIALS says (guide page copy-parameters-authorization): {@code
 * aws_iam_role=} or the key pair with an optional {@code token=}, then optionally {@code
 * master_symmetric_key=}, parted by semicolons.
 */
record Credentials(Authorization authorization, Optional<Secret> masterSymmetricKey) {
  static final String ROLE = "aws_iam_role";
  static final String KEY_ID = "aws_access_key_id";
  static final String SECRET_KEY = "aws_secret_access_key";
  static final String TOKEN = "token";
  static final String ROOT_KEY = "master_symmetric_key";

  private static final List<String> NAMES = List.of(ROLE, KEY_ID, SECRET_KEY, TOKEN, ROOT_KEY);

  /** The credentials of a draft that says CREDENTIALS. */
  static Credentials of(CopyDraft draft) {
    Position position = draft.positionOf(CopyClause.CREDENTIALS);
    String text = draft.text(CopyClause.CREDENTIALS).orElse("");
    Map<String, String> parts = parts(text, position);
    Optional<Secret> rootKey = Optional.ofNullable(parts.remove(ROOT_KEY)).map(Secret::of);
    if (parts.containsKey(ROLE)) {
      if (parts.size() > 1) {
        throw CopyErrors.malformedCredentials(position);
      }
      return new Credentials(CopyArguments.roles(parts.get(ROLE), position), rootKey);
    }
    if (!parts.containsKey(KEY_ID) || !parts.containsKey(SECRET_KEY)) {
      throw CopyErrors.malformedCredentials(position);
    }
    Authorization keys =
        new Authorization.AccessKeys(
            parts.get(KEY_ID),
            Secret.of(parts.get(SECRET_KEY)),
            Optional.ofNullable(parts.get(TOKEN)).map(Secret::of));
    return new Credentials(keys, rootKey);
  }

  /** The parts by name; auth.credentials-case-and-space. */
  private static Map<String, String> parts(String text, Position position) {
    if (text.chars().anyMatch(Character::isWhitespace)) {
      throw CopyErrors.malformedCredentials(position);
    }
    Map<String, String> parts = new HashMap<>();
    for (String part : text.split(";", -1)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? "" : part.substring(0, equals);
      String value = part.substring(equals + 1);
      if (!NAMES.contains(name) || value.isEmpty() || parts.putIfAbsent(name, value) != null) {
        throw CopyErrors.malformedCredentials(position);
      }
    }
    return parts;
  }

  /** The string that reads back to the same. */
  String toText() {
    StringBuilder text = new StringBuilder();
    if (authorization instanceof Authorization.IamRoles roles) {
      text.append(ROLE).append('=').append(String.join(",", roles.arns()));
    } else if (authorization instanceof Authorization.AccessKeys keys) {
      text.append(KEY_ID).append('=').append(keys.accessKeyId());
      text.append(';').append(SECRET_KEY).append('=').append(keys.secretAccessKey().reveal());
      keys.sessionToken()
          .ifPresent(token -> text.append(';').append(TOKEN).append('=').append(token.reveal()));
    } else {
      throw new IllegalStateException("CREDENTIALS cannot say the default role");
    }
    masterSymmetricKey.ifPresent(
        key -> text.append(';').append(ROOT_KEY).append('=').append(key.reveal()));
    return text.toString();
  }
}
