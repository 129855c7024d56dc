package dev.fluxo.engine.draft;

import dev.fluxo.engine.problem.Printable;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names as YAML. */
final class Yaml {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern RESERVED = Pattern.compile("(?i)null|true|false");

    private Yaml() {}

    /** In quotes where it would be something else without. */
    static String name(String name) {
        boolean plain = PLAIN.matcher(name).matches() && !RESERVED.matcher(name).matches();
        return plain ? name : "'" + name.replace("'", "''") + "'";
    }

    static String list(List<String> names) {
        return names.stream().map(Yaml::name).collect(Collectors.joining(", ", "[", "]"));
    }

    static String comment(String words) {
        return "# " + Printable.line(words);
    }
}
