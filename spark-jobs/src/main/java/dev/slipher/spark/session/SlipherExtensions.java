package dev.slipher.spark.session;

import dev.slipher.spark.internals.Scala;
import org.apache.spark.sql.SparkSessionExtensions;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/**
 * All that makes a Spark session speak Redshift. To be listed last in {@code spark.sql.extensions},
 * so that its parser is the outermost.
 */
public final class SlipherExtensions extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {

  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    extensions.injectParser(Scala.function(SlipherParser::new));
    extensions.injectResolutionRule(Scala.function(SystemRelations::new));
    extensions.injectPostHocResolutionRule(Scala.function(PendingRows::new));
    extensions.injectPostHocResolutionRule(Scala.function(InsertedValues::new));
    extensions.injectCheckRule(Scala.function(session -> new FileNameFilters()));
    SessionFunctions.inject(extensions);
    SuperFunctions.inject(extensions);
    SpatialFunctions.inject(extensions);
    return BoxedUnit.UNIT;
  }
}
