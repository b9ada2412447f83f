package dev.slipher.endpoint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Knows one user: the superuser, with the password of the settings. */
final class SuperuserOnly implements Authenticator {
  private final byte[] password;

  SuperuserOnly(EndpointSettings settings) {
    this.password = settings.superuserPassword().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean accepts(String user, String given) {
    return MessageDigest.isEqual(password, given.getBytes(StandardCharsets.UTF_8))
        && user.equals(EndpointSettings.SUPERUSER);
  }
}
