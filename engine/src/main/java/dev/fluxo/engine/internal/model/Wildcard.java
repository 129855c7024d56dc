package dev.fluxo.engine.internal.model;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A name in which {@code *} stands for any letters, or none. */
public final class Wildcard {
    private final Pattern pattern;

    private Wildcard(String text, int flags) {
        this.pattern = Pattern.compile(
                Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                flags | Pattern.DOTALL);
    }

    public static Wildcard of(String text) {
        return new Wildcard(text, 0);
    }

    public static Wildcard ignoringCase(String text) {
        return new Wildcard(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    public boolean matches(String name) {
        return pattern.matcher(name).matches();
    }
}
