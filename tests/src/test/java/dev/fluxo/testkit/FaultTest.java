package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.result.RunResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Each call of a driver fails, in every way that a call can: before it takes effect or after, once or for ever. Whatever the
 * run then says of itself is true, and the next run leaves all as if nothing had happened. By default a small sample, or one
 * of {@code -Dfaults.sample=}; {@code -Pfaults} takes every call. {@code -Dfaults.seed=} repeats what was tried.
 */
@OnEveryDatabase
class FaultTest {
    private static final Logger LOG = LoggerFactory.getLogger(FaultTest.class);
    private static final int SAMPLE = 5;
    private static final int MOST_FOR_EVER = 40;
    private static final int ROWS = 12;
    /** Fewer are not split. */
    private static final int MANY = 1_000;

    enum Scenario {
        FIRST_LOAD(Keeping.LATEST, ""),
        INCREMENT(Keeping.LATEST, ""),
        EACH_BATCH(Keeping.LATEST, "commit: batch\n"),
        /** In ranges, by several connections. */
        SPLIT(Keeping.LATEST, ""),
        REJECTS(Keeping.LATEST, "on_error: reject\n"),
        /** By the database: it is looked for by halving. */
        REFUSED(Keeping.LATEST, "on_error: reject\n"),
        UPDATE_INSERT(Keeping.LATEST, ""),
        HISTORY(Keeping.HISTORY, ""),
        HISTORY_EACH_BATCH(Keeping.HISTORY, "commit: batch\n"),
        APPEND(Keeping.APPEND, ""),
        APPEND_EACH_BATCH(Keeping.APPEND, "commit: batch\n"),
        LOOKUP(Keeping.LOOKUP, ""),
        LOOKUP_EACH_BATCH(Keeping.LOOKUP, "commit: batch\n"),
        DELETES(Keeping.DELETES, ""),
        REPLACE(Keeping.REPLACE, ""),
        /** Two of them exchange a unique value: they are looked for by halving. */
        REPLACE_EXCHANGE(Keeping.REPLACE, "");

        private final Keeping keeping;
        private final String more;

        Scenario(Keeping keeping, String more) {
            this.keeping = keeping;
            this.more = more;
        }

        /** Customer 7 does not arrive. */
        boolean rejects() {
            return this == REJECTS || this == REFUSED;
        }

        boolean replaces() {
            return keeping == Keeping.REPLACE;
        }

        String spec() {
            String spec = keeping.spec() + "batch_size: 4\n" + more;
            return switch (this) {
                case REJECTS -> spec.replace("[trim]", "[trim], check: \"nome != 'Customer 7'\"");
                case SPLIT -> spec.replace("FROM customer\"", "FROM customer\", split: { by: id, parts: 3 }");
                case UPDATE_INSERT -> spec.replace("keys: [customer_id]", "keys: [customer_id], write: update_insert");
                default -> spec;
            };
        }
    }

    @TempDir
    Path services;

    @RegisterExtension
    final Workshop workshop;

    private int round;

    FaultTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void aShopThatIsLoaded() {
        Shop.open(workshop);
        workshop.connectionsWith("timeouts: { connect: 250ms }");
        Shop.customers(workshop, 1, ROWS);
        assertThat(workshop.run().status()).isEqualTo("success");
    }

