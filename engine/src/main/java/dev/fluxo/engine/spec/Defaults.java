package dev.fluxo.engine.spec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Merges the project's defaults into an entity, key by key. */
final class Defaults {
    private Defaults() {}

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
