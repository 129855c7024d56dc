package dev.fluxo.engine.problem;

import org.jspecify.annotations.Nullable;

/**
 * A parameter of a command, as advice names it: each front end writes it its own way.
 *
 * @param name as the command declares it: {@code dryRun}
 * @param value null where the name alone says it
 */
public record Option(String name, @Nullable String value) {

    /** The parameter itself, or a switch that is turned on. */
    public static Option of(String name) {
        return new Option(name, null);
    }

    public static Option of(String name, String value) {
        return new Option(name, value);
    }
}