    @ParameterizedTest
    @EnumSource
    void whateverCallFailsTheNextRunHeals(Scenario scenario) {
        scenario.keeping.open(workshop);
        workshop.spec(scenario.spec());
        assertThat(workshop.run().status()).isEqualTo("success");
        if (scenario == Scenario.REFUSED) {
            workshop.warehouse().execute("DELETE FROM dim_customer WHERE customer_id = 7");
            workshop.warehouse().execute("ALTER TABLE dim_customer ADD CONSTRAINT not_seven CHECK (customer_id <> 7)");
        }
        if (scenario == Scenario.SPLIT) {
            Shop.customers(workshop, MANY, 2 * MANY);
        }
        if (scenario == Scenario.REPLACE_EXCHANGE) {
            workshop.warehouse().execute("ALTER TABLE dim_customer ADD CONSTRAINT one_name UNIQUE (nome)");
        }
        change(scenario);
        FaultyDriver.arm(null);
        run();
        int calls = FaultyDriver.disarm();
        heals(scenario, "no fault");

        long seed = Long.getLong("faults.seed", System.nanoTime());
        List<Fault> faults = faults(calls, seed);
        LOG.info("{}: {} calls, {} faults, faults.seed {}", scenario, calls, faults.size(), seed);
        for (Fault fault : faults) {
            String when = scenario + ", " + fault + ", faults.seed " + seed;
            change(scenario);
            String before = target();
            FaultyDriver.arm(fault);
            Throwable thrown = run();
            FaultyDriver.disarm();
            if (scenario.replaces()) {
                assertThat(target())
                        .as(when)
                        .isIn(before, workshop.source().rows(Shop.SOURCE).toString());
            }
            if (thrown != null && !(thrown instanceof FluxoException)) {
                fail(when, thrown);
            }
            neverAhead(when);
            heals(scenario, when);
        }
    }

    private String target() {
        return workshop.warehouse().rows(Shop.TARGET).toString();
    }

    @Test
    void aConnectionThatIsOfNoUseIsClosed() {
        FaultyDriver.arm(new Fault(Fault.Kind.OUT_OF_MEMORY, 1, false, false, "getMetaData"));
        Throwable thrown = run();
        FaultyDriver.disarm();
        assertThat(thrown).hasMessageContaining("FLX-5015");
        assertThat(left()).isEmpty();
    }

    /** PostgreSQL's driver would wait for the end of that COPY for ever. */
    @Test
    void aCopyThatCannotBeEndedHangsNobody() {
        for (String call : List.of("copyIn", "writeToCopy", "endCopy", "copyOut", "readFromCopy")) {
            change(Scenario.INCREMENT);
            FaultyDriver.arm(new Fault(Fault.Kind.OUT_OF_MEMORY, 1, false, false, call));
            assertTimeoutPreemptively(Duration.ofSeconds(60), this::run, call);
            FaultyDriver.disarm();
            heals(Scenario.INCREMENT, call);
        }
    }

    private static List<Fault> faults(int calls, long seed) {
        Random random = new Random(seed);
        List<Fault> once = new ArrayList<>();
        List<Fault> forEver = new ArrayList<>();
        for (Fault.Kind kind : Fault.Kind.values()) {
            for (int call = 1; call <= calls; call++) {
                boolean after = random.nextBoolean();
                once.add(new Fault(kind, call, after, false));
                forEver.add(new Fault(kind, call, after, true));
            }
        }
        Collections.shuffle(once, random);
        Collections.shuffle(forEver, random);
        boolean all = Boolean.getBoolean("faults.all");
        int sample = Integer.getInteger("faults.sample", all ? once.size() : SAMPLE);
        // What fails for ever is waited for.
        return Stream.concat(once.stream().limit(sample), forEver.stream().limit(Math.min(sample / 5, MOST_FOR_EVER)))
                .toList();
    }

    /** Rows that are old in the target, and some that are not there; or that the source has no more, and has again. */
    private void change(Scenario scenario) {
        round++;
        if (!scenario.keeping.takesChanges()) {
            Shop.customers(workshop, ROWS + 6 * round - 5, ROWS + 6 * round);
            return;
        }
        workshop.source().execute("""
                UPDATE customer SET credit = credit + 1, updated_at = DATEADD(MINUTE, %d + id, TIMESTAMP '2025-01-01 00:00:00')
                WHERE id <= 5 OR id = 7 OR id >= %d""".formatted(round * (scenario == Scenario.SPLIT ? 3 * MANY : 20), MANY));
        workshop.warehouse().execute("DELETE FROM " + scenario.keeping.table() + " WHERE customer_id = 3");
        if (scenario.replaces()) {
            workshop.warehouse().execute("INSERT INTO dim_customer (customer_id, nome) VALUES (99, 'of nobody')");
        }
        if (scenario == Scenario.REPLACE_EXCHANGE) {
            workshop.source().execute("""
                    UPDATE customer SET name = CASE WHEN name = 'Customer 1' THEN 'Customer 2' ELSE 'Customer 1' END
                    WHERE id IN (1, 2)""");
        }
        if (scenario == Scenario.FIRST_LOAD) {
            workshop.warehouse().execute("DELETE FROM dim_customer");
            workshop.warehouse().execute("DELETE FROM ctl.etl_control");
        } else if (scenario == Scenario.DELETES && round % 2 == 1) {
            workshop.source().execute("DELETE FROM customer WHERE id >= 9");
        } else if (scenario == Scenario.DELETES) {
            Shop.customers(workshop, 9, 10);
            workshop.source()
                    .execute(
                            "UPDATE customer SET updated_at = DATEADD(MINUTE, %d * 20 + id, TIMESTAMP '2025-01-01 00:00:00')"
                                            .formatted(round)
                                    + " WHERE id >= 9");
        }
    }

