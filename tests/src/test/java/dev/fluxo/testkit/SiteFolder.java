package dev.fluxo.testkit;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.report.site.SitePages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** The documentation of a workshop's project. */
final class SiteFolder {
    private SiteFolder() {}

    /** Writes it, as `mvn etl:docs` does. */
    static Path write(Workshop workshop) {
        return write(workshop, Selection.ALL);
    }

    static Path write(Workshop workshop, Selection selection) {
        try (Engine engine = workshop.engine()) {
            Path first = SitePages.write(
                    engine.site(selection),
                    workshop.folder().getParent(),
                    Path.of("target/etl"),
                    engine::redact,
                    Wording.neutral());
            return first.getParent();
        }
    }

    static List<Path> pages(Path site) throws IOException {
        try (Stream<Path> files = Files.walk(site)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }

    static Document page(Path site, String name) throws IOException {
        return Jsoup.parse(site.resolve(name));
    }

    /** Three customers of which one is rejected, loaded, then a run that fails, then one that mends it, then a dry run. */
    static void history(Workshop workshop) {
        Shop.open(workshop);
        workshop.spec(SPEC);
        workshop.spec(Shop.SPEC.replace("entity: customers", "entity: again\ndepends_on: [customers]"));
        Shop.customers(workshop, 1, 3);
        workshop.run();
        workshop.source()
                .execute(
                        "UPDATE customer SET name = 'a name that is much longer than twenty letters', updated_at = '2025-06-01' WHERE id = 2");
        workshop.run();
        workshop.source().execute("UPDATE customer SET name = 'short', updated_at = '2025-06-02' WHERE id = 2");
        workshop.run();
        workshop.dryRun();
    }

    /** Everything that a page shows, with what no page may believe. */
    static final String SPEC = """
            entity: customers
            description: "Customers </p><script>alert(1)</script> & <img src=x onerror=alert(2)> \\u202e"
            tags: ["<b>daily</b>", "a\\"b"]
            source: { connection: src, query: "SELECT id, name, credit, updated_at FROM customer WHERE name <> '</code><script>alert(3)</script>'" }
            watermark: { columns: [updated_at, id] }
            columns:
              customer_id: id
              nome: { from: name, transform: [trim, "replace('<', '&lt;')"], check: "nome != '<i>'" }
              limite: { expression: "credit < 100000 ? credit : 0", on_error: reject }
            target: { connection: dw, table: dim_customer, keys: [customer_id], loaded_at: dw_loaded_at }
            tests:
              - name: "keeps <b>names</b>"
                given: [{ id: 1, name: " <script>alert(4)</script> ", credit: 1, updated_at: 2025-01-01T00:00:00 }]
                expect: [{ customer_id: 1, nome: "&lt;script>alert(4)&lt;/script>" }]
            """;
}
