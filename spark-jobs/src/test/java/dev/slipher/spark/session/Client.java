package dev.slipher.spark.session;

import dev.slipher.spark.TestWarehouse;
import dev.slipher.spark.warehouse.Warehouse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A client's session of the tests' warehouse, at home in a schema of its own. */
record Client(SparkSession session, TestWarehouse warehouse, String schema) {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  /** Hands clients to tests that ask for one. */
  static final class Extension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Client.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      TestWarehouse warehouse =
          (TestWarehouse) new TestWarehouse.Extension().resolveParameter(parameter, context);
      String schema = "s" + SCHEMAS.incrementAndGet() + "x";
      warehouse.session().sql("create schema " + schema);
      return new Client(warehouse.session(), warehouse, schema).another();
    }
  }

  /** Runs a statement and gives its rows, each as its values joined by {@code |}. */
  List<String> sql(String text) {
    return session.sql(text.replace("${s3}", "s3://" + warehouse.bucket())).collectAsList().stream()
        .map(Client::line)
        .toList();
  }

  /** The one row of a query. */
  String value(String query) {
    return sql(query).get(0);
  }

  /** Puts an object into the client's bucket, which statements call {@code ${s3}}. */
  void put(String key, String content) {
    warehouse.put(key, content);
  }

  /** Another session of the same application, at home in the same schema. */
  Client another() {
    SparkSession other = session.newSession();
    other.sql("use " + schema);
    return new Client(other, warehouse, schema);
  }

  /** Ends the session, as an endpoint does when the client goes. */
  void end() {
    Warehouse.of(session).end(session);
  }

  private static String line(Row row) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(i == 0 ? "" : "|").append(row.get(i));
    }
    return line.toString();
  }
}