    /** What a run throws is for the caller to judge. */
    private Throwable run() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(FaultyDriver.loader(services));
        try (Engine engine = workshop.engine()) {
            RunResult result = engine.run(Workshop.options(false));
            LOG.debug("{} {}", result.status(), result.entities());
            return null;
        } catch (Throwable e) {
            return e;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** I3: each row of the source up to the watermark is in the target as it is. */
    private void neverAhead(String when) {
        String watermark = workshop.watermark("customers");
        if (watermark == null) {
            return;
        }
        String at = watermark
                .replaceAll(".*\"timestamp\",\"value\":\"([^\"]*)\".*", "$1")
                .replace('T', ' ');
        String passed = "SELECT id, TRIM(name), credit FROM customer WHERE id <> 7 AND updated_at <= TIMESTAMP '" + at
                + "' ORDER BY id";
        List<String> loaded = workshop.warehouse().rows(Shop.TARGET);
        assertThat(loaded).as(when).containsAll(workshop.source().rows(passed));
    }

    private void heals(Scenario scenario, String when) {
        Run next = workshop.run();
        assertThat(next.status()).as(when + "\n" + next.problems()).isEqualTo("success");
        String all = scenario.rejects() ? "WHERE id <> 7 ORDER BY" : "ORDER BY";
        List<String> expected = workshop.source().rows(Shop.SOURCE.replace("ORDER BY", all));
        List<String> actual = workshop.warehouse()
                .rows(Shop.TARGET.replace(
                        "ORDER BY", scenario.rejects() ? "WHERE customer_id <> 7 ORDER BY" : "ORDER BY"));
        assertThat(actual).as(when).isEqualTo(expected);
        assertThat(scenario.keeping.torn(workshop)).as(when).isEmpty();
        assertThat(workshop.run().counts("customers")).as(when).isEqualTo(scenario.keeping.idle(expected.size()));
        assertThat(workshop.warehouse()
                        .rows("SELECT run_id FROM audit.etl_run WHERE status = 'running'"
                                + " UNION ALL SELECT run_id FROM audit.etl_run_entity WHERE status = 'running'"))
                .as(when)
                .isEmpty();
        assertThat(workshop.warehouse().rows("""
                        SELECT run_id FROM audit.etl_run_entity WHERE status = 'success' AND rows_read
                          <> rows_inserted + rows_versioned + rows_updated + rows_unchanged + rows_superseded + rows_rejected""")).as(when).isEmpty();
        assertThat(workshop.warehouse().rows("""
                        SELECT e.run_id FROM audit.etl_run_entity e WHERE e.status = 'success' AND e.rows_rejected
                          <> (SELECT COUNT(*) FROM audit.etl_reject r WHERE r.run_id = e.run_id)""")).as(when).isEmpty();
        assertThat(left()).as(when).isEmpty();
    }

    /** Threads and a server's sessions take a moment to end. */
    private List<String> left() {
        long end = System.nanoTime() + 10_000_000_000L;
        List<String> left = leftNow();
        while (!left.isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait();
            left = leftNow();
        }
        return left;
    }

    private List<String> leftNow() {
        List<String> left = Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("fluxo-"))
                .collect(Collectors.toCollection(ArrayList::new));
        int sessions = workshop.source().otherSessions() + workshop.warehouse().otherSessions();
        if (sessions > 0) {
            left.add(sessions + " sessions");
        }
        return left;
    }
}
