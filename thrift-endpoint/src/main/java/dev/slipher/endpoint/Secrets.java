package dev.slipher.endpoint;

/** How secrets in statements are found, so that they stay out of the log and the UI. */
final class Secrets {
  /**
   * The values of {@code aws_secret_access_key=...}, {@code SECRET_ACCESS_KEY '...'}, {@code
   * PASSWORD '...'} and their like.
   */
  static final String PATTERN =
      "(?i)(?<=(secret_access_key|session_token|access_key_id|master_symmetric_key|token"
          + "|password)[\\s=]{1,8}'?)[^'\";\\s]+";

  private Secrets() {}
}
