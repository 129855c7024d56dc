package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxo.engine.spi.Workers;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to workers, and in whatever order their answers come: no row is lost, none doubled, and no table is left. */
class WorkersTest {
    private static final int ROWS = 4_000;

    /** What workers have made, in whatever schema. */
    private static final String LEFT = "SELECT COUNT(*) FROM pg_tables WHERE tablename LIKE 'flx%'";

    /** Who has written to the target, and not committed yet. */
    private static final String WRITING =
            "pg_locks WHERE relation = 'dim_customer'::regclass AND mode = 'RowExclusiveLock'";

    @RegisterExtension
    final Workshop workshop = new Workshop(Backends.named("postgresql"));

    @AfterEach
    void plain() {
        ThreadWorkers.go(ThreadWorkers.Way.PLAIN);
    }

    private void shop() {
        Shop.tables(workshop);
        workshop.spec(Shop.SPEC.replace("FROM customer\"", "FROM customer\", split: { by: id, parts: 4 }"));
        Shop.customers(workshop, 1, ROWS);
        workshop.workedBy("threads");
    }

    private void allIsThere() {
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
        assertThat(workshop.warehouse().number(LEFT)).as("tables of workers").isZero();
    }

    enum Mishap implements ThreadWorkers.Way {
        NOTHING {
            @Override
            public Serializable run(Workers.Piece<?> piece, Workers.Attempt attempt, int tries) {
                return piece.run(attempt);
            }
        },
        BEFORE_READING {
            @Override
            public Serializable run(Workers.Piece<?> piece, Workers.Attempt attempt, int tries) {
                throwOnce(tries);
                return piece.run(attempt);
            }
        },
        WHILE_STAGING {
            @Override
            public Serializable run(Workers.Piece<?> piece, Workers.Attempt attempt, int tries) {
                return piece.run(tries == 1 ? InBetween.dying(attempt, "the worker has died") : attempt);
            }
        },
        BEFORE_THE_ANSWER {
            @Override
            public Serializable run(Workers.Piece<?> piece, Workers.Attempt attempt, int tries) {
                Serializable answer = piece.run(attempt);
                throwOnce(tries);
                return answer;
            }
        },
        TOLD_TWICE {
            @Override
            public Serializable run(Workers.Piece<?> piece, Workers.Attempt attempt, int tries) {
                return piece.run(attempt);
            }

            @Override
            public int told() {
                return 2;
            }
        },
        TWO_ATTEMPTS_ALIVE {
            @Override
            public Serializable run(Workers.Piece<?> piece, Workers.Attempt attempt, int tries) {
                return piece.run(attempt);
            }

            @Override
            public boolean speculates() {
                return true;
            }
        };

