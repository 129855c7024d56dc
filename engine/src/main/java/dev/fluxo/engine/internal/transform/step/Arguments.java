package dev.fluxo.engine.internal.transform.step;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The arguments of a step, by parameter, checked against it. */
record Arguments(Map<String, Literal> values) {
    boolean has(String name) {
        return values.containsKey(name);
    }

    int integer(String name) {
        return Math.toIntExact((Long) Objects.requireNonNull(get(name).value()));
    }

    String text(String name) {
        return get(name).text();
    }

    /** The argument's text, or the default where it was left out. */
    String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    /** String, Long, BigDecimal, Boolean or null. */
    @Nullable
    Object scalar(String name) {
        return get(name).value();
    }

    Map<String, Literal> mapping(String name) {
        return Objects.requireNonNull(get(name).entries());
    }

    private Literal get(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }
}
