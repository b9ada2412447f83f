package dev.slipher.spark.load.source.s3;

import dev.slipher.dialect.SqlError;
import dev.slipher.formats.shapefile.ShapefileLayout.Component;
import dev.slipher.formats.shapefile.ShapefileLayout.Components;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/**
 * Finds the shapefiles that a COPY loads: FROM names a file of shapes, or with a prefix or a
 * manifest several, and the other components stand beside it under the same name
 * (shapefile.components). Other files with the same name are none of COPY's business.
 */
public final class ShapefileSource {
  private static final String SHAPES = ".shp";
  private static final String INDEX = ".shx";
  private static final String ATTRIBUTES = ".dbf";
  private static final String PROJECTION = ".prj";

  private final StoreAccess access;
  private final S3Errors errors;
  private final CallLog log;
  private final boolean readsProjection;

  private ShapefileSource(
      StoreAccess access, S3Errors errors, CallLog log, boolean readsProjection) {
    this.access = access;
    this.errors = errors;
    this.log = log;
    this.readsProjection = readsProjection;
  }

  /**
   * What was found.
   *
   * @param shapes the files of shapes, in the listing's order
   * @param components what belongs to each of them, by its URL
   */
  public record Shapefiles(List<SourceObject> shapes, Map<String, Components> components) {
    public Shapefiles {
      shapes = List.copyOf(shapes);
      components = Map.copyOf(components);
    }
  }

  /**
   * The shapefiles among what the request lists.
   *
   * @param suffix what the compression adds to names, such as {@code .gz} (shapefile.gzip)
   * @param readsProjection whether a .prj is looked for (shapefile.prj-srid)
   * @throws SqlError if there is none, or a component is missing, or the listing fails
   */
  public static Shapefiles list(
      S3Request request,
      String suffix,
      boolean readsProjection,
      Configuration hadoop,
      CallLog log) {
    List<SourceObject> shapes =
        shapes(request, S3Source.list(request, hadoop, log).objects(), suffix);
    S3Errors errors = new S3Errors(request.identity());
    if (shapes.isEmpty()) {
      throw errors.noShapes(request.location(), SHAPES + suffix);
    }
    ShapefileSource source =
        new ShapefileSource(StoreAccess.of(request, hadoop), errors, log, readsProjection);
    Map<String, Map<String, SourceObject>> found = new LinkedHashMap<>();
    for (SourceObject object : shapes) {
      found.computeIfAbsent(object.url(), url -> source.beside(object));
    }
    Map<String, Components> components = new HashMap<>();
    found.forEach((url, files) -> components.put(url, components(files)));
    return new Shapefiles(shapes, components);
  }

  /** The object that FROM names itself; else, all with the ending of a file of shapes. */
  private static List<SourceObject> shapes(
      S3Request request, List<SourceObject> objects, String suffix) {
    String key = request.location().key();
    List<SourceObject> named = objects.stream().filter(object -> object.key().equals(key)).toList();
    if (!named.isEmpty() && extensionAt(key) >= 0) {
      return named;
    }
    String ending = SHAPES + suffix;
    return objects.stream()
        .filter(object -> object.key().toLowerCase(Locale.ROOT).endsWith(ending))
        .toList();
  }

  /** Where the ending of a file of shapes starts, behind which there may be that of a packer. */
  private static int extensionAt(String key) {
    String folded = key.toLowerCase(Locale.ROOT);
    int at = folded.lastIndexOf(SHAPES);
    boolean ends = at >= 0 && folded.indexOf('.', at + SHAPES.length()) <= at + SHAPES.length();
    return ends && folded.indexOf('/', at) < 0 ? at : -1;
  }

  /** The components beside a file of shapes, by their ending. */
  private Map<String, SourceObject> beside(SourceObject shapes) {
    int at = extensionAt(shapes.key());
    String name = shapes.key().substring(0, at);
    String suffix = shapes.key().substring(at + SHAPES.length());
    Map<String, SourceObject> files = new LinkedHashMap<>();
    for (SourceObject object : S3Source.objects(access, errors, shapes.bucket(), name + ".", log)) {
      for (String component : List.of(INDEX, ATTRIBUTES, PROJECTION)) {
        boolean wanted = readsProjection || !component.equals(PROJECTION);
        if (wanted && object.key().substring(name.length()).equalsIgnoreCase(component + suffix)) {
          files.put(component, object);
        }
      }
    }
    for (String needed : List.of(INDEX, ATTRIBUTES)) {
      if (!files.containsKey(needed)) {
        throw errors.missingComponent(shapes.url(), needed + suffix);
      }
    }
    return files;
  }

  private static Components components(Map<String, SourceObject> files) {
    return new Components(
        component(files.get(INDEX)),
        component(files.get(ATTRIBUTES)),
        files.containsKey(PROJECTION) ? component(files.get(PROJECTION)) : null);
  }

  private static Component component(SourceObject object) {
    return new Component(object.url(), object.size(), object.etag());
  }
}
