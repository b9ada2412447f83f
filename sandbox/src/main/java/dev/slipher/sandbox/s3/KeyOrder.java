package dev.slipher.sandbox.s3;

import java.util.Comparator;

/** S3 lists keys in the order of their UTF-8 bytes, which is the order of their code points. */
final class KeyOrder implements Comparator<String> {
  static final KeyOrder INSTANCE = new KeyOrder();

  private KeyOrder() {}

  @Override
  public int compare(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int i = 0; i < length; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        // Where they differ, a half of a surrogate pair stands for a higher code point than any
        // other char.
        boolean highA = Character.isSurrogate(a);
        boolean highB = Character.isSurrogate(b);
        return highA == highB ? Character.compare(a, b) : Boolean.compare(highA, highB);
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
