package dev.slipher.spark.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Client.Extension.class)
class EndedSessionsTest {
  private static final int SESSIONS = 8;

  /** Pools of Spark's own may hold the session in which they made a thread. */
  private static final int MOST_HELD = 3;

  @Test
  @DisplayName("a session that has ended is let go, with all that it remembered")
  void areLetGo(Client client) throws Exception {
    List<WeakReference<SparkSession>> sessions = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      // In a thread of its own, which takes along what Spark keeps for it.
      FutureTask<WeakReference<SparkSession>> life = new FutureTask<>(() -> life(client));
      Thread thread = new Thread(life, "client");
      thread.start();
      sessions.add(life.get());
      thread.join();
    }
    long held = SESSIONS;
    for (int i = 0; i < 50 && held > MOST_HELD; i++) {
      System.gc();
      held = sessions.stream().filter(session -> session.get() != null).count();
    }
    long left = held;
    assertTrue(held <= MOST_HELD, () -> left + " of " + SESSIONS + " sessions are still held");
  }

  private static WeakReference<SparkSession> life(Client client) {
    Client other = client.another();
    other.sql("create table ended (a int)");
    other.sql("insert into ended values (1)");
    other.sql("select count(*) from ended");
    other.sql("select count(*) from stl_query");
    other.sql("drop table ended");
    other.end();
    return new WeakReference<>(other.session());
  }
}
