package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More rows are gone than keys are kept in memory. */
class MassDeletesTest {
    private static final int ROWS = 120_000;

    @RegisterExtension
    final Workshop workshop = new Workshop();

    @BeforeEach
    void fill() {
        workshop.source()
                .execute(
                        "CREATE TABLE item (id INT PRIMARY KEY); INSERT INTO item SELECT x * 1000 FROM SYSTEM_RANGE(1, 10)");
        workshop.warehouse()
                .execute("CREATE TABLE dim (id INT PRIMARY KEY, gone_at TIMESTAMP);"
                        + " INSERT INTO dim(id) SELECT x FROM SYSTEM_RANGE(1, " + ROWS + ")");
    }

    private void spec(String target) {
        workshop.spec("""
                entity: items
                source: { connection: src, table: item, deletes: { compare: keys } }
                columns: { id: id }
                target: { connection: dw, table: dim, keys: [id]%s }
                """.formatted(target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", on_delete: mark, deleted_at: gone_at"})
    void allOfThemAreRemoved(String target) {
        spec(target + ", max_deletes: 100%");
        assertThat(workshop.run().counts("items")).isEqualTo("read 10, unchanged 10, deleted 119990");
        Same.rows(
                workshop.source(),
                "SELECT id FROM item ORDER BY id",
                workshop.warehouse(),
                "SELECT id FROM dim WHERE gone_at IS NULL ORDER BY id");
    }

    /** Rows that come back are as many. */
    @Test
    void allOfThemAreAliveAgain() {
        spec(", on_delete: mark, deleted_at: gone_at");
        workshop.warehouse().execute("UPDATE dim SET gone_at = LOCALTIMESTAMP WHERE id > 10000");
        workshop.source()
                .execute("INSERT INTO item SELECT x FROM SYSTEM_RANGE(1, " + ROWS
                        + ") WHERE MOD(x, 1000) > 0 OR x > 10000");
        workshop.source().execute("UPDATE item SET id = -1 WHERE id = 5");
        Run run = workshop.run();
        assertThat(run.entity("items").counts().deleted()).isEqualTo(1);
        Same.rows(
                workshop.source(),
                "SELECT id FROM item ORDER BY id",
                workshop.warehouse(),
                "SELECT id FROM dim WHERE gone_at IS NULL ORDER BY id");
    }

    @Test
    void tooManyAreCountedAndNoneIsRemoved() {
        spec("");
        says(workshop.run().problem("items"), "FLX-4015", "119990 of 120000 rows", "none of them was removed");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim")).isEqualTo(ROWS);
    }
}
