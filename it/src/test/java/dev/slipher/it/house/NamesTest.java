package dev.slipher.it.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

/** How things are named, and how much of them shows. */
class NamesTest {
  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager)(\\$.*)?")
        .check(House.CLASSES);
  }

  @Test
  void everyClassStandsInAModulesPackage() {
    classes()
        .should()
        .resideInAnyPackage(
            "dev.slipher.dialect..",
            "dev.slipher.copy..",
            "dev.slipher.formats..",
            "dev.slipher.catalog..",
            "dev.slipher.spark..",
            "dev.slipher.endpoint..",
            "dev.slipher.sandbox..",
            "dev.slipher.bench..")
        .check(House.CLASSES);
  }
}
