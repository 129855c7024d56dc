package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Merges the project's defaults into an entity, key by key. */
final class Defaults {
    private Defaults() {}

    /**
     * The defaults without those that are wrong: they are reported where they stand, once, and not again with every
     * entity. Null where there are none.
     */
    static @Nullable Node sound(@Nullable Node project) {
        Node written = Fields.of(project).node("defaults");
        return written instanceof Node.Mapping mapping ? sound(mapping, ProjectLanguage.DEFAULTS) : null;
    }

    private static Node.Mapping sound(Node.Mapping defaults, Shape shape) {
        List<Node.Entry> kept = new ArrayList<>();
        for (Key key : shape.keys()) {
            Node.Entry entry = defaults.entry(key.name());
            if (entry == null) {
                continue;
            }
            if (key.type() instanceof Shape below && entry.value() instanceof Node.Mapping mapping) {
                kept.add(new Node.Entry(entry.key(), sound(mapping, below)));
            } else if (isSound(key, entry.value())) {
                kept.add(entry);
            }
        }
        return new Node.Mapping(kept, defaults.at());
    }

    private static boolean isSound(Key key, Node value) {
        Problems problems = new Problems();
        key.type().check(key.name(), value, problems);
        return !problems.hasErrors();
    }

    /**
     * The entity with what it does not say itself. Defaults below a key count only where the entity has that key: a
     * default lag does not give a watermark to an entity without one.
     */
    static Node merge(Node entity, @Nullable Node defaults) {
        if (!(entity instanceof Node.Mapping own) || !(defaults instanceof Node.Mapping preset)) {
            return entity;
        }
        List<Node.Entry> entries = new ArrayList<>();
        for (Node.Entry entry : own.entries()) {
            entries.add(new Node.Entry(
                    entry.key(), merge(entry.value(), preset.get(entry.key().text()))));
        }
        for (Node.Entry entry : preset.entries()) {
            boolean absent = own.entry(entry.key().text()) == null;
            if (absent && !(entry.value() instanceof Node.Mapping)) {
                entries.add(entry);
            }
        }
        return new Node.Mapping(entries, own.at());
    }
}
