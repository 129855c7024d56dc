package dev.fluxo.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that a page refers to is missing: no file, and no heading within one. */
class LinksTest {
    static List<Path> pages() throws IOException {
        return Pages.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void leadSomewhere(Path page) throws IOException {
        List<String> dead = new ArrayList<>();
        for (Markdown.Link link : Markdown.read(page).links()) {
            if (!link.target().matches("(https?|mailto):.*")) {
                String fault = fault(page, link.target());
                if (!fault.isEmpty()) {
                    dead.add(Pages.ROOT.relativize(page) + ":" + link.line() + " " + link.target() + ": " + fault);
                }
            }
        }
        assertThat(dead).as("dead links").isEmpty();
    }

    private static String fault(Path page, String target) throws IOException {
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty()
                ? page
                : page.resolveSibling(parts[0]).toAbsolutePath().normalize();
        if (!file.startsWith(Pages.ROOT)) {
            return "outside the repository";
        }
        if (!Files.exists(file)) {
            return "no such file";
        }
        if (Files.isDirectory(file)) {
            return "a folder, of which the site has no page";
        }
        if (!Files.exists(Pages.ofSite(file))) {
            return "not of the site: site/pages has no link to it";
        }
        if (parts.length == 1) {
            return "";
        }
        return file.toString().endsWith(".md") && Markdown.read(file).anchors().contains(parts[1])
                ? ""
                : "no such heading";
    }

    /** The folder site/pages has what mkdocs makes pages of, mkdocs.yml their order. */
    @ParameterizedTest
    @MethodSource("pages")
    void areOfTheSite(Path page) throws IOException {
        String path = Pages.ROOT.relativize(page).toString();
        assertThat(Pages.ofSite(page)).as("a link to it in site/pages").exists();
        assertThat(Files.readAllLines(Pages.ROOT.resolve("mkdocs.yml")))
                .as("nav of mkdocs.yml")
                .anyMatch(line -> line.endsWith(": " + path));
    }

    /** Two screens: whoever comes new reads all of it, or nothing. */
    @Test
    void theReadmeIsShort() throws IOException {
        assertThat(Files.readAllLines(Pages.ROOT.resolve("README.md")).size()).isLessThanOrEqualTo(120);
    }

    @Test
    void anchorsAreThoseThatReadersGet() {
        Markdown page = Markdown.of(List.of(
                "# A `b:c`, d – E_1 [link](x.md)!",
                "## Same",
                "## Same ##",
                "```sh",
                "# no heading, [no](link.md)",
                "```",
                "`[no](code.md)` but [this](y.md#z) and ``[`no`](code.md)`` ![too](p.png \"title\")"));
        assertThat(page.anchors()).containsExactly("a-bc-d--e_1-link", "same", "same-1");
        assertThat(page.links()).extracting(Markdown.Link::target).containsExactly("x.md", "y.md#z", "p.png");
    }
}
