package dev.fluxo.engine.internal.spec;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to call the entities of a folder, so that the audit and the command line can name also those whose file is broken:
 * as the file says it; else as a line of it says it; else as the file is called.
 */
final class EntityNames {
    private static final Pattern NAME = Pattern.compile(EntityLanguage.NAME);
    private static final Pattern LINE = Pattern.compile(
            "^entity:[ \t]*+[\"']?(" + EntityLanguage.NAME + ")[\"']?[ \t]*+(?:#.*)?$", Pattern.MULTILINE);
    private static final int LONGEST = 128;

    private final Set<String> taken = new HashSet<>();

    /** Whether the text can be a name at all. */
    static boolean isName(@Nullable String text) {
        return text != null && text.length() <= LONGEST && NAME.matcher(text).matches();
    }

    /** What a file that is no YAML calls its entity; null where no line says it. */
    static @Nullable String inText(@Nullable String text) {
        Matcher line = LINE.matcher(text == null ? "" : text);
        return line.find() && isName(line.group(1)) ? line.group(1) : null;
    }

    /** The file's name without folder and ending. */
    static String ofFile(String file) {
        return file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.ya?ml$", "");
    }

    /** From now on this name is that of an entity. */
    void take(String name) {
        taken.add(name);
    }

    /**
     * A name for an entity that has none of its own.
     *
     * @param read what its text seems to call it
     */
    String standIn(@Nullable String read, String file) {
        String plain = read != null ? read : ofFile(file);
        String name = isName(plain) && !taken.contains(plain) ? plain : file;
        String shortened = name.length() <= LONGEST ? name : name.substring(name.length() - LONGEST);
        taken.add(shortened);
        return shortened;
    }
}
