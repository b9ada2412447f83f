package dev.slipher.it.run;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables of one run of a case. */
final class Scope {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([a-z][a-z_0-9]*)}");

  private final Map<String, String> variables = new HashMap<>();

  void set(String name, String value) {
    variables.put(name, value);
  }

  /**
   * The text with its variables replaced; {@code ${i}} stays, for it counts in a body.
   *
   * @throws IllegalArgumentException at a variable that was never set
   */
  String replace(String text) {
    Matcher matcher = VARIABLE.matcher(text);
    StringBuilder replaced = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(1);
      String value = name.equals("i") ? matcher.group() : variables.get(name);
      if (value == null) {
        throw new IllegalArgumentException("the variable ${" + name + "} was never set");
      }
      matcher.appendReplacement(replaced, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(replaced).toString();
  }
}
