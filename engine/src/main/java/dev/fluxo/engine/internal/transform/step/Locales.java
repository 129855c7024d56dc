package dev.fluxo.engine.internal.transform.step;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Locales by their tags. */
final class Locales {
    private static final Set<Locale> KNOWN = Arrays.stream(Locale.getAvailableLocales())
            .filter(locale -> !locale.equals(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private Locales() {}

    /** @throws IllegalArgumentException with a message for the user, if Java does not know the locale */
    static Locale known(String tag) {
        Locale locale = Locale.forLanguageTag(tag.replace('_', '-'));
        if (!KNOWN.contains(locale)) {
            throw new IllegalArgumentException(
                    "'" + tag + "' is not a known locale; write one such as pt-BR, en-US or de-DE");
        }
        return locale;
    }
}
