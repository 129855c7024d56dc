package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row that goes straight into an empty target is equal to one that comes by way of a stage, also in what the database fills in. */
@OnEveryDatabase
class DefaultsTest {
    private static final String CELLS =
            "SELECT name, note, origin, level, doubled, given FROM dim_thing WHERE id %s ORDER BY id";

    @RegisterExtension
    final Workshop workshop;

    DefaultsTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @ParameterizedTest
    @ValueSource(strings = {"merge", "update_insert"})
    void firstAndLaterLoadsAreEqual(String write) {
        workshop.source().execute("""
                CREATE TABLE thing (id INT PRIMARY KEY, name VARCHAR(20), given VARCHAR(20));
                INSERT INTO thing VALUES (1, 'a', NULL), (2, 'b', 'x')""");
        workshop.warehouse().execute("""
                CREATE TABLE dim_thing (sk INT GENERATED ALWAYS AS IDENTITY, id INT NOT NULL PRIMARY KEY, name VARCHAR(20),
                  note VARCHAR(20) DEFAULT 'none', origin VARCHAR(20) DEFAULT 'SHOP' NOT NULL, level INT DEFAULT 7, bare VARCHAR(5),
                  doubled VARCHAR(50) GENERATED ALWAYS AS (UPPER(name)), given VARCHAR(20) DEFAULT 'mapped')""");
        workshop.spec("""
                entity: things
                source: { connection: src, table: thing }
                watermark: { columns: [id] }
                columns: { id: id, name: name, given: given }
                target: { connection: dw, table: dim_thing, keys: [id], write: %s }
                """.formatted(write));
        assertThat(workshop.run().counts("things")).isEqualTo("read 2, inserted 2");
        workshop.source().execute("INSERT INTO thing VALUES (3, 'a', NULL), (4, 'b', 'x')");
        assertThat(workshop.run().counts("things")).isEqualTo("read 2, inserted 2");
        assertThat(workshop.warehouse().rows(CELLS.formatted("< 3")))
                .containsExactly("a | none | SHOP | 7 | A | null", "b | none | SHOP | 7 | B | x")
                .isEqualTo(workshop.warehouse().rows(CELLS.formatted("> 2")));
        assertThat(workshop.warehouse().number("SELECT COUNT(DISTINCT sk) FROM dim_thing WHERE bare IS NULL"))
                .isEqualTo(4);
    }
}
