package dev.slipher.formats.convert;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Time zones by abbreviation, such as PST, and by name, such as US/Pacific; in any case. */
final class TimeZoneNames {
  /** Abbreviations name one offset each, in minutes, whatever the season. */
  private static final Map<String, Integer> ABBREVIATIONS =
      Map.ofEntries(
          Map.entry("z", 0),
          Map.entry("zulu", 0),
          Map.entry("utc", 0),
          Map.entry("ut", 0),
          Map.entry("uct", 0),
          Map.entry("gmt", 0),
          Map.entry("wet", 0),
          Map.entry("west", 60),
          Map.entry("bst", 60),
          Map.entry("cet", 60),
          Map.entry("met", 60),
          Map.entry("cest", 120),
          Map.entry("mest", 120),
          Map.entry("eet", 120),
          Map.entry("sast", 120),
          Map.entry("ist", 120),
          Map.entry("eest", 180),
          Map.entry("idt", 180),
          Map.entry("msk", 180),
          Map.entry("msd", 240),
          Map.entry("pkt", 300),
          Map.entry("npt", 345),
          Map.entry("ict", 420),
          Map.entry("hkt", 480),
          Map.entry("sgt", 480),
          Map.entry("awst", 480),
          Map.entry("jst", 540),
          Map.entry("kst", 540),
          Map.entry("acst", 570),
          Map.entry("acdt", 630),
          Map.entry("aest", 600),
          Map.entry("aedt", 660),
          Map.entry("nzst", 720),
          Map.entry("nzdt", 780),
          Map.entry("brt", -180),
          Map.entry("art", -180),
          Map.entry("nst", -210),
          Map.entry("ndt", -150),
          Map.entry("ast", -240),
          Map.entry("adt", -180),
          Map.entry("est", -300),
          Map.entry("edt", -240),
          Map.entry("cst", -360),
          Map.entry("cdt", -300),
          Map.entry("mst", -420),
          Map.entry("mdt", -360),
          Map.entry("pst", -480),
          Map.entry("pdt", -420),
          Map.entry("akst", -540),
          Map.entry("akdt", -480),
          Map.entry("hst", -600));

  /** By lower-case name; made once, and read only afterwards. */
  private static final Map<String, ZoneRules> RULES = rules();

  private TimeZoneNames() {}

  private static Map<String, ZoneRules> rules() {
    Map<String, ZoneRules> rules = new HashMap<>();
    for (String id : ZoneId.getAvailableZoneIds()) {
      rules.put(id.toLowerCase(Locale.ROOT), ZoneId.of(id).getRules());
    }
    ABBREVIATIONS.forEach(
        (name, minutes) -> rules.put(name, ZoneOffset.ofTotalSeconds(minutes * 60).getRules()));
    return Map.copyOf(rules);
  }

  /** The rules of the zone that a range names, or null. */
  static ZoneRules find(byte[] bytes, int start, int end) {
    return RULES.get(Ascii.text(bytes, start, end).toLowerCase(Locale.ROOT));
  }
}
