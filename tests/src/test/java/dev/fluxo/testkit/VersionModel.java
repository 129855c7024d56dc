package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.result.EntityStatus;
import dev.fluxo.engine.result.RunResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Plays a random log of states and random runs on two real databases, and compares the versions in the target, one by one, with what
 * plain SQL windows make of the whole log.
 */
final class VersionModel {
    /** What is kept, and how states come. */
    enum Way {
        /** By the first watermark column, in its order. */
        CHANGES(false, "", ""),
        /** The same, and the last hour is read again by each run. */
        CHANGES_READ_AGAIN(false, ", lookback: 1h", ", open_end: 9999-12-31"),
        CHANGES_THAT_OVERWRITE(false, ", lookback: 30m", ", overwrite: [email]"),
        /** By a date in any order. */
        ALL(true, "", ", versions: all, from: seen"),
        /** The same, and states are written behind the watermark. */
        ALL_WRITTEN_LATE(true, ", lookback: 1h", ", versions: all, from: seen, open_end: 9999-12-31"),
        ALL_THAT_OVERWRITE(true, ", lookback: 1h", ", versions: all, from: seen, overwrite: [email]");

        private final boolean everyState;
        private final String watermark;
        private final String history;

        Way(boolean everyState, String watermark, String history) {
            this.everyState = everyState;
            this.watermark = watermark;
            this.history = history;
        }

        private boolean overwrites() {
            return history.contains("overwrite");
        }

        private boolean late() {
            return everyState && !watermark.isEmpty();
        }
    }

    private static final String SPEC = """
            entity: customers
            source: { connection: src, table: state }
            watermark: { columns: [at, seq]%s }
            columns: { customer_id: id, nome: { from: name, transform: [trim] }, email: email }
            target:
              connection: dw
              table: dim_customer
              keys: [customer_id]
              strategy: type2
              loaded_at: dw_loaded_at
              history: { valid_from: valido_de, valid_to: valido_ate, current: atual%s }
            batch_size: %d
            commit: %s
            on_error: reject
            """;

    private static final int STEPS = 30;
    private static final int CUSTOMERS = 4;
    private static final List<String> NAMES = List.of("NULL", "'a'", "' a '", "'b'", "'A'", "'bad'");
    /** Of a run after which its tables are there, roughly. */
    private static final int CALLS = 150;

    private static final int COMMITS = 8;

    private final Workshop workshop;
    private final Path services;
    private final Way way;
    private final Random random;
    private final Map<String, String> surrogates = new HashMap<>();
    private int seq;
    private int minute;

    VersionModel(Workshop workshop, Path services, Way way, Random random) {
        this.workshop = workshop;
        this.services = services;
        this.way = way;
        this.random = random;
        workshop.source().execute("DELETE FROM state");
        workshop.warehouse()
                .execute("DELETE FROM dim_customer; DELETE FROM ctl.etl_control; DELETE FROM audit.etl_reject");
    }

    /** Both tables; the target takes no {@code bad} name. */
    static void prepare(Workshop workshop) {
        Versions versions = new Versions(workshop);
        versions.open("");
        workshop.warehouse().execute("ALTER TABLE dim_customer ADD CONSTRAINT good CHECK (nome <> 'bad')");
        workshop.connectionsWith("timeouts: { connect: 1s }");
        // Makes the control tables where there are none yet.
        workshop.run();
    }

