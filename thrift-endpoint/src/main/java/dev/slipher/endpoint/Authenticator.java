package dev.slipher.endpoint;

/** Decides whether a user may connect. Called once per connection, from many threads at once. */
@FunctionalInterface
public interface Authenticator {
  /**
   * Says whether {@code password} is the password of {@code user}.
   *
   * @param user the name as the client sent it, never empty
   * @param password the password in clear, never to be logged or kept
   */
  boolean accepts(String user, String password);
}
