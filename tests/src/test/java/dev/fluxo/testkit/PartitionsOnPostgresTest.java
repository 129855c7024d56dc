package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A wildcard means each row once: those of a partition are its parent's, and drafts of both would read them twice. */
class PartitionsOnPostgresTest {
    @RegisterExtension
    final Workshop workshop = new Workshop(Backends.named("postgresql"));

    @Test
    void partsOfATableAreNotDraftedBesideIt() {
        workshop.source().execute("""
                CREATE TABLE sale (id INT, sold_at DATE) PARTITION BY RANGE (sold_at);
                CREATE TABLE sale_25 PARTITION OF sale FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
                CREATE TABLE sale_26 PARTITION OF sale FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
                CREATE TABLE sale_note (id INT);
                CREATE TABLE sale_note_old () INHERITS (sale_note);
                CREATE VIEW sale_view AS SELECT id FROM sale""");
        try (Engine engine = workshop.engine()) {
            assertThat(engine.tables("src:sale*", 10)).isEqualTo(List.of("src:public.sale", "src:public.sale_note"));
            assertThat(engine.draft("sale_26", null).entity())
                    .as("whoever names one means it")
                    .isEqualTo("sale_26");
        }
    }
}