    /** @throws AssertionError if a version is missing, too many or wrong, or one has lost its surrogate key */
    void play() {
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3, 4 -> write(1 + random.nextInt(5));
                case 5 -> writeLate();
                case 6, 7 -> run(null);
                case 8 -> run(fault());
                default -> readAllAgain();
            }
        }
        run(null);
    }

    private void write(int states) {
        for (int n = 0; n < states; n++) {
            minute += random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(20);
            state(minute);
        }
    }

    private void writeLate() {
        if (way.late()) {
            state(Math.max(0, minute - random.nextInt(40)));
        } else {
            write(1);
        }
    }

    private void state(int at) {
        workshop.source()
                .execute("INSERT INTO state VALUES (%d, %d, %s, 'e%d', %s, %s)"
                        .formatted(
                                ++seq,
                                1 + random.nextInt(CUSTOMERS),
                                NAMES.get(random.nextInt(NAMES.size())),
                                random.nextInt(way.overwrites() ? 4 : 1),
                                moment(at),
                                moment(random.nextInt(60))));
    }

    private static String moment(int minute) {
        return "TIMESTAMP '2025-01-%02d %02d:%02d:00'".formatted(1 + minute / 1440, minute / 60 % 24, minute % 60);
    }

    private Fault fault() {
        boolean after = random.nextBoolean();
        Fault.Kind kind = random.nextBoolean() ? Fault.Kind.LOST : Fault.Kind.OUT_OF_MEMORY;
        return random.nextInt(3) == 0
                ? new Fault(kind, 1 + random.nextInt(CALLS), after, false)
                : new Fault(kind, 1 + random.nextInt(COMMITS), after, false, "commit");
    }

    private void readAllAgain() {
        if (workshop.watermark("customers") == null) {
            return;
        }
        try (Engine engine = workshop.engine()) {
            engine.rewind(Selection.ALL, "start", moves -> true);
        }
        run(random.nextBoolean() ? fault() : null);
    }

    private void run(Fault fault) {
        workshop.spec(SPEC.formatted(
                way.watermark, way.history, 1 + random.nextInt(7), random.nextInt(3) == 0 ? "entity" : "batch"));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(FaultyDriver.loader(services));
        FaultyDriver.arm(fault);
        boolean complete = false;
        try (Engine engine = workshop.engine()) {
            RunResult result = engine.run(Workshop.options(false));
            complete = result.count(EntityStatus.SUCCESS) == 1;
            if (fault == null) {
                Run.audited(result, workshop.warehouse());
                assertThat(complete).as(result.entities().toString()).isTrue();
            }
        } catch (FluxoException | OutOfMemoryError e) {
            assertThat(fault).as(e.toString()).isNotNull();
        } finally {
            FaultyDriver.disarm();
            thread.setContextClassLoader(before);
        }
        keepTheirKeys();
        List<Version> versions = versions();
        oneAfterTheOther(versions);
        if (complete) {
            assertThat(String.join(
                            "\n", versions.stream().map(Version::toString).toList()))
                    .isEqualTo(String.join("\n", expected()));
        }
    }

    /** Each version that was there is there, under its surrogate key. */
    private void keepTheirKeys() {
        Map<String, String> now = new HashMap<>();
        workshop.warehouse()
                .rows("SELECT customer_id, valido_de, sk FROM dim_customer")
                .forEach(row -> now.put(row.substring(0, row.lastIndexOf(' ')), row.substring(row.lastIndexOf(' '))));
        assertThat(now).containsAllEntriesOf(surrogates);
        surrogates.putAll(now);
    }

    private static void oneAfterTheOther(List<Version> versions) {
        for (int i = 1; i < versions.size(); i++) {
            Version before = versions.get(i - 1);
            Version version = versions.get(i);
            if (before.id().equals(version.id())) {
                assertThat(before.to())
                        .as("the end of %s, before %s", before, version)
                        .isEqualTo(version.from());
            }
        }
    }

    private record Version(String id, String name, String email, String from, String to, String current) {
        boolean sameAs(Version other) {
            return id.equals(other.id) && name.equals(other.name) && email.equals(other.email);
        }

        @Override
        public String toString() {
            return String.join(" | ", id, name, email, from, to, current);
        }
    }

    /** Of the target; of changes with neighbours that are equal taken as one. */
    private List<Version> versions() {
        List<Version> versions = new ArrayList<>();
        for (String row : workshop.warehouse().rows("""
                SELECT customer_id, nome, email, valido_de, NULLIF(valido_ate, TIMESTAMP '9999-12-31 00:00:00'),
                  CASE WHEN atual THEN 'now' ELSE 'was' END
                FROM dim_customer ORDER BY customer_id, valido_de""")) {
            String[] cells = row.split(" \\| ", -1);
            Version version = new Version(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]);
            Version last = versions.isEmpty() ? null : versions.get(versions.size() - 1);
            boolean joins = !way.everyState
                    && last != null
                    && last.sameAs(version)
                    && Objects.equals(last.to(), version.from());
            if (joins) {
                versions.set(
                        versions.size() - 1,
                        new Version(
                                last.id(), last.name(), last.email(), last.from(), version.to(), version.current()));
            } else {
                versions.add(version);
            }
        }
        return versions;
    }

    private List<String> expected() {
        return workshop.source().rows("""
                WITH good AS (
                  SELECT id, TRIM(name) AS name, email, %1$s AS since,
                    ROW_NUMBER() OVER (PARTITION BY id, %1$s ORDER BY at DESC, seq DESC) AS n
                  FROM state WHERE name IS NULL OR name <> 'bad'),
                one AS (
                  SELECT id, name, %2$s AS email, since, LAG(since) OVER (PARTITION BY id ORDER BY since) AS earlier,
                    LAG(name) OVER (PARTITION BY id ORDER BY since) AS was
                  FROM good WHERE n = 1),
                made AS (SELECT id, name, email, since FROM one WHERE earlier IS NULL OR name IS DISTINCT FROM was OR %3$s)
                SELECT id, name, email, since, LEAD(since) OVER (PARTITION BY id ORDER BY since),
                  CASE WHEN LEAD(since) OVER (PARTITION BY id ORDER BY since) IS NULL THEN 'now' ELSE 'was' END
                FROM made ORDER BY id, since""".formatted(
                        way.everyState ? "seen" : "at",
                        way.overwrites() ? "FIRST_VALUE(email) OVER (PARTITION BY id ORDER BY since DESC)" : "email",
                        way.everyState ? "1 = 1" : "1 = 0"));
    }
}
