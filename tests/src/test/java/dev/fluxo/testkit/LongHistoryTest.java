package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Books of years: a run finds what it needs in them by their indexes. PostgreSQL counts what is scanned. */
class LongHistoryTest {
    private static final int RUNS = 20_000;

    @RegisterExtension
    final Workshop workshop = new Workshop(Backends.named("postgresql"));

    @Test
    void aRunScansNoTableOfTheBooks() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 10);
        // Without a look into these tables: the server may count it later, as if the run had looked.
        workshop.warehouse().execute("""
                INSERT INTO audit.etl_run (run_id, started_at, status, dry_run, selection, entities_total)
                  SELECT '019a0000-0000-7000-8000-' || lpad(n::text, 12, '0'), now() - n * interval '1 hour', 'success', false, '*', 1
                  FROM generate_series(1, %1$d) n;
                INSERT INTO audit.etl_run_entity (run_id, entity_name, status, started_at, dry_run)
                  SELECT '019a0000-0000-7000-8000-' || lpad(n::text, 12, '0'), 'other', 'success', now() - n * interval '1 hour', false
                  FROM generate_series(1, %1$d) n;
                ANALYZE audit.etl_run, audit.etl_run_entity""".formatted(RUNS));
        long before = scanned();

        assertThat(workshop.run().status()).isEqualTo("success");
        assertThat(workshop.warehouse().otherSessions()).isZero();
        assertThat(scanned() - before).as("rows scanned").isLessThan(RUNS);
    }

    private long scanned() {
        workshop.warehouse().execute("SELECT pg_stat_clear_snapshot()");
        return workshop.warehouse()
                .number("SELECT SUM(seq_tup_read) FROM pg_stat_user_tables WHERE schemaname = 'audit'");
    }
}
