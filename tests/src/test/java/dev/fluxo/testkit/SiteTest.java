package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.FluxoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The documentation's pages, as files: what they say, what they refer to, and what they do not believe. */
@OnEveryDatabase
class SiteTest {
    @RegisterExtension
    final Workshop workshop;

    SiteTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @Test
    void thePagesSayWhatTheSpecsAndTheAuditSay() throws IOException {
        SiteFolder.history(workshop);
        Path site = SiteFolder.write(workshop);

        Document index = SiteFolder.page(site, "index.html");
        assertThat(index.select("#entities ~ div tbody th a").eachText()).containsExactly("customers", "again");
        assertThat(index.select(".edge title").text()).isEqualTo("again depends on customers");
        assertThat(index.select("#runs ~ div tbody tr"))
                .hasSize(Integer.parseInt(workshop.warehouse().text("SELECT COUNT(*) FROM audit.etl_run")));
        assertThat(index.select("#runs ~ div .status").eachText())
                .containsExactly("✓ success", "✓ success", "✗ failed", "✓ success");
        assertThat(index.select(".calendar .day.failed").attr("aria-label")).endsWith(": 1 failed, 2 success");

        Document page = SiteFolder.page(site, "entities/customers.html");
        assertThat(page.select("dt:containsOwn(It stands at) + dd").text())
                .isEqualToIgnoringCase("updated_at=2025-06-02T00:00, id=2");
        assertThat(page.select("#history ~ div tbody .number").eachText())
                .as("read, inserted, updated, unchanged, rejected, the latest first")
                .containsExactly(
                        "0", "0", "0", "0", "0", "1", "0", "1", "0", "0", "0", "0", "0", "0", "0", "3", "3", "0", "0",
                        "0");
        assertThat(page.select("#history ~ div .about").text()).contains("FLX-4001");
        assertThat(page.select(".chart").first().select(".bar").eachAttr("class"))
                .containsExactly("bar success", "bar failed", "bar success");
        Element computed = page.select("#lineage ~ div tbody tr").get(2);
        assertThat(computed.text()).containsIgnoringCase("credit").contains("credit < 100000", "limite", "is rejected");
        assertThat(computed.select("td").get(2).text()).isNotEqualTo("–");
        assertThat(page.select("#tests ~ article .status").text()).isEqualTo("✓ success");
    }

    @Test
    void whatComesFromOutsideIsShownAndNotBelieved() throws IOException {
        SiteFolder.history(workshop);
        Path site = SiteFolder.write(workshop);
        for (Path file : SiteFolder.pages(site)) {
            String text = Files.readString(file);
            Document page = SiteFolder.page(site, site.relativize(file).toString());
            assertThat(text).doesNotContain("http://", "https://", "\u202e", "javascript:");
            assertThat(page.select("script, iframe, img, object, embed, form, style, [style]"))
                    .isEmpty();
            assertThat(page.getAllElements())
                    .allSatisfy(element -> assertThat(element.attributes().asList())
                            .noneMatch(attribute -> attribute.getKey().startsWith("on")));
            assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                    .startsWith("default-src 'none'; style-src ")
                    .doesNotContain("unsafe", "script");
            assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
            assertThat(page.select("h1")).hasSize(1);
            assertThat(page.select("svg[role=img]"))
                    .allSatisfy(
                            drawing -> assertThat(drawing.attr("aria-label")).isNotBlank());
            for (String link : page.select("a[href], link[href]").eachAttr("href")) {
                String target = link.startsWith("#") ? file.getFileName() + link : link;
                String[] parts = target.split("#", 2);
                assertThat(file.resolveSibling(parts[0])).as(link).exists();
                assertThat(parts.length == 2 ? page.getElementById(parts[1]) : page)
                        .as(link)
                        .isNotNull();
            }
        }
        Document customers = SiteFolder.page(site, "entities/customers.html");
        assertThat(customers.select(".lead").text()).contains("</p><script>alert(1)</script> & <img src=x", "\\u202e");
        assertThat(customers.select("pre").text()).contains("<script>alert(3)");
        assertThat(customers.select(".tag").eachText()).contains("<b>daily</b>", "a\"b");
        assertThat(customers.select("article h3").text()).contains("keeps <b>names</b>");
    }

    @Test
    void aSecretIsMaskedBeforeItIsEscaped() throws IOException {
        Shop.open(workshop);
        workshop.environment("PASSWORD", "p<&\"s3cret");
        workshop.file(
                "project.yaml",
                Files.readString(workshop.folder().resolve("project.yaml"))
                        + "      other: { url: \"jdbc:h2:mem:none\", password: \"${env:PASSWORD}\" }\n");
        workshop.spec(Shop.SPEC + "description: 'it holds p<&\"s3cret'\n");
        Path site = SiteFolder.write(workshop);
        assertThat(Files.readString(site.resolve("entities/customers.html")))
                .doesNotContain("s3cret")
                .contains("it holds ");
    }

    @Test
    void withoutARunItSaysSo() throws IOException {
        Shop.open(workshop);
        workshop.spec(Shop.SPEC.replace("table: dim_customer", "table: dim_custmer"));
        Path site = SiteFolder.write(workshop);
        assertThat(SiteFolder.page(site, "index.html").text()).contains("No run is on record", "never");
        assertThat(SiteFolder.page(site, "entities/customers.html").text())
                .contains("It was never run", "Types are not known", "dim_custmer");
    }

    @Test
    void pagesOfEntitiesThatAreGoneGoAndOtherFilesStay() throws IOException {
        SiteFolder.history(workshop);
        Path site = SiteFolder.write(workshop);
        Path mine = Files.writeString(site.resolve("entities/mine.html"), "<p>mine</p>");
        SiteFolder.write(workshop, new Selection(List.of("customers"), List.of()));
        assertThat(site.resolve("entities/again.html")).doesNotExist();
        assertThat(site.resolve("entities/customers.html")).exists();
        assertThat(mine).exists();
    }

    @Test
    void aFolderThatIsNoneIsNamed() throws IOException {
        Shop.open(workshop);
        Path etl = Files.createDirectories(workshop.folder().resolveSibling("target/etl"));
        Files.writeString(etl.resolve("site"), "a file");
        FluxoException refusal = catchThrowableOfType(FluxoException.class, () -> SiteFolder.write(workshop));
        assertThat(refusal.first().toString()).contains("FLX-1023", "nothing can be written to target/etl/site");
    }
}
