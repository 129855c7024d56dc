package dev.fluxo.engine.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A text that names what its reader can do next, and leaves it to the front end how that is written. As a {@link CharSequence} it
 * is the text for who uses the engine without a front end.
 */
public final class Advice implements CharSequence {
    private final List<Object> parts;

    private Advice(List<Object> parts) {
        this.parts = parts;
    }

    /** A setting of the Java that runs all this: {@code -Xmx1g}. */
    public record JavaSetting(String text) {}

    /** To add a jar to what runs all this: {@code add the driver as a dependency of the plugin}, one front end may say. */
    public record Library(String what) {}

    /**
     * One text of all of them.
     *
     * @param parts actions, options, settings of Java, libraries, other advice, and texts
     */
    public static Advice of(Object... parts) {
        List<Object> flat = new ArrayList<>();
        for (Object part : parts) {
            if (part instanceof Advice advice) {
                flat.addAll(advice.parts);
            } else {
                flat.add(part);
            }
        }
        return new Advice(List.copyOf(flat));
    }

    /** The text as a front end writes it. */
    public String in(Wording wording) {
        return parts.stream().map(part -> text(part, wording)).collect(Collectors.joining());
    }

    private static String text(Object part, Wording wording) {
        if (part instanceof Action action) {
            return wording.action(action);
        }
        if (part instanceof Option option) {
            return wording.option(option);
        }
        if (part instanceof JavaSetting setting) {
            return wording.java(setting.text());
        }
        return part instanceof Library library ? wording.library(library.what()) : part.toString();
    }

    @Override
    public int length() {
        return toString().length();
    }

    @Override
    public char charAt(int index) {
        return toString().charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return toString().subSequence(start, end);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Advice advice && advice.parts.equals(parts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(parts);
    }

    @Override
    public String toString() {
        return in(Wording.neutral());
    }
}
