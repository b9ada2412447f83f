package dev.slipher.it.script;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class CaseFilesTest {
  @Test
  void everyCaseFileCanBeRead() {
    assertFalse(CaseFiles.all().isEmpty());
  }
}
