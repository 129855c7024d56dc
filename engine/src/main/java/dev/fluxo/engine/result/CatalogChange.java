package dev.fluxo.engine.result;

import java.util.List;

/**
 * What {@code etl:snapshot} found.
 *
 * @param file relative to the pipelines folder
 * @param first whether there was none, or none that could be read
 * @param lines what is different from the file that was there, one sentence each
 * @param tables how many it holds
 * @param queries how many it holds
 */
public record CatalogChange(String file, boolean first, List<String> lines, long tables, long queries) {
    public CatalogChange {
        lines = List.copyOf(lines);
    }
}
