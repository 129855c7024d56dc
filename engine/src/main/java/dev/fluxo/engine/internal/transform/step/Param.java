package dev.fluxo.engine.internal.transform.step;

import java.util.List;

/**
 * A parameter of a transform.
 *
 * @param wanted what it takes, in words: {@code a whole number from 1 to 1000000}
 * @param choices the only texts allowed; empty: no such list
 */
record Param(String name, Kind kind, boolean required, String wanted, long min, long max, List<String> choices) {
    enum Kind {
        INTEGER,
        TEXT,
        SCALAR,
        MAPPING
    }

    static Param integer(String name, long min, long max) {
        return new Param(name, Kind.INTEGER, true, "a whole number from " + min + " to " + max, min, max, List.of());
    }

    static Param text(String name) {
        return new Param(name, Kind.TEXT, true, "a text", 0, 0, List.of());
    }

    /** Exactly one character. */
    static Param character(String name) {
        return new Param(name, Kind.TEXT, true, "one character", 1, 1, List.of());
    }

    static Param choice(String name, List<String> choices) {
        return new Param(name, Kind.TEXT, true, "one of " + String.join(", ", choices), 0, 0, choices);
    }

    static Param scalar(String name) {
        return new Param(name, Kind.SCALAR, true, "a single value", 0, 0, List.of());
    }

    static Param mapping(String name) {
        return new Param(name, Kind.MAPPING, true, "a mapping such as {A: Ativo, I: Inativo}", 0, 0, List.of());
    }

    Param optional() {
        return new Param(name, kind, false, wanted, min, max, choices);
    }

    /** Whether the argument is of this parameter's kind and range. */
    boolean accepts(Literal argument) {
        return switch (kind) {
            case INTEGER -> argument.value() instanceof Long number && number >= min && number <= max;
            case TEXT -> argument.isScalar() && argument.value() != null && acceptsText(argument.text());
            case SCALAR -> argument.isScalar();
            case MAPPING -> argument.entries() != null && !argument.entries().isEmpty();
        };
    }

    private boolean acceptsText(String text) {
        return (max == 0 || text.codePointCount(0, text.length()) == max)
                && (choices.isEmpty() || choices.contains(text));
    }
}
