package dev.fluxo.engine.internal.draft;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What columns of a target are to be called: in small letters, each once, none longer than the database takes. */
final class NewNames {
    private final Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final int longest;

    /** @param longest in bytes of UTF-8 */
    NewNames(int longest) {
        this.longest = longest;
    }

    void take(String name) {
        taken.add(name);
    }

    boolean isFree(String name) {
        return !taken.contains(name);
    }

    /** The name, or the next free one: {@code id_2}. It is taken then. */
    String of(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        String free = cut(wanted, longest);
        for (int number = 2; !isFree(free); number++) {
            String suffix = "_" + number;
            free = cut(wanted, longest - suffix.length()) + suffix;
        }
        taken.add(free);
        return free;
    }

    static String cut(String name, int longest) {
        String cut = name;
        while (cut.getBytes(StandardCharsets.UTF_8).length > longest) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }
}
