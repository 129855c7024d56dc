package dev.fluxo.engine;

import java.util.List;

/**
 * Which entities are meant.
 *
 * @param entities names, may hold {@code *}; empty: all
 * @param tags any of these; empty: all
 */
public record Selection(List<String> entities, List<String> tags) {
    public static final Selection ALL = new Selection(List.of(), List.of());

    public Selection {
        entities = List.copyOf(entities);
        tags = List.copyOf(tags);
    }

    /** As audit.etl_run shows it. */
    @Override
    public String toString() {
        String names = entities.isEmpty() ? "*" : String.join(",", entities);
        return tags.isEmpty() ? names : names + " tags:" + String.join(",", tags);
    }
}