        private static void throwOnce(int tries) {
            if (tries == 1) {
                throw new IllegalStateException("the worker has died");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void noRowIsLostOrDoubled(Mishap mishap) {
        shop();
        ThreadWorkers.go(mishap);
        Run run = workshop.run();
        assertThat(run.counts("customers")).isEqualTo("read 4000, inserted 4000");
        assertThat(run.entity("customers").warnings())
                .as("the driver has not moved them itself")
                .isEmpty();
        allIsThere();
        workshop.source()
                .execute("UPDATE customer SET name = 'New', updated_at = DATEADD(DAY, 9, updated_at) WHERE id > 1000");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 3000, updated 3000");
        allIsThere();
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
    }

    /** A server that restarts takes all of its connections along: those that read go on from their last row, a table that was not finished is made anew. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void connectionsAreLostOnTheWay(boolean ofTheSource) {
        shop();
        // So many that connections are at work whenever somebody looks.
        Shop.customers(workshop, ROWS + 1, 50 * ROWS);
        laterRowsFirst();
        // No key that would tell of a row that comes twice.
        workshop.warehouse().execute("ALTER TABLE dim_customer DROP CONSTRAINT dim_customer_pkey");
        workshop.spec(Shop.SPEC
                        .replace("FROM customer\"", "FROM customer\", split: { by: id, parts: 4 }")
                        .replace("keys: [customer_id]", "strategy: append")
                + "batch_size: 5000\n");
        Database broken = ofTheSource ? workshop.source() : workshop.warehouse();
        AtomicInteger ended = new AtomicInteger();
        ThreadWorkers.go((piece, attempt, tries) -> piece.run(new InBetween(attempt, () -> {
            if (ended.get() == 0) {
                ended.addAndGet((int) broken.number(
                        "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND pid <> pg_backend_pid() AND query LIKE 'COPY %'"));
            }
        })));
        Run run = workshop.run();
        assertThat(run.counts("customers")).as(run.problems().toString()).isEqualTo("read 200000, inserted 200000");
        assertThat(ended.get()).as("connections that were cut").isPositive();
        allIsThere();
    }

    /** Where each row is another key the database need not sort the rows of each range; the latest of them is still known. */
    @Test
    void rowsOfARangeComeAsTheyAreFound() {
        shop();
        laterRowsFirst();
        Set<String> queries = ConcurrentHashMap.newKeySet();
        ThreadWorkers.go((piece, attempt, tries) -> piece.run(new InBetween(attempt, () -> queries.addAll(reading()))));
        assertThat(workshop.run().counts("customers")).isEqualTo("read 4000, inserted 4000");
        assertThat(queries).isNotEmpty().noneMatch(query -> query.contains("ORDER BY"));
        allIsThere();
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
    }

    /** The order in which they lie is not that of the watermark. */
    private void laterRowsFirst() {
        workshop.source().execute("UPDATE customer SET updated_at = DATEADD(MINUTE, -2 * id, updated_at)");
    }

    /** Of a query of which the catalog does not say so, the last state of a key has to be the last that comes. */
    @Test
    void rowsOfWhichSomeMayBeOfOneKeyComeInTheirOrder() {
        shop();
        workshop.spec(Shop.SPEC
                .replace("FROM customer\"", "FROM customer\", split: { by: id, parts: 4 }")
                .replace("customer_id: id", "customer_id: { expression: id }"));
        Set<String> queries = ConcurrentHashMap.newKeySet();
        ThreadWorkers.go((piece, attempt, tries) -> piece.run(new InBetween(attempt, () -> queries.addAll(reading()))));
        assertThat(workshop.run().counts("customers")).isEqualTo("read 4000, inserted 4000");
        assertThat(queries).isNotEmpty().allMatch(query -> query.contains("ORDER BY"));
    }

    private List<String> reading() {
        return workshop.source()
                .rows(
                        "SELECT query FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY (SELECT%TO STDOUT%'");
    }

    @Test
    void whoNeverComesToAnEndFailsTheEntity() {
        shop();
        ThreadWorkers.go((piece, attempt, tries) -> {
            piece.run(attempt);
            throw new IllegalStateException("the worker has died");
        });
        assertThat(workshop.run().problem("customers")).contains("FLX-5203");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer"))
                .isZero();
        ThreadWorkers.go(ThreadWorkers.Way.PLAIN);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 4000, inserted 4000");
        allIsThere();
    }

    /** Somebody has emptied a table between the answer and the merge; a restart of the server does so. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM %s WHERE flx_seq = 5",
                "DROP TABLE %s",
                "UPDATE %s SET flx_seq = 2000 WHERE flx_seq = 2"
            })
    void whatIsNotAsItWasAnsweredIsNotTaken(String harm) {
        shop();
        workshop.run();
        workshop.source().execute("UPDATE customer SET name = 'New', updated_at = DATEADD(DAY, 9, updated_at)");
        harmOnce(harm);
        assertThat(workshop.run().status()).isEqualTo("failed");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer WHERE nome = 'New'"))
                .isZero();
        assertThat(workshop.run().counts("customers")).isEqualTo("read 4000, updated 4000");
        allIsThere();
    }

    /** Into an empty target the tables are copied as they are: there it is begun again. */
    @ParameterizedTest
    @ValueSource(strings = {"DELETE FROM %s WHERE flx_seq = 5", "DROP TABLE %s"})
    void whatIsNotAsItWasAnsweredIsReadAgain(String harm) {
        shop();
        harmOnce(harm);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 4000, inserted 4000");
        allIsThere();
    }

    private void harmOnce(String harm) {
        AtomicInteger answered = new AtomicInteger();
        ThreadWorkers.go((piece, attempt, tries) -> {
            Serializable answer = piece.run(attempt);
            if (answered.incrementAndGet() == 1) {
                String table = workshop.warehouse()
                        .text("SELECT tablename FROM pg_tables WHERE tablename LIKE 'flx%\\_" + attempt.number() + "'");
                workshop.warehouse().execute(harm.formatted(table));
            }
            return answer;
        });
    }

    /** What is there is copied while others are still at work, unless the order of all rows matters. */
    @Test
    void nobodyWaitsForTheLastOne() {
        shop();
        AtomicInteger begun = new AtomicInteger();
        AtomicBoolean seen = new AtomicBoolean();
        ThreadWorkers.go((piece, attempt, tries) -> {
            if (begun.incrementAndGet() == 4) {
                seen.set(isBeingWritten());
            }
            return piece.run(attempt);
        });
        assertThat(workshop.run().counts("customers")).isEqualTo("read 4000, inserted 4000");
        assertThat(seen)
                .as("rows came into the target before the last worker had read")
                .isTrue();
        allIsThere();
    }

    @Test
    void theDriverLosesItsConnectionWhileOthersAreAtWork() {
        shop();
        AtomicInteger begun = new AtomicInteger();
        ThreadWorkers.go((piece, attempt, tries) -> {
            if (begun.incrementAndGet() == 4 && isBeingWritten()) {
                workshop.warehouse().number("SELECT COUNT(pg_terminate_backend(pid)) FROM " + WRITING);
            }
            return piece.run(attempt);
        });
        assertThat(workshop.run().counts("customers")).isEqualTo("read 4000, inserted 4000");
        assertThat(begun.get()).as("pieces of two attempts").isGreaterThan(4);
        allIsThere();
    }

    /** Looks again and again, for some seconds. */
    private boolean isBeingWritten() {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20); System.nanoTime() < end; ) {
            if (workshop.warehouse().number("SELECT COUNT(*) FROM " + WRITING) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Of its own entity and its own runs, by the books: tables of others may be in use. */
    @Test
    void whatADeadRunHasLeftIsDropped() {
        shop();
        ConcurrentHashMap.KeySetView<String, Boolean> seen = ConcurrentHashMap.newKeySet();
        ThreadWorkers.go((piece, attempt, tries) -> {
            seen.addAll(workshop.warehouse().rows("SELECT tablename FROM pg_tables WHERE tablename LIKE 'flx%\\_0'"));
            return piece.run(attempt);
        });
        workshop.run();
        String template = seen.iterator().next().replaceAll("\\W", "");
        String dead = template.substring(0, template.length() - 1) + "3_77";
        String foreign = dead.replaceFirst(
                "flx_[0-9a-f]{32}", "flx_" + UUID.randomUUID().toString().replace("-", ""));
        String other = dead.replaceFirst("_[0-9a-f]{8}_3_77", "_00000000_3_77");
        for (String table : List.of(dead, foreign, other, "flx_mine")) {
            workshop.warehouse().execute("CREATE TABLE " + table + " (x INT)");
        }
        Shop.customers(workshop, ROWS + 1, ROWS + 10);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 10, inserted 10");
        assertThat(workshop.warehouse().rows("SELECT tablename FROM pg_tables WHERE tablename LIKE 'flx%' ORDER BY 1"))
                .hasSize(3)
                .noneMatch(row -> row.contains(dead));
        for (String table : List.of(foreign, other, "flx_mine")) {
            workshop.warehouse().execute("DROP TABLE " + table);
        }
    }

    @Test
    void aDryRunMakesNoTables() {
        shop();
        ThreadWorkers.go((piece, attempt, tries) -> {
            assertThat(workshop.warehouse().number(LEFT)).isZero();
            return piece.run(attempt);
        });
        assertThat(workshop.dryRun().counts("customers")).isEqualTo("read 4000");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer"))
                .isZero();
    }

    @Test
    void tablesAreMadeInTheSchemaThatIsMeantForThem() {
        shop();
        workshop.warehouse().execute("CREATE SCHEMA etl_stage");
        workshop.connections("", "");
        workshop.connectionsWith("stage_schema: etl_stage");
        ThreadWorkers.go((piece, attempt, tries) -> {
            Serializable answer = piece.run(attempt);
            assertThat(
                            workshop.warehouse()
                                    .number(
                                            "SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'etl_stage' AND tablename LIKE 'flx%'"))
                    .isGreaterThan(1);
            return answer;
        });
        assertThat(workshop.run().counts("customers")).isEqualTo("read 4000, inserted 4000");
        allIsThere();
    }

    @Test
    void aSchemaThatIsMissingIsNamed() {
        shop();
        workshop.connectionsWith("stage_schema: nowhere");
        oneSays(workshop.problems(), "FLX-5206", "'dw'", "'nowhere'", "stage_schema");
    }

    @Test
    void aSchemaThatTakesNoTablesIsNamed() {
        shop();
        workshop.warehouse().execute("""
                DO $$BEGIN DROP OWNED BY stage_writer; DROP ROLE stage_writer; EXCEPTION WHEN undefined_object THEN NULL; END$$;
                CREATE ROLE stage_writer LOGIN PASSWORD 'w';
                GRANT SELECT, INSERT, UPDATE ON dim_customer TO stage_writer""");
        workshop.workedBy(null);
        workshop.dryRun();
        workshop.workedBy("threads");
        workshop.warehouse().execute("""
                GRANT USAGE ON SCHEMA ctl, audit TO stage_writer;
                GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA ctl, audit TO stage_writer;
                REVOKE CREATE ON SCHEMA public FROM PUBLIC""");
        workshop.connections("", "user: stage_writer, password: w");
        oneSays(workshop.problems(), "FLX-5207", "'dw'", "'public'", "stage_schema");
    }

    @Test
    void anEngineThatIsNotHereIsNamed() {
        shop();
        workshop.workedBy("sprak");
        assertThatThrownBy(workshop::engine)
                .hasMessageContaining("FLX-5200")
                .hasMessageContaining("'sprak'")
                .hasMessageContaining("threads");
    }

    /** More than the thousand that are kept of a failure. */
    @Test
    void tooManyRejectsFailTheEntity() {
        shop();
        workshop.spec(Shop.SPEC
                        .replace("FROM customer\"", "FROM customer\", split: { by: id, parts: 2 }")
                        .replace("limite: credit", "limite: { from: credit, check: \"limite < 0\" }")
                + "on_error: reject\nmax_rejects: 1500\n");
        Run run = workshop.run();
        assertThat(run.status()).isEqualTo("failed");
        assertThat(run.problem("customers")).contains("rejects more than 1500 rows");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM audit.etl_reject"))
                .isEqualTo(1_000);
        assertThat(workshop.watermark("customers")).isNull();
    }

    /** Which row it is only the database knows: it is looked for where each row is at hand. */
    @Test
    void aRowThatTheDatabaseRefusesIsFound() {
        shop();
        workshop.spec(Shop.SPEC.replace("FROM customer\"", "FROM customer\", split: { by: id, parts: 4 }")
                + "on_error: reject\n");
        workshop.warehouse().execute("ALTER TABLE dim_customer ADD CONSTRAINT odd CHECK (limite <> 3000)");
        Run run = workshop.run();
        assertThat(run.counts("customers")).isEqualTo("read 4000, inserted 3999, rejected 1");
        assertThat(run.entity("customers").warnings().toString()).contains("FLX-5208", "'customers'");
        assertThat(workshop.warehouse().text("SELECT row_key FROM audit.etl_reject"))
                .isEqualTo("customer_id=2000");
        assertThat(workshop.warehouse().number(LEFT)).isZero();
    }

    @Test
    void whereTheOrderOfDeletesMattersTheDriverMovesThem() {
        workshop.source().execute("CREATE TABLE state (id INT, v INT, gone INT, at TIMESTAMP, no INT PRIMARY KEY)");
        workshop.warehouse()
                .execute("CREATE TABLE states (id INT, v INT, since TIMESTAMP, until TIMESTAMP, UNIQUE (id, since))");
        workshop.spec("""
                entity: states
                source: { connection: src, table: state, deletes: { when: "gone == 1" } }
                watermark: { columns: [at, no] }
                columns: { id: id, v: v }
                target:
                  connection: dw
                  table: states
                  keys: [id]
                  strategy: type2
                  on_delete: close
                  history: { valid_from: since, valid_to: until, from: at }
                """);
        workshop.workedBy("threads");
        workshop.source().execute("""
                INSERT INTO state VALUES (1, 1, 0, TIMESTAMP '2025-01-01 00:00:00', 1), (1, 1, 1, TIMESTAMP '2025-01-02 00:00:00', 2),
                  (1, 1, 0, TIMESTAMP '2025-01-03 00:00:00', 3)""");
        Run run = workshop.run();
        assertThat(run.entity("states").warnings().toString()).contains("FLX-5208", "'states'", "versions");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM states")).isEqualTo(2);
    }

    /** Whatever happens between the first piece and the last, and if one is lost: it is the source as it was. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withoutAWatermarkTheyReadAtOneMoment(boolean oneIsLost) {
        shop();
        workshop.spec(Shop.SPEC
                .replace("FROM customer\"", "FROM customer\", split: { by: id, parts: 4 }")
                .replaceAll("watermark:.*\n", ""));
        AtomicInteger begun = new AtomicInteger();
        ThreadWorkers.go((piece, attempt, tries) -> {
            if (begun.incrementAndGet() == 1) {
                workshop.source().execute("UPDATE customer SET name = 'Later'; DELETE FROM customer WHERE id > 3000");
            }
            Serializable answer = piece.run(attempt);
            if (oneIsLost && tries == 1) {
                throw new IllegalStateException("the worker has died");
            }
            return answer;
        });
        Run run = workshop.run();
        assertThat(run.counts("customers")).isEqualTo("read 4000, inserted 4000");
        assertThat(run.entity("customers").warnings()).isEmpty();
        assertThat(begun.get()).as("attempts").isEqualTo(oneIsLost ? 8 : 4);
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer WHERE nome = 'Later'"))
                .isZero();
        assertThat(workshop.source()
                        .number("SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND state = 'idle in transaction'"))
                .as("moments that are kept")
                .isZero();
    }

    @Test
    void secretsAreNoPartOfWhatPeopleSeeOfAPiece() {
        shop();
        ThreadWorkers.go((piece, attempt, tries) -> {
            assertThat(piece.toString()).isEqualTo("customers");
            return piece.run(attempt);
        });
        assertThat(workshop.run().status()).isEqualTo("success");
    }
}
