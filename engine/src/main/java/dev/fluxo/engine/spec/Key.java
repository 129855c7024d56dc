package dev.fluxo.engine.spec;

import org.jspecify.annotations.Nullable;

/**
 * A key of the spec language.
 *
 * @param description for the editor: what it is for, in a sentence
 * @param preset the value that holds when the key is absent, as text; null: none
 */
record Key(
        String name,
        Type type,
        boolean required,
        String description,
        @Nullable String preset) {
    static Key required(String name, Type type, String description) {
        return new Key(name, type, true, description, null);
    }

    static Key optional(String name, Type type, String description) {
        return new Key(name, type, false, description, null);
    }

    static Key optional(String name, Type type, String description, String preset) {
        return new Key(name, type, false, description, preset);
    }
}
