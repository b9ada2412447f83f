package dev.slipher.it.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/** Who may call whom, module by module and inside spark-jobs. */
class DirectionsTest {
  private static final String DIALECT = "dev.slipher.dialect..";
  private static final String COPY = "dev.slipher.copy..";
  private static final String FORMATS = "dev.slipher.formats..";
  private static final String CATALOG = "dev.slipher.catalog..";
  private static final String SPARK_JOBS = "dev.slipher.spark..";
  private static final String ENDPOINT = "dev.slipher.endpoint..";
  private static final String SANDBOX = "dev.slipher.sandbox..";
  private static final String[] ENGINE = {
    "org.apache.spark..", "org.apache.hadoop..", "io.delta..", "scala..", "org.apache.hive.."
  };

  private static ArchRule mustNotReach(String from, String... to) {
    return noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(to);
  }

  @Test
  void dialectKnowsNobody() {
    mustNotReach(DIALECT, COPY, FORMATS, CATALOG, SPARK_JOBS, ENDPOINT, SANDBOX)
        .check(House.CLASSES);
  }

  @Test
  void copyKnowsTheDialectAlone() {
    mustNotReach(COPY, FORMATS, CATALOG, SPARK_JOBS, ENDPOINT, SANDBOX).check(House.CLASSES);
  }

  @Test
  void formatsKnowNobody() {
    mustNotReach(FORMATS, DIALECT, COPY, CATALOG, SPARK_JOBS, ENDPOINT, SANDBOX)
        .check(House.CLASSES);
  }

  @Test
  void theCatalogKnowsTheTypesAlone() {
    mustNotReach(CATALOG, DIALECT, COPY, SPARK_JOBS, ENDPOINT, SANDBOX).check(House.CLASSES);
  }

  @Test
  void jobsKnowNoClient() {
    mustNotReach(SPARK_JOBS, ENDPOINT, SANDBOX).check(House.CLASSES);
  }

  @Test
  void theEndpointKnowsNoSandbox() {
    mustNotReach(ENDPOINT, SANDBOX).check(House.CLASSES);
  }

  @Test
  void theSandboxKnowsNobody() {
    mustNotReach(SANDBOX, DIALECT, COPY, FORMATS, CATALOG, SPARK_JOBS, ENDPOINT)
        .check(House.CLASSES);
  }

  @Test
  void dialectIsFreeOfTheEngine() {
    mustNotReach(DIALECT, ENGINE).check(House.CLASSES);
  }

  @Test
  void copyIsFreeOfTheEngine() {
    mustNotReach(COPY, ENGINE).check(House.CLASSES);
  }

  @Test
  void formatsAreFreeOfTheEngine() {
    mustNotReach(FORMATS, ENGINE).check(House.CLASSES);
  }

  @Test
  void plansAreFreeOfTheEngine() {
    mustNotReach("dev.slipher.spark.load.plan..", ENGINE).check(House.CLASSES);
  }

  @Test
  void reportsAreFreeOfTheEngine() {
    mustNotReach("dev.slipher.spark.load.report..", ENGINE).check(House.CLASSES);
  }

  @Test
  void internalsAreCalledFromOnePackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.slipher.spark.internals..")
        .should()
        .dependOnClassesThat(engineInternals())
        .check(House.CLASSES);
  }

  @Test
  void packagesOfTheLoadFormNoCycle() {
    SlicesRuleDefinition.slices()
        .matching("dev.slipher.spark.load.(*)..")
        .should()
        .beFreeOfCycles()
        .check(House.CLASSES);
  }

  @Test
  void packagesOfFormatsFormNoCycle() {
    SlicesRuleDefinition.slices()
        .matching("dev.slipher.formats.(*)..")
        .should()
        .beFreeOfCycles()
        .check(House.CLASSES);
  }

  /**
   * What Spark and Delta change between versions. Their exceptions are read from afar, and
   * OutputWriter is a published contract.
   */
  private static DescribedPredicate<JavaClass> engineInternals() {
    return JavaClass.Predicates.resideInAnyPackage(
            "org.apache.spark.sql.delta..", "org.apache.spark.sql.execution..")
        .and(
            DescribedPredicate.not(
                JavaClass.Predicates.assignableTo(Throwable.class)
                    .or(JavaClass.Predicates.simpleName("OutputWriter"))
                    .or(JavaClass.Predicates.simpleName("OutputWriterFactory"))))
        .as("internals of Spark or Delta");
  }
}
