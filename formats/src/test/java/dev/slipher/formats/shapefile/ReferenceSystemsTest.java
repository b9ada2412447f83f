package dev.slipher.formats.shapefile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Projection files and the numbers of their reference systems. */
class ReferenceSystemsTest {
  private static int srid(String text) {
    return ReferenceSystems.srid(text.getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "GEOGCS, GCS_WGS_1984, 4326",
    "GEOGCS, GCS_North_American_1983, 4269",
    "GEOGCS, GCS_ETRS_1989, 4258",
    "GEOGCS, GDA2020, 7844",
    "PROJCS, WGS_1984_UTM_Zone_33N, 32633",
    "PROJCS, WGS_1984_Web_Mercator_Auxiliary_Sphere, 3857",
    "PROJCS, NAD_1983_StatePlane_New_York_Long_Island_FIPS_3104_Feet, 2263",
    "PROJCS, British_National_Grid, 27700",
    "PROJCS, RGF_1993_Lambert_93, 2154",
    "PROJCS, ETRS_1989_UTM_Zone_32N, 25832",
    "PROJCS, CH1903+_LV95, 2056",
    "PROJCS, wgs_1984_utm_zone_33n, 32633",
    "PROJCS, A_Grid_Of_My_Own, 0"
  })
  @DisplayName("shapefile.prj-srid: systems are known by the names that ESRI gives them")
  void names(String element, String name, int srid) {
    assertEquals(srid, srid(element + "[\"" + name + "\",UNIT[\"Degree\",0.0174532925199433]]"));
  }

  @Test
  @DisplayName("shapefile.prj-srid: the system's own number counts, if there is one of that number")
  void numbers() {
    String datum =
        "GEOGCS[\"x\",DATUM[\"d\",AUTHORITY[\"EPSG\",\"6326\"]],AUTHORITY[\"EPSG\",\"4326\"]]";
    assertEquals(4326, srid(datum));
    assertEquals(
        32633,
        srid("PROJCS[\"y\"," + datum + ",\n UNIT[\"m\",1],\n AUTHORITY [\"EPSG\", \"32633\"]]"));
    assertEquals(0, srid("PROJCS[\"y\"," + datum + "]"));
    assertEquals(0, srid("PROJCS[\"y\",AUTHORITY[\"EPSG\",\"999999\"]]"));
    assertEquals(4326, srid("GEOGCS[\"GCS_WGS_1984\",AUTHORITY[\"EPSG\",\"999999\"]]"));
    assertEquals(0, srid("PROJCS[\"y\",AUTHORITY[\"ESRI\",\"54009\"]]"));
    assertEquals(3857, srid("PROJCRS[\"y\",ID[\"EPSG\",3857]]"));
    assertEquals(0, srid("PROJCS[\"y\"],VERTCS[\"z\",AUTHORITY[\"EPSG\",\"5703\"]]"));
    assertEquals(0, srid("PROJCS[\"a [ ( AUTHORITY[\",UNIT[\"AUTHORITY[EPSG,3857]\",1]]"));
  }

  @Test
  void whatIsNoSystemHasNoNumber() {
    assertEquals(0, srid(""));
    assertEquals(0, srid("GEOGCS"));
    assertEquals(0, srid("GEOGCS[\"GCS_WGS_1984"));
    assertEquals(0, srid("+proj=longlat +datum=WGS84"));
    assertEquals(0, srid("[".repeat(100_000)));
    assertEquals(4326, srid("\ufeff GEOGCS [ \"GCS_WGS_1984\" ]"));
  }
}
