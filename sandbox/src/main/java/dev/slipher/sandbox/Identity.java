package dev.slipher.sandbox;

import java.util.Objects;
import java.util.Set;

/**
 * Who may reach the sandbox's S3 when it is strict.
 *
 * @param accessKeyId the access key id, without white space
 * @param secretAccessKey the secret that signs requests, without white space
 * @param buckets the buckets that this identity may read and write; {@link #EVERY_BUCKET} stands
 *     for all
 */
public record Identity(String accessKeyId, String secretAccessKey, Set<String> buckets) {
  /** Stands in {@link #buckets} for all of them, those yet to be made included. */
  public static final String EVERY_BUCKET = "*";

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException when a key is empty or has white space in it
   */
  public Identity {
    requireWord("access key id", accessKeyId);
    requireWord("secret access key", secretAccessKey);
    buckets = Set.copyOf(buckets);
  }

  /** An identity that may use every bucket. */
  public static Identity ofEveryBucket(String accessKeyId, String secretAccessKey) {
    return new Identity(accessKeyId, secretAccessKey, Set.of(EVERY_BUCKET));
  }

  /** Whether this identity has a right on the bucket. */
  public boolean mayUse(String bucket) {
    return buckets.contains(EVERY_BUCKET) || buckets.contains(bucket);
  }

  /** Names the key alone: the secret stays out of logs. */
  @Override
  public String toString() {
    return "Identity[" + accessKeyId + ", buckets=" + buckets + "]";
  }

  private static void requireWord(String what, String value) {
    Objects.requireNonNull(value, what);
    if (value.isEmpty() || value.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException("the " + what + " must be one word");
    }
  }
}
