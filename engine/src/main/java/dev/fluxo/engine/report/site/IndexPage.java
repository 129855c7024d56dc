package dev.fluxo.engine.report.site;

import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.result.Site;
import dev.fluxo.engine.result.Site.Run;
import java.util.List;

/** What the first page shows beside the site itself. */
public record IndexPage(Site site, Calendar calendar, Graph graph, List<Run> latest, Wording wording) {
    private static final int LATEST = 20;

    static IndexPage of(Site site, Wording wording) {
        return new IndexPage(
                site,
                Calendar.of(site.runs(), site.made()),
                Graph.of(site.entities()),
                site.runs().stream().limit(LATEST).toList(),
                wording);
    }
}
