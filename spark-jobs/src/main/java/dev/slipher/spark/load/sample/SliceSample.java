package dev.slipher.spark.load.sample;

import dev.slipher.catalog.table.Encoding;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What one slice's sample comes to.
 *
 * @param slice the key, so that a task that ran twice counts once
 * @param rows rows in the sample
 * @param bytes for each sampled column the bytes that its values would take, by encoding
 */
public record SliceSample(int slice, long rows, List<Map<Encoding, Long>> bytes)
    implements Serializable {
  public SliceSample {
    bytes = List.copyOf(bytes);
  }
}
