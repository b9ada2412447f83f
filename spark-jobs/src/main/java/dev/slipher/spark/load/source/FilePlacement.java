package dev.slipher.spark.load.source;

import dev.slipher.formats.scan.FileCut;
import dev.slipher.formats.scan.Split;
import java.util.List;

/** What a source knows of where the bytes of its files lie. */
public interface FilePlacement {
  /** The placement of files that are as far from every node: cut by Redshift's figures. */
  FilePlacement ANYWHERE =
      new FilePlacement() {
        @Override
        public FileCut cut(Split whole) {
          return FileCut.REDSHIFT;
        }

        @Override
        public List<String> hosts(Split part) {
          return List.of();
        }
      };

  /** The same for files of which no part can be read without what stands before it. */
  FilePlacement WHOLE =
      new FilePlacement() {
        @Override
        public FileCut cut(Split whole) {
          return FileCut.NONE;
        }

        @Override
        public List<String> hosts(Split part) {
          return List.of();
        }
      };

  /** How a whole file is cut, if it is splittable at all. */
  FileCut cut(Split whole);

  /** The hosts that hold the most of a file or range, best first; empty where that says nothing. */
  List<String> hosts(Split part);
}
