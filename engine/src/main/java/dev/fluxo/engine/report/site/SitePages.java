package dev.fluxo.engine.report.site;

import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.report.ReportFolder;
import dev.fluxo.engine.result.Site;
import dev.fluxo.engine.result.Site.Entity;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Writes the site. Start reading at {@link #write}. */
public final class SitePages {
    private static final String STYLE = "site.css";

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    private final UnaryOperator<String> redact;
    private final Wording wording;

    private SitePages(UnaryOperator<String> redact, Wording wording) {
        this.redact = redact;
        this.wording = wording;
    }

    /**
     * Writes {@code site/index.html}, a page for each entity, and the style sheet; removes the pages of entities that are gone.
     *
     * @param folder of reports, relative to the project, or absolute
     * @param redact masks secrets
     * @return the first page
     * @throws dev.fluxo.engine.problem.FluxoException if the folder is outside the project or cannot be written
     */
    public static Path write(Site site, Path project, Path folder, UnaryOperator<String> redact, Wording wording) {
        SitePages pages = new SitePages(redact, wording);
        ReportFolder top = ReportFolder.prepare(project, folder.resolve("site"));
        ReportFolder below =
                ReportFolder.prepare(project, folder.resolve("site").resolve("entities"));
        top.write(STYLE, style());
        for (Entity entity : site.entities()) {
            below.write(
                    entity.name() + ".html", pages.page("site/entity.jte", EntityPage.of(site, entity, pages.wording)));
        }
        below.removeOthers(names(site), "<meta name=\"generator\" content=\"Fluxo\">");
        return top.write("index.html", pages.page("site/index.jte", IndexPage.of(site, pages.wording)));
    }

    private static Set<String> names(Site site) {
        return site.entities().stream().map(entity -> entity.name() + ".html").collect(Collectors.toSet());
    }

    private String page(String template, Object model) {
        StringOutput page = new StringOutput();
        templates.render(template, model, new SafeOutput(page, redact));
        return page.toString();
    }

    private static String style() {
        try (InputStream in = Objects.requireNonNull(SitePages.class.getResourceAsStream(STYLE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
