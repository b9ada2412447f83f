package dev.slipher.catalog.warehouse;

import dev.slipher.catalog.CatalogErrors;
import dev.slipher.catalog.CatalogException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The users of the warehouse and their passwords. */
public final class Users {
  /** A hash that no password has; checked for unknown names, so that they take as long. */
  private static final String NOBODY = PasswordHash.of("");

  private final Connections connections;

  Users(Connections connections) {
    this.connections = connections;
  }

  /**
   * The user of that name and password; empty where either is wrong. A user without a password
   * cannot be verified.
   */
  public Optional<User> verify(String name, String password) {
    Objects.requireNonNull(password);
    Optional<Kept> kept =
        connections.inTransaction("look up a user", connection -> read(connection, name));
    String hash = kept.map(Kept::passwordHash).orElse(null);
    boolean matches = PasswordHash.matches(password, hash == null ? NOBODY : hash);
    return hash != null && matches ? kept.map(Kept::user) : Optional.empty();
  }

  /** The user of that name. */
  public Optional<User> find(String name) {
    return connections
        .inTransaction("look up a user", connection -> read(connection, name))
        .map(Kept::user);
  }

  /** All users in the order of their ids. */
  public List<User> all() {
    return connections.inTransaction(
        "list users",
        connection -> {
          List<User> users = new ArrayList<>();
          try (PreparedStatement select =
                  connection.prepareStatement(
                      "select \"id\", \"name\", \"superuser\" from \"slipher_user\""
                          + " order by \"id\"");
              ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
              users.add(user(rows));
            }
          }
          return users;
        });
  }

  /**
   * Makes a user.
   *
   * @throws CatalogException 42710 when the name is taken
   */
  public User create(String name, String password, boolean superuser) {
    String hash = PasswordHash.of(password);
    return connections.inTransaction(
        "create a user",
        connection -> {
          if (read(connection, name).isPresent()) {
            throw CatalogErrors.userAlreadyExists(name);
          }
          User user = new User(Sequences.next(connection, "user"), name, superuser);
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "insert into \"slipher_user\" (\"id\", \"name\", \"password\", \"superuser\")"
                      + " values (?, ?, ?, ?)")) {
            insert.setInt(1, user.id());
            insert.setString(2, name);
            insert.setString(3, hash);
            insert.setBoolean(4, superuser);
            insert.executeUpdate();
          }
          return user;
        });
  }

  /**
   * The superuser of that name, made with that password if there is none yet; the password of one
   * who exists stays as it is.
   */
  public User ensureSuperuser(String name, String password) {
    Optional<User> known = find(name);
    if (known.isPresent()) {
      return known.get();
    }
    try {
      return create(name, password, true);
    } catch (CatalogException e) {
      // another process that started at the same time was quicker
      return find(name).orElseThrow(() -> e);
    }
  }

  /**
   * Changes a password.
   *
   * @throws CatalogException 42704 when there is no such user
   */
  public void setPassword(String name, String password) {
    String hash = PasswordHash.of(password);
    int changed =
        connections.inTransaction(
            "change a password",
            connection -> {
              try (PreparedStatement update =
                  connection.prepareStatement(
                      "update \"slipher_user\" set \"password\" = ? where \"name\" = ?")) {
                update.setString(1, hash);
                update.setString(2, name);
                return update.executeUpdate();
              }
            });
    if (changed == 0) {
      throw CatalogErrors.userDoesNotExist(name);
    }
  }

  private record Kept(User user, String passwordHash) {}

  private static Optional<Kept> read(Connection connection, String name) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select \"id\", \"name\", \"superuser\", \"password\" from \"slipher_user\""
                + " where \"name\" = ?")) {
      select.setString(1, name);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next()
            ? Optional.of(new Kept(user(rows), rows.getString(4)))
            : Optional.empty();
      }
    }
  }

  private static User user(ResultSet rows) throws SQLException {
    return new User(rows.getInt(1), rows.getString(2), rows.getBoolean(3));
  }
}
