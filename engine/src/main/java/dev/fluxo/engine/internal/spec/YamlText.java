package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Printable;
import dev.fluxo.engine.result.JsonText;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names and words as YAML. */
public final class YamlText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern WORDS = Pattern.compile("[A-Za-z_][A-Za-z0-9_(), .]*");
    private static final Pattern RESERVED = Pattern.compile("(?i)null|true|false");

    private YamlText() {}

    /** In quotes where it would be something else without. */
    public static String name(String name) {
        return PLAIN.matcher(name).matches() && !RESERVED.matcher(name).matches() ? name : quoted(name);
    }

    /** As {@link #name}, with blanks, digits and brackets inside. Not for a list. */
    public static String words(String words) {
        return WORDS.matcher(words).matches() && !RESERVED.matcher(words).matches() ? words : quoted(words);
    }

    /** A line's end, or what else cannot be seen, would not come back from single quotes. */
    private static String quoted(String text) {
        return text.chars().anyMatch(Character::isISOControl)
                ? JsonText.write(text)
                : "'" + text.replace("'", "''") + "'";
    }

    public static String list(List<String> names) {
        return names.stream().map(YamlText::name).collect(Collectors.joining(", ", "[", "]"));
    }

    public static String comment(String words) {
        return "# " + Printable.line(words);
    }
}
