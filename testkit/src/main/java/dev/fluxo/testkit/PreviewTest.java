package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.report.PreviewTable;
import dev.fluxo.engine.result.Preview;
import dev.fluxo.engine.result.RowTrace;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A preview shows the target rows that a run then writes. */
@OnEveryDatabase
class PreviewTest {
    @RegisterExtension
    final Workshop workshop;

    PreviewTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void openShop() {
        Shop.open(workshop);
        workshop.source().execute("""
                INSERT INTO customer VALUES (1, '  Ana ', 12.5, TIMESTAMP '2025-01-01 00:00:00'),
                  (2, 'a name of more than twenty letters', NULL, TIMESTAMP '2025-01-02 00:00:00'),
                  (3, NULL, 1, TIMESTAMP '2025-01-03 00:00:00')""");
        workshop.spec(Shop.SPEC + "on_error: reject\n");
    }

    private Preview preview(int limit) {
        try (Engine engine = workshop.engine()) {
            return engine.preview(Selection.ALL, limit).get(0);
        }
    }

    private static String row(RowTrace row) {
        return String.join(
                " | ",
                row.columns().stream()
                        .map(column -> String.valueOf(column.result()))
                        .toList());
    }

    @Test
    void theRowsAreThoseThatARunWrites() {
        Preview before = preview(20);
        assertThat(before.problem()).isNull();
        assertThat(before.waiting()).isTrue();
        List<String> good = before.rows().stream()
                .filter(row -> row.fault() == null)
                .map(PreviewTest::row)
                .toList();
        assertThat(before.rows().get(1).fault()).contains("nome");
        assertThat(workshop.warehouse().rows(Shop.TARGET)).isEmpty();

        assertThat(workshop.run().counts("customers")).isEqualTo("read 3, inserted 2, rejected 1");
        assertThat(workshop.warehouse().rows(Shop.TARGET)).isEqualTo(good);

        Preview after = preview(2);
        assertThat(after.waiting()).isFalse();
        assertThat(after.rows()).isEqualTo(before.rows().subList(0, 2));
    }

    @Test
    void theTableFitsTheTerminalAndMarksWhatIsRejected() {
        String table = PreviewTable.render(List.of(preview(20)), 80);
        assertThat(table.lines()).allMatch(line -> line.length() <= 80);
        assertThat(table)
                .contains("customers: 3 rows of those that wait", "row 2: rejected: column 'nome': ")
                .containsPattern("  name +'  Ana ' +nome +'Ana'")
                .containsPattern("  credit +NULL +limite +NULL")
                .containsPattern("  name +'a name of mor.* +nome +! ");
    }

    @Test
    void whatCannotBeReadSaysWhy() {
        workshop.spec(Shop.SPEC.replace("FROM customer", "FROM nowhere"));
        assertThat(String.valueOf(preview(3).problem()))
                .containsIgnoringCase("FLX-2007")
                .containsIgnoringCase("nowhere");
    }

    @Test
    void anExpressionShowsWhatItIsComputedOfAndNumbersHaveNoQuotes() {
        workshop.spec(Shop.SPEC.replace("limite: credit", "limite: { expression: \"id > 1 ? credit * 2 : credit\" }")
                + "on_error: reject\n");
        assertThat(PreviewTable.render(List.of(preview(1)), 80))
                .containsPattern("(?i)  id +1 +customer_id +1\n")
                .containsPattern("(?i)  id +1 +limite +12\\.50?\n")
                .containsPattern("(?i)  credit +12\\.50?");
    }

    @Test
    void thePartOfAnExpressionThatFailsIsNamed() {
        workshop.spec(Shop.SPEC.replace(
                        "limite: credit", "limite: { expression: \"coalesce(credit, 0) + (100 / (id - 1)) * 2\" }")
                + "on_error: reject\n");
        String failed = "division by zero in `100 / (id - 1)`";
        assertThat(PreviewTable.render(List.of(preview(1)), 200)).contains("! " + failed);
        assertThat(preview(1).rows().get(0).fault()).isEqualTo("column 'limite': expression: " + failed);
        workshop.run();
        assertThat(workshop.warehouse()
                        .rows("SELECT error_code, error_message FROM audit.etl_reject WHERE row_key = 'customer_id=1'"))
                .containsExactly("FLX-4004 | column 'limite': expression: " + failed);
    }
}
