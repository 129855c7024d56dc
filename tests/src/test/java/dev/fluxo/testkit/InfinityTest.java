package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.report.ExplanationText;
import dev.fluxo.engine.report.PreviewTable;
import dev.fluxo.engine.report.StatusTable;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PostgreSQL's infinity is a word wherever a person sees it, and reads back where it is a watermark. */
class InfinityTest {
    private static final String SPEC = """
            entity: prices
            source: { connection: src, table: price }
            watermark: { columns: [valid_from, id] }
            columns: { id: id, valid_from: valid_from, valid_to: valid_to, shown: { from: valid_to, transform: [to_text] } }
            target: { connection: dw, table: prices, keys: [id] }
            """;

    @RegisterExtension
    final Workshop workshop = new Workshop(Backends.named("postgresql"));

    @BeforeEach
    void tables() {
        workshop.source().execute("""
                CREATE TABLE price (id int, valid_from timestamp, valid_to date);
                INSERT INTO price VALUES (1, '-infinity', 'infinity'), (9, 'infinity', '-infinity')""");
        workshop.warehouse().execute("""
                CREATE TABLE prices (id int PRIMARY KEY, valid_from timestamp, valid_to date, shown text)""");
        workshop.spec(SPEC);
    }

    @Test
    void aWatermarkOfMinusInfinityIsGoneOnFrom() {
        assertThat(workshop.run().counts("prices")).isEqualTo("read 1, inserted 1");
        assertThat(workshop.watermark("prices")).contains("\"-infinity\"").doesNotContain("999999999");
        assertThat(workshop.run().counts("prices")).isEqualTo("nothing");

        workshop.source().execute("INSERT INTO price VALUES (2, '-infinity', '2026-01-01'), (0, '-infinity', NULL)");
        assertThat(workshop.run().counts("prices")).isEqualTo("read 1, inserted 1");
        assertThat(workshop.warehouse()
                        .rows("SELECT id, valid_from::text, valid_to::text, shown FROM prices ORDER BY id"))
                .containsExactly("1 | -infinity | infinity | infinity", "2 | -infinity | 2026-01-01 | 2026-01-01");
    }

    @Test
    void itIsShownAsAWord() {
        workshop.run();
        String shown;
        try (Engine engine = workshop.engine()) {
            shown = PreviewTable.render(engine.preview(Selection.ALL, 5), 100)
                    + ExplanationText.render(engine.why("prices", "1"), Wording.neutral())
                    + ExplanationText.render(engine.why("prices", "9"), Wording.neutral())
                    + StatusTable.render(engine.status(Selection.ALL), Wording.neutral());
        }
        assertThat(shown).contains("infinity", "-infinity").doesNotContain("999999999");
    }

    /** As versions before stored it. */
    @Test
    void anOlderSpellingOfTheWatermarkIsRead() {
        workshop.run();
        workshop.warehouse()
                .execute(
                        "UPDATE ctl.etl_control SET watermark = replace(watermark, '-infinity', '-999999999-01-01T00:00')");
        workshop.source().execute("INSERT INTO price VALUES (2, '2026-01-01', NULL)");
        assertThat(workshop.run().counts("prices")).isEqualTo("read 1, inserted 1");
        assertThat(List.of(workshop.watermark("prices"))).noneMatch(text -> text.contains("infinity"));
    }
}
