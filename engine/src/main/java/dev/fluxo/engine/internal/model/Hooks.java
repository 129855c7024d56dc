package dev.fluxo.engine.internal.model;

import java.io.Serializable;
import java.util.List;

/** Statements of an analyst's own, in the transaction that an entity's rows are written in: before the first is written, after the last. */
public record Hooks(List<Located<String>> before, List<Located<String>> after) implements Serializable {
    public static final Hooks NONE = new Hooks(List.of(), List.of());

    public Hooks {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
