package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An entity that reads what another one of the same run has just written: that is behind no clock which was asked before. */
@OnEveryDatabase
class ChainTest {
    /** Asks the warehouse for its clock, and changes nothing. */
    private static final String FIRST = """
            entity: first
            source: { connection: dw, query: "SELECT id, loaded FROM quiet" }
            watermark: { columns: [loaded, id] }
            columns: { id: id }
            target: { connection: dw, table: quiet_copy, keys: [id] }
            """;

    private static final String SECOND = """
            entity: second
            depends_on: [first]
            source: { connection: src, query: "SELECT id FROM thing" }
            columns: { id: id }
            target: { connection: dw, table: link, keys: [id], loaded_at: loaded }
            """;
    private static final String THIRD = """
            entity: third
            depends_on: [second]
            source: { connection: dw, query: "SELECT id, loaded FROM link" }
            watermark: { columns: [loaded, id] }
            columns: { id: id }
            target: { connection: dw, table: last_link, keys: [id] }
            """;

    @RegisterExtension
    final Workshop workshop;

    ChainTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @Test
    void theLastOfAChainReadsWhatTheOneBeforeItWrote() {
        workshop.source().execute("CREATE TABLE thing (id INT PRIMARY KEY)");
        workshop.warehouse().execute("""
                CREATE TABLE quiet (id INT PRIMARY KEY, loaded TIMESTAMP NOT NULL);
                CREATE TABLE quiet_copy (id INT PRIMARY KEY);
                CREATE TABLE link (id INT PRIMARY KEY, loaded TIMESTAMP NOT NULL);
                CREATE INDEX link_loaded ON link (loaded, id);
                CREATE TABLE last_link (id INT PRIMARY KEY)""");
        workshop.spec(FIRST);
        workshop.spec(SECOND);
        workshop.spec(THIRD);
        for (int id = 1; id <= 3; id++) {
            workshop.source().execute("INSERT INTO thing VALUES (" + id + ")");

            workshop.run();

            assertThat(workshop.warehouse().rows("SELECT id FROM last_link ORDER BY id"))
                    .isEqualTo(workshop.source().rows("SELECT id FROM thing ORDER BY id"));
        }
    }

    /** The catalog may have told of it before, together with other tables. */
    @Needs(Capability.DDL_IN_TRANSACTIONS)
    @Test
    void aColumnThatAnotherEntityAddsIsThere() {
        workshop.source().execute("CREATE TABLE thing (id INT PRIMARY KEY); INSERT INTO thing VALUES (1), (2)");
        workshop.warehouse().execute("""
                CREATE TABLE link (id INT PRIMARY KEY);
                CREATE TABLE last_link (id INT PRIMARY KEY)""");
        workshop.spec("""
                entity: second
                source: { connection: src, query: "SELECT id FROM thing" }
                columns: { id: id }
                target: { connection: dw, table: link, keys: [id] }
                after: ["ALTER TABLE last_link ADD twice INT"]
                """);
        workshop.spec("""
                entity: third
                depends_on: [second]
                source: { connection: src, query: "SELECT id, id * 2 AS twice FROM thing" }
                columns: { id: id, twice: twice }
                target: { connection: dw, table: last_link, keys: [id] }
                """);

        assertThat(workshop.run().statuses()).containsExactly("second success", "third success");

        assertThat(workshop.warehouse().rows("SELECT id, twice FROM last_link ORDER BY id"))
                .isEqualTo(workshop.source().rows("SELECT id, id * 2 FROM thing ORDER BY id"));
    }
}
