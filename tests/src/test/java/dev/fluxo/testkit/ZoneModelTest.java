package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Random histories through a night in which New York puts its clocks back (2026-11-01, at 06:00 UTC), on a PostgreSQL whose clock the test
 * moves: writers write the local time of the database or of a role, whose zone is changed between; runs come in between. In the end no row
 * may be missing. {@code -Dmodel.seed=} repeats one. Bugs that are planted, wrong zones in the spec, are found.
 */
class ZoneModelTest {
    private static final Logger LOG = LoggerFactory.getLogger(ZoneModelTest.class);
    private static final Instant EVENING = Instant.parse("2026-11-01T02:00:00Z");
    private static final String DATABASE = "America/New_York";
    /** None lies west of the database's, whose clock is the earliest. */
    private static final List<String> ROLES = List.of("UTC", "America/New_York", "America/Sao_Paulo", "Europe/Lisbon");

    private static final int HISTORIES = 6;
    private static final int MANY_HISTORIES = 300;
    private static final int ENOUGH = 100;

    @TempDir
    Path services;

    @RegisterExtension
    final Workshop workshop = new Workshop(Backends.named("postgresql"));

    private final List<String> steps = new ArrayList<>();
    private final long seed = Long.getLong("model.seed", System.nanoTime());

    @BeforeEach
    void tables() {
        workshop.source().execute("CREATE TABLE ev (id INT PRIMARY KEY, n INT, updated_at TIMESTAMP)");
        workshop.warehouse().execute("CREATE TABLE dim_ev (id INT PRIMARY KEY, n INT)");
        set("ALTER DATABASE %s SET timezone = '" + DATABASE + "'");
        FaultyDriver.plant(Plant.CLOCK);
        spec("");
        // Makes the control tables.
        runAt(EVENING);
    }

    @AfterEach
    void putBack() {
        FaultyDriver.plant(Plant.NONE);
    }

    @Test
    void noNightLosesARow() {
        spec("");
        Random random = new Random(seed);
        int histories = Boolean.getBoolean("faults.all") ? MANY_HISTORIES : HISTORIES;
        for (int n = 0; n < histories; n++) {
            if (!isComplete(random)) {
                fail("history " + n + " of model.seed " + seed + ":\n  " + String.join("\n  ", steps));
            }
        }
        LOG.info("{} nights, model.seed {}", histories, seed);
    }

    @Test
    void anHourThatIsNotKnownToComeTwiceIsFound() {
        isFound(", clock: Etc/GMT+4");
    }

    @Test
    void aZoneThatIsAheadOfTheWritersIsFound() {
        isFound(", clock: utc");
    }

    private void isFound(String clock) {
        spec(clock);
        Random random = new Random(seed);
        for (int n = 1; n <= ENOUGH; n++) {
            if (!isComplete(random)) {
                LOG.info("found by night {} of model.seed {}", n, seed);
                return;
            }
        }
        fail("not found by " + ENOUGH + " nights of model.seed " + seed);
    }

    private void spec(String clock) {
        workshop.spec("""
                entity: ev
                source: { connection: src, table: ev }
                watermark: { columns: [updated_at, id]%s }
                columns: { id: id, n: n }
                target: { connection: dw, table: dim_ev, keys: [id] }
                """.formatted(clock));
    }

    /** Plays a night; whether the target has all that was written in it when it is long over. */
    private boolean isComplete(Random random) {
        steps.clear();
        workshop.source().execute("DELETE FROM ev");
        workshop.warehouse().execute("DELETE FROM dim_ev; DELETE FROM ctl.etl_control");
        Instant now = EVENING;
        String role = DATABASE;
        int lastId = 0;
        for (int n = 0; n < 40; n++) {
            now = now.plusSeconds(60L + random.nextInt(1_200));
            switch (random.nextInt(8)) {
                case 0 -> {
                    role = ROLES.get(random.nextInt(ROLES.size()));
                    steps.add("role in " + role);
                    set("ALTER ROLE CURRENT_USER IN DATABASE %s SET timezone = '" + role + "'");
                }
                case 1, 2 -> runAt(now);
                case 3, 4 -> write(now, lastId == 0 ? 1 : 1 + random.nextInt(lastId), zone(random, role));
                default -> write(now, ++lastId, zone(random, role));
            }
            lastId = Math.max(lastId, 1);
        }
        runAt(now.plus(Duration.ofDays(1)));
        String all = " ORDER BY id";
        return workshop.warehouse()
                .rows("SELECT id, n FROM dim_ev" + all)
                .equals(workshop.source().rows("SELECT id, n FROM ev" + all));
    }

    private static String zone(Random random, String role) {
        return random.nextInt(3) == 0 ? role : DATABASE;
    }

    private void write(Instant now, int id, String zone) {
        steps.add(now + " writes " + id + " in " + zone);
        workshop.source().execute("""
                INSERT INTO ev VALUES (%d, 1, timestamptz '%s' AT TIME ZONE '%s')
                ON CONFLICT (id) DO UPDATE SET n = ev.n + 1, updated_at = excluded.updated_at""".formatted(id, now, zone));
    }

    private void runAt(Instant now) {
        steps.add(now + " run");
        Plant.clock(now.toString());
        Run run = workshop.runWith(FaultyDriver.loader(services));
        assertThat(run.status())
                .as(run.problems() + "\n" + String.join("\n", steps))
                .isEqualTo("success");
    }

    private void set(String sql) {
        String url = workshop.source().url();
        workshop.source().execute(sql.formatted(url.substring(url.lastIndexOf('/') + 1)));
    }
}
