package dev.slipher.it.run;

import dev.slipher.it.script.Driver;
import dev.slipher.it.script.Step;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The sessions of one case, opened at their first use; all see the case's own schema first. */
final class Sessions implements AutoCloseable {
  private static final String MAIN = "main";
  private static final Step.Credentials SUPERUSER = new Step.Credentials("awsuser", "awsuser");

  private final World world;
  private final Driver driver;
  private final String schema;
  private final Map<String, SqlSession> open = new HashMap<>();
  private final Map<String, Step.Credentials> users = new HashMap<>();
  private String current = MAIN;

  Sessions(World world, Driver driver, String schema) {
    this.world = world;
    this.driver = driver;
    this.schema = schema;
  }

  void makeSchema() throws SQLException {
    try (SqlSession session =
        new SqlSession(world.connect(driver, SUPERUSER.user(), SUPERUSER.password()))) {
      session.run("create schema " + schema);
    }
  }

  void dropSchema() throws SQLException {
    named(MAIN).run("drop schema " + schema + " cascade");
  }

  void use(Step.Session step) {
    current = step.name();
    step.user().ifPresent(u -> users.put(step.name(), u));
  }

  SqlSession current() throws SQLException {
    return named(current);
  }

  SqlSession named(String name) throws SQLException {
    SqlSession session = open.get(name);
    if (session == null) {
      Step.Credentials user = users.getOrDefault(name, SUPERUSER);
      session = new SqlSession(world.connect(driver, user.user(), user.password()));
      open.put(name, session);
      session.run("set search_path to " + schema);
    }
    return session;
  }

  void close(String name) {
    SqlSession session = open.remove(name);
    if (session == null) {
      throw new AssertionError("the session '" + name + "' is not open");
    }
    session.drop();
  }

  @Override
  public void close() {
    open.values().forEach(SqlSession::close);
    open.clear();
  }
}
