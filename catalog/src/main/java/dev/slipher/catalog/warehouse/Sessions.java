package dev.slipher.catalog.warehouse;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The live sessions of all processes. Each process that opens the database enrols, so that the
 * sessions of one that was killed can be told apart and forgotten.
 */
public final class Sessions {
  private static final String PROCESS_SESSIONS =
      "(select \"pid\" from \"slipher_session\" where \"process\" = ?)";

  private final Connections connections;
  private final String process = UUID.randomUUID().toString();

  Sessions(Connections connections) {
    this.connections = connections;
  }

  /** This process among all that have the database open. */
  public String process() {
    return process;
  }

  /** Begins a session. */
  public Session open(User user, String database) {
    long now = nowMicros();
    return connections.inTransaction(
        "open a session",
        connection -> {
          Session session = new Session(Sequences.next(connection, "session"), user, database, now);
          update(
              connection,
              "insert into \"slipher_session\" (\"pid\", \"process\", \"userid\", \"database\","
                  + " \"starttime\") values (?, ?, ?, ?, ?)",
              session.pid(),
              process,
              user.id(),
              database,
              now);
          return session;
        });
  }

  /** Ends a session; one that has ended already stays so. */
  public void close(Session session) {
    connections.inTransaction(
        "close a session",
        connection ->
            update(connection, "delete from \"slipher_session\" where \"pid\" = ?", session.pid()));
  }

  /** The sessions that are open now, of all processes, in the order of their pids. */
  public List<Session> live() {
    return connections.inTransaction(
        "list sessions",
        connection -> {
          List<Session> sessions = new ArrayList<>();
          try (PreparedStatement select =
                  connection.prepareStatement(
                      "select s.\"pid\", s.\"database\", s.\"starttime\", u.\"id\", u.\"name\","
                          + " u.\"superuser\" from \"slipher_session\" s join \"slipher_user\" u"
                          + " on s.\"userid\" = u.\"id\" order by s.\"pid\"");
              ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
              User user = new User(rows.getInt(4), rows.getString(5), rows.getBoolean(6));
              sessions.add(new Session(rows.getInt(1), user, rows.getString(2), rows.getLong(3)));
            }
          }
          return sessions;
        });
  }

  /** Enters this process and forgets those of this host that are gone. */
  void enrol() {
    String host = host();
    ProcessHandle self = ProcessHandle.current();
    connections.inTransaction(
        "enrol a process",
        connection -> {
          forgetDead(connection, host);
          return update(
              connection,
              "insert into \"slipher_process\" (\"id\", \"host\", \"pid\", \"started\")"
                  + " values (?, ?, ?, ?)",
              process,
              host,
              self.pid(),
              startedMillis(self));
        });
  }

  void withdraw() {
    connections.inTransaction("withdraw a process", connection -> forget(connection, process));
  }

  private static void forgetDead(Connection connection, String host) throws SQLException {
    List<String> dead = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select \"id\", \"pid\", \"started\" from \"slipher_process\" where \"host\" = ?")) {
      select.setString(1, host);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          if (!isAlive(rows.getLong(2), rows.getLong(3))) {
            dead.add(rows.getString(1));
          }
        }
      }
    }
    for (String id : dead) {
      forget(connection, id);
    }
  }

  /** What the process's sessions were running has ended with it. */
  private static int forget(Connection connection, String process) throws SQLException {
    update(
        connection,
        "update \"sys_query_history\" set \"status\" = 'failed', \"end_time\" = \"start_time\""
            + " where \"status\" = 'running' and \"session_id\" in "
            + PROCESS_SESSIONS,
        process);
    update(
        connection,
        "update \"sys_load_history\" set \"status\" = 'aborted', \"end_time\" = \"start_time\""
            + " where \"status\" = 'running' and \"session_id\" in "
            + PROCESS_SESSIONS,
        process);
    update(connection, "delete from \"slipher_session\" where \"process\" = ?", process);
    return update(connection, "delete from \"slipher_process\" where \"id\" = ?", process);
  }

  private static boolean isAlive(long pid, long started) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        // another process may have the number by now
        .filter(handle -> startedMillis(handle) == started)
        .isPresent();
  }

  private static long startedMillis(ProcessHandle handle) {
    return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  private static long nowMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }

  private static int update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
