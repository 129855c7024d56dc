package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions of keys that are gone: they end, and a key that comes back leaves a gap. */
@OnEveryDatabase
class HistoryDeletesTest {
    private static final String TOMBSTONES = "deletes: { when: \"name == 'X'\" }";
    private static final String COMPARE = "deletes: { compare: keys }";

    @RegisterExtension
    final Workshop workshop;

    private final Versions versions;

    HistoryDeletesTest(Backend backend) {
        workshop = new Workshop(backend);
        versions = new Versions(workshop);
    }

    private void spec(String deletes, String history, String options) {
        workshop.spec(
                Versions.text(history).replace("table: state }", "table: state, " + deletes + " }") + options + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "'', batch_size: 100",
        "'', batch_size: 1",
        "'', 'batch_size: 2\ncommit: batch'",
        "versions: all, batch_size: 100",
        "open_end: 9999-12-31, batch_size: 3"
    })
    void aTombstoneEndsTheVersionAtItsDate(String history, String options) {
        versions.open("");
        spec(TOMBSTONES, history, options);
        versions.state(1, 1, "a", "e", 1);
        versions.state(2, 2, "x", "e", 1);
        versions.state(3, 1, "X", "e", 3);
        versions.state(4, 3, "c", "e", 4);
        versions.state(5, 1, "a", "e", 5);
        versions.state(6, 2, "X", "e", 6);
        versions.state(7, 9, "X", "e", 6);
        versions.state(8, 1, "b", "e", 7);

        Run run = workshop.run();
        assertThat(run.status()).as(run.problems().toString()).isEqualTo("success");
        assertThat(run.entity("customers").counts().deleted()).isEqualTo(2);
        assertThat(run.entity("customers").counts().superseded()).isEqualTo(3);
        assertThat(versions.all().stream().map(row -> row.replaceAll("9999-12-31[ T]00:00[0:.]*", "null")))
                .containsExactly(
                        "1 | a | 1 | 3 | was",
                        "1 | a | 5 | 7 | was",
                        "1 | b | 7 | null | now",
                        "2 | x | 1 | 6 | was",
                        "3 | c | 4 | null | now");
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");

        // In a run of its own, and what was gone already.
        versions.state(9, 3, "X", "e", 8);
        versions.state(10, 2, "X", "e", 8);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 2, deleted 1, superseded 2");
        versions.state(11, 3, "c", "e", 9);
        workshop.run();
        assertThat(versions.all().stream().map(row -> row.replaceAll("9999-12-31[ T]00:00[0:.]*", "null")))
                .contains("3 | c | 4 | 8 | was", "3 | c | 9 | null | now", "2 | x | 1 | 6 | was");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "open_end: 9999-12-31", "from: run"})
    void aComparisonEndsTheVersionAtTheCutoff(String history) {
        versions.open("");
        spec(COMPARE, history, "");
        versions.state(1, 1, "a", "e", 1);
        versions.state(2, 2, "x", "e", 1);
        versions.state(3, 3, "c", "e", 2);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 3, inserted 3");

        workshop.source().execute("DELETE FROM state WHERE id = 2");
        assertThat(workshop.run().counts("customers")).isEqualTo("deleted 1");
        assertThat(live()).isEqualTo("[1, 3]");
        assertThat(workshop.warehouse()
                        .number("SELECT COUNT(*) FROM dim_customer WHERE customer_id = 2 AND valido_ate > valido_de"
                                + " AND valido_ate < TIMESTAMP '9000-01-01 00:00:00'"))
                .isEqualTo(1);
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");

        // As it was: a gap, and a version of its own.
        workshop.source().execute("INSERT INTO state VALUES (4, 2, 'x', 'e', LOCALTIMESTAMP, LOCALTIMESTAMP)");
        assertThat(workshop.run().entity("customers").counts().read()).isEqualTo(1);
        assertThat(live()).isEqualTo("[1, 2, 3]");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer WHERE customer_id = 2"))
                .isEqualTo(2);
    }

    private String live() {
        return workshop.warehouse()
                .rows("SELECT customer_id FROM dim_customer WHERE atual = TRUE ORDER BY 1")
                .toString();
    }

    @Test
    void tooManyAreNotEnded() {
        versions.open("");
        spec(COMPARE, "", "");
        workshop.source()
                .execute(
                        "INSERT INTO state SELECT x, x, 'a', 'e', TIMESTAMP '2025-01-01 00:00:00', TIMESTAMP '2025-01-01 00:00:00' FROM SYSTEM_RANGE(1, 200)");
        workshop.run();
        workshop.source().execute("DELETE FROM state WHERE id > 20");
        says(workshop.run().problem("customers"), "FLX-4015", "180 of 200 rows");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer WHERE atual = TRUE"))
                .isEqualTo(200);
    }

    @Test
    void versionsAreNeitherDeletedNorMarked() {
        versions.open("");
        spec(COMPARE, "", "");
        workshop.file(
                "customers.yaml",
                workshop.read("customers.yaml")
                        .replace("keys: [customer_id]", "keys: [customer_id]\n  on_delete: delete"));
        says(String.join("\n", workshop.problems()), "FLX-1051", "close");
    }
}
