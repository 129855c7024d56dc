package dev.fluxo.engine.report.site;

import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.result.Site;
import dev.fluxo.engine.result.Site.Entity;
import dev.fluxo.engine.result.Site.Load;
import java.util.List;

/**
 * What the page of an entity shows beside the entity itself.
 *
 * @param neededBy the entities that depend on it
 */
public record EntityPage(
        Site site,
        Entity entity,
        List<String> neededBy,
        List<Load> latest,
        BarChart rows,
        BarChart times,
        Wording wording) {
    private static final int LATEST = 30;

    static EntityPage of(Site site, Entity entity, Wording wording) {
        return new EntityPage(
                site,
                entity,
                site.entities().stream()
                        .filter(other -> other.dependsOn().contains(entity.name()))
                        .map(Entity::name)
                        .toList(),
                entity.loads().stream().limit(LATEST).toList(),
                BarChart.rows(entity.loads()),
                BarChart.times(entity.loads()),
                wording);
    }

    /** Whether one of the runs has made versions. */
    public boolean versioned() {
        return latest.stream().anyMatch(load -> load.counts().versioned() > 0);
    }

    /** Whether the entity has a page: not where only some were asked for. */
    public boolean has(String name) {
        return site.entities().stream().anyMatch(other -> other.name().equals(name));
    }
}
