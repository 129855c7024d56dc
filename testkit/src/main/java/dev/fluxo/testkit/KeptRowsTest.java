package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Triggers that keep rows from leaving: nothing is told as gone that is there, nor is anything forgotten. */
@OnEveryDatabase
class KeptRowsTest {
    private static final String COMPARE = "compare: keys";
    private static final String TOMBSTONES = "when: \"gone == 1\"";
    private static final String DELETE = "keys: [id]";
    private static final String MARK = "keys: [id], on_delete: mark, deleted_at: gone_at";
    private static final String CLOSE =
            "keys: [id], strategy: type2, history: { valid_from: de, valid_to: ate, current: atual }";

    @RegisterExtension
    final Workshop workshop;

    KeptRowsTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    /** How rows are found that are gone, and what becomes of them. */
    enum Way {
        COMPARED_DELETED(COMPARE, DELETE),
        /** Keys that the target's database alone can compare. */
        STAGED_DELETED(COMPARE, "keys: [code]"),
        COMPARED_MARKED(COMPARE, MARK),
        COMPARED_CLOSED(COMPARE, CLOSE),
        SAID_DELETED(TOMBSTONES, DELETE),
        SAID_MARKED(TOMBSTONES, MARK),
        SAID_CLOSED(TOMBSTONES, CLOSE),
        REPLACED("", "keys: [id], strategy: replace");

        private final String deletes;
        private final String target;

        Way(String deletes, String target) {
            this.deletes = deletes;
            this.target = target;
        }

        String spec() {
            String spec = """
                    entity: items
                    source: { connection: src, query: "SELECT id, code, name, gone, seen FROM item", deletes: { %s } }
                    watermark: { columns: [seen, id] }
                    columns: { id: id, code: code, name: name }
                    target: { connection: dw, table: dim, %s }
                    """.formatted(deletes, target);
            return this == REPLACED
                    ? spec.replace(", deletes: {  }", "").replace("watermark: { columns: [seen, id] }\n", "")
                    : spec;
        }

        /** In the source. */
        String leave(String ids) {
            return deletes.equals(TOMBSTONES)
                    ? "UPDATE item SET gone = 1, seen = TIMESTAMP '2025-06-01 00:00:00' WHERE id IN (" + ids + ")"
                    : "DELETE FROM item WHERE id IN (" + ids + ")";
        }

        String event() {
            return target.equals(MARK) || target.equals(CLOSE) ? "UPDATE" : "DELETE";
        }

        String live() {
            return target.equals(CLOSE)
                    ? "SELECT COUNT(*) FROM dim WHERE ate IS NULL"
                    : "SELECT COUNT(*) FROM dim WHERE gone_at IS NULL";
        }
    }

    private boolean open(Way way) {
        workshop.source()
                .execute(
                        "CREATE TABLE item (id INT PRIMARY KEY, code VARCHAR(10), name VARCHAR(20), gone INT, seen TIMESTAMP)");
        workshop.source()
                .execute(
                        "INSERT INTO item SELECT x, CONCAT('k', x), 'a', 0, TIMESTAMP '2025-01-01 00:00:00' FROM SYSTEM_RANGE(1, 20)");
        workshop.warehouse()
                .execute(
                        "CREATE TABLE dim (id INT NOT NULL, code VARCHAR(10) NOT NULL, name VARCHAR(20), gone_at TIMESTAMP, "
                                + (way.target.equals(CLOSE)
                                        ? "de TIMESTAMP NOT NULL, ate TIMESTAMP, atual BOOLEAN NOT NULL, UNIQUE (id, de))"
                                        : way.target.equals("keys: [code]") ? "UNIQUE (code))" : "UNIQUE (id))"));
        workshop.spec(way.spec());
        assertThat(workshop.run().counts("items")).isEqualTo("read 20, inserted 20");
        return workshop.warehouse().backend().installKeeper(workshop.warehouse(), "dim", way.event());
    }

    @ParameterizedTest
    @EnumSource
    void theEntityFailsUntilTheyMayLeave(Way way) {
        if (!open(way)) {
            return;
        }
        workshop.source().execute(way.leave("3, 4"));
        Run run = workshop.run();
        assertThat(run.problems()).isEmpty();
        assertThat(run.entity("items").counts().deleted()).isEqualTo(2);
        assertThat(workshop.warehouse().number(way.live())).isEqualTo(18);
        assertThat(workshop.run().status()).isEqualTo("success");

        workshop.source().execute(way.leave("5, 6"));
        for (int i = 0; i < 2; i++) {
            String problem = workshop.run().problem("items");
            says(problem, "FLX-4050", "keeps");
            if (way != Way.REPLACED) {
                says(problem, way == Way.STAGED_DELETED ? "code=k5" : "id=5");
            }
            assertThat(workshop.warehouse().number(way.live())).isEqualTo(18);
        }
    }

    /** One that says of itself that it is gone is a row that can be set aside. */
    @ParameterizedTest
    @EnumSource(names = {"SAID_DELETED", "SAID_MARKED", "SAID_CLOSED"})
    void theOthersLeaveWhereTheSpecSaysSo(Way way) {
        if (!open(way)) {
            return;
        }
        workshop.spec(way.spec() + "on_error: reject\n");
        workshop.source().execute(way.leave("4, 5, 6"));
        Run run = workshop.run();
        assertThat(run.problems()).isEmpty();
        assertThat(run.counts("items")).isEqualTo("read 3, deleted 2, superseded 2, rejected 1");
        assertThat(workshop.warehouse().number(way.live())).isEqualTo(18);
        assertThat(workshop.warehouse().text("SELECT LOWER(row_key) FROM audit.etl_reject"))
                .isEqualTo("id=5");
    }
}
