package dev.slipher.spark.internals;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import scala.Function0;
import scala.Function1;
import scala.Function2;
import scala.Option;
import scala.Tuple2;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.runtime.AbstractFunction0;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;

/** Between Java's collections and functions and Scala 2.12's. */
public final class Scala {
  private Scala() {}

  /** An immutable Scala sequence of the list's elements. */
  public static <T> Seq<T> seq(List<? extends T> list) {
    return JavaConverters.<T>asScalaBufferConverter(List.<T>copyOf(list)).asScala().toList();
  }

  public static <T> List<T> list(Seq<T> seq) {
    return List.copyOf(JavaConverters.seqAsJavaListConverter(seq).asJava());
  }

  /** An immutable Scala map of the map's entries. */
  public static <K, V> scala.collection.immutable.Map<K, V> map(Map<K, V> map) {
    scala.collection.immutable.Map<K, V> result = new scala.collection.immutable.HashMap<>();
    for (Map.Entry<K, V> entry : map.entrySet()) {
      result = result.$plus(new Tuple2<>(entry.getKey(), entry.getValue()));
    }
    return result;
  }

  public static <K, V> Map<K, V> map(scala.collection.Map<K, V> map) {
    return Map.copyOf(JavaConverters.mapAsJavaMapConverter(map).asJava());
  }

  public static <T> Option<T> some(T value) {
    return Option.apply(value);
  }

  public static <T> Option<T> none() {
    return Option.empty();
  }

  public static <A, R> Function1<A, R> function(Function<A, R> body) {
    return new Unary<>(body);
  }

  public static <A, B, R> Function2<A, B, R> function(BiFunction<A, B, R> body) {
    return new Binary<>(body);
  }

  public static <R> Function0<R> supplier(Supplier<R> body) {
    return new AbstractFunction0<>() {
      @Override
      public R apply() {
        return body.get();
      }
    };
  }

  private static final class Unary<A, R> extends AbstractFunction1<A, R> {
    private final Function<A, R> body;

    Unary(Function<A, R> body) {
      this.body = body;
    }

    @Override
    public R apply(A argument) {
      return body.apply(argument);
    }
  }

  private static final class Binary<A, B, R> extends AbstractFunction2<A, B, R> {
    private final BiFunction<A, B, R> body;

    Binary(BiFunction<A, B, R> body) {
      this.body = body;
    }

    @Override
    public R apply(A first, B second) {
      return body.apply(first, second);
    }
  }
}
