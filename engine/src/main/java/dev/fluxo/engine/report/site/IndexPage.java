package dev.fluxo.engine.report.site;

import dev.fluxo.engine.model.Site;
import dev.fluxo.engine.model.Site.Run;
import java.util.List;

/** What the first page shows beside the site itself. */
public record IndexPage(Site site, Calendar calendar, Graph graph, List<Run> latest) {
    private static final int LATEST = 20;

    static IndexPage of(Site site) {
        return new IndexPage(
                site,
                Calendar.of(site.runs(), site.made()),
                Graph.of(site.entities()),
                site.runs().stream().limit(LATEST).toList());
    }
}
