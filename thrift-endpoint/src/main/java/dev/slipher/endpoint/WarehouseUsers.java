package dev.slipher.endpoint;

import dev.slipher.catalog.warehouse.Users;
import java.util.Optional;

/** Checks passwords against the users that the warehouse knows. */
final class WarehouseUsers implements Authenticator {
  private final Users users;

  private WarehouseUsers(Users users) {
    this.users = users;
  }

  /**
   * Sees to it that the superuser exists, with the password of the settings if they give one.
   *
   * @throws EndpointException if the endpoint is to listen to other machines while the superuser's
   *     password is the default one
   */
  static WarehouseUsers prepare(Users users, EndpointSettings settings) {
    Optional<String> password = settings.superuserPassword();
    users.ensureSuperuser(
        EndpointSettings.SUPERUSER, password.orElse(EndpointSettings.DEFAULT_PASSWORD));
    if (password.isPresent()
        && users.verify(EndpointSettings.SUPERUSER, password.get()).isEmpty()) {
      users.setPassword(EndpointSettings.SUPERUSER, password.get());
    }
    if (!settings.bindsToLoopback()
        && users
            .verify(EndpointSettings.SUPERUSER, EndpointSettings.DEFAULT_PASSWORD)
            .isPresent()) {
      throw EndpointException.defaultPassword(settings);
    }
    return new WarehouseUsers(users);
  }

  @Override
  public boolean accepts(String user, String password) {
    return users.verify(user, password).isPresent();
  }
}
