package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** From each make of database into each other, with the control tables in the target or in the source's database. */
@ParameterizedClass(name = "{0} to {1}")
@MethodSource("pairs")
class AcrossDatabasesTest {
    @RegisterExtension
    final Workshop workshop;

    AcrossDatabasesTest(Backend reads, Backend writes) {
        workshop = new Workshop(reads, writes);
    }

    static Stream<Arguments> pairs() {
        return Backends.all().stream()
                .flatMap(reads -> Backends.all().stream()
                        .filter(writes -> writes != reads)
                        .map(writes -> Arguments.of(reads, writes)));
    }

    @ParameterizedTest(name = "{0}, commit: {1}")
    @CsvSource({"merge, entity", "merge, batch", "update_insert, entity", "update_insert, batch"})
    void whatIsReadArrivesCellByCell(String write, String commit) {
        Shop.tables(workshop);
        workshop.spec(Shop.SPEC.replace("keys: [customer_id]", "keys: [customer_id], write: " + write)
                + "batch_size: 300\ncommit: " + commit + "\n");
        Shop.customers(workshop, 1, 1_000);
        workshop.source().execute("UPDATE customer SET name = 'é \uD83D\uDE00', credit = NULL WHERE id = 7");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 1000, inserted 1000");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);

        workshop.source().execute("""
                        UPDATE customer SET credit = -0.01, updated_at = '2025-06-01' WHERE id <= 10;
                        UPDATE customer SET updated_at = '2025-06-01' WHERE id BETWEEN 11 AND 15;
                        INSERT INTO customer VALUES (2000, 'new', 1, '2025-06-02')""");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 16, inserted 1, updated 10, unchanged 5");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
    }

    @ParameterizedTest(name = "commit: {0}")
    @CsvSource({"entity", "batch"})
    void theBooksMayBeKeptInTheSourcesDatabase(String commit) {
        Shop.tables(workshop);
        workshop.spec(Shop.SPEC + "batch_size: 300\ncommit: " + commit + "\n");
        workshop.file("project.yaml", """
                version: 1
                control: src
                profiles: { test: { connections: { src: { %s }, dw: { %s } } } }
                """.formatted(
                        workshop.source().yaml(), workshop.warehouse().yaml()));
        Shop.customers(workshop, 1, 1_000);
        try (Engine engine = workshop.engine()) {
            engine.init();
        }
        assertThat(workshop.runWithBooksIn(workshop.source()).counts("customers"))
                .isEqualTo("read 1000, inserted 1000");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
        assertThat(workshop.runWithBooksIn(workshop.source()).counts("customers"))
                .isEqualTo("nothing");
    }
}
