package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Problem;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A time without a zone is somebody's local time: whose, the settings of PostgreSQL tell, and the spec where they do not. */
class ClockTest {
    private static final String SOURCE = "SELECT id FROM ev ORDER BY id";
    private static final String TARGET = "SELECT id FROM dim_ev ORDER BY id";

    @TempDir
    Path services;

    @RegisterExtension
    final Workshop workshop = new Workshop(Backends.named("postgresql"));

    private final TimeZone zone = TimeZone.getDefault();

    @BeforeEach
    void events() {
        workshop.source().execute("CREATE TABLE ev (id INT PRIMARY KEY, updated_at TIMESTAMP DEFAULT now())");
        workshop.warehouse().execute("CREATE TABLE dim_ev (id INT PRIMARY KEY, day TEXT, dw_loaded_at TIMESTAMP)");
        spec("");
    }

    @AfterEach
    void putBack() {
        TimeZone.setDefault(zone);
        FaultyDriver.plant(Plant.NONE);
    }

    private void spec(String clock) {
        workshop.spec("""
                entity: ev
                source: { connection: src, query: "SELECT id, updated_at FROM ev" }
                watermark: { columns: [updated_at, id]%s }
                columns: { id: id }
                target: { connection: dw, table: dim_ev, keys: [id], loaded_at: dw_loaded_at }
                """.formatted(clock));
    }

    /** West of the server's zone the fence looked hours ahead of where rows are written; the row that commits late was lost. */
    @ParameterizedTest
    @ValueSource(strings = {"America/Sao_Paulo", "Asia/Tokyo"})
    void theZoneOfTheDatabaseWritesTheRows(String setting) throws SQLException {
        set("ALTER DATABASE %s SET timezone = '" + setting + "'");

        aRowThatCommitsLateIsNotLost(setting, ", clock: " + setting);
    }

    @Test
    void aZoneThatIsNotChosenIsTheEarliest() throws SQLException {
        set("ALTER DATABASE %s SET timezone = 'America/Sao_Paulo'");

        String said = aRowThatCommitsLateIsNotLost("America/Sao_Paulo", "");

        assertThat(said).contains("FLX-5030", "UTC (the server)", "America/Sao_Paulo (the database)", "clock: ");
        assertThat(online()).contains("FLX-5030", "ev.yaml:3:24");
        assertThat(doctor()).contains("FLX-5030");
    }

    @Test
    void soIsThatOfARole() throws SQLException {
        workshop.source().execute("DROP ROLE IF EXISTS zoned; CREATE ROLE zoned LOGIN");
        set("ALTER ROLE zoned IN DATABASE %s SET timezone = 'America/Noronha'");
        String said = aRowThatCommitsLateIsNotLost("America/Noronha", "");
        assertThat(said).contains("America/Noronha (role zoned)");
        workshop.source().execute("DROP OWNED BY zoned; DROP ROLE zoned");
    }

    @Test
    void zonesOfOneClockAreOne() {
        set("ALTER DATABASE %s SET timezone = 'Etc/UTC'");
        workshop.source().execute("INSERT INTO ev VALUES (1, now() AT TIME ZONE 'UTC' - interval '1 minute')");
        Run run = workshop.run();
        assertThat(run.counts("ev")).isEqualTo("read 1, inserted 1");
        assertThat(warnings(run)).isEmpty();
    }

    /** What Java has no name for is told by its offset, which is the wrong way round in POSIX. */
    @ParameterizedTest
    @ValueSource(strings = {"-3", "<-03>+03", "BRT3"})
    void aZoneMayBeAnOffset(String setting) throws SQLException {
        set("ALTER DATABASE %s SET timezone = '" + setting + "'");
        aRowThatCommitsLateIsNotLost("America/Sao_Paulo", "");
    }

    private String aRowThatCommitsLateIsNotLost(String zoneOfRows, String clock) throws SQLException {
        spec(clock);
        String insert = "SET timezone = '" + zoneOfRows + "'; INSERT INTO ev (id) VALUES (%d)";
        workshop.source().execute("INSERT INTO ev VALUES (0, '2020-01-01')");
        Run during;
        try (Database late = workshop.source().another("")) {
            late.connection().setAutoCommit(false);
            late.execute(insert.formatted(1));
            workshop.source().execute(insert.formatted(2));
            during = workshop.run();
            late.connection().commit();
        }
        assertThat(during.counts("ev")).isEqualTo("read 1, inserted 1");
        assertThat(workshop.run().counts("ev")).isEqualTo("read 2, inserted 2");
        Same.rows(workshop.source(), SOURCE, workshop.warehouse(), TARGET);
        return warnings(during);
    }

    /** New York puts its clocks back on 2026-11-01, from 02:00 to 01:00, which is at 06:00 UTC. */
    @Test
    void anHourThatComesTwiceLosesNoRow() {
        spec(", clock: America/New_York");
        FaultyDriver.plant(Plant.CLOCK);

        rowAt(1, "2026-11-01 05:10:00+00");
        rowAt(2, "2026-11-01 05:50:00+00");
        assertThat(runAt("2026-11-01 05:55:00+00").counts("ev")).isEqualTo("nothing");
        rowAt(3, "2026-11-01 06:15:00+00");
        rowAt(4, "2026-11-01 06:45:00+00");
        assertThat(runAt("2026-11-01 06:50:00+00").counts("ev")).isEqualTo("nothing");
        rowAt(5, "2026-11-01 07:05:00+00");
        assertThat(runAt("2026-11-01 07:10:00+00").counts("ev")).isEqualTo("read 5, inserted 5");

        Same.rows(workshop.source(), SOURCE, workshop.warehouse(), TARGET);
    }

    /** As an engine left it that knew nothing of the second pass. */
    @Test
    void aWatermarkOfTheFirstPassIsWaitedFor() {
        spec(", clock: America/New_York");
        FaultyDriver.plant(Plant.CLOCK);
        rowAt(1, "2026-11-01 04:50:00+00");
        runAt("2026-11-01 05:00:00+00");
        workshop.warehouse().execute("UPDATE ctl.etl_control SET watermark = replace(watermark, '00:50', '01:50')");

        Run second = runAt("2026-11-01 06:10:00+00");

        assertThat(second.counts("ev")).isEqualTo("nothing");
        assertThat(warnings(second)).contains("FLX-5031", "01:50", "for the second time");
        assertThat(runFailsAt("2026-11-01 05:10:00+00")).contains("FLX-5005");
    }

    private void rowAt(int id, String moment) {
        workshop.source()
                .execute("INSERT INTO ev VALUES (%d, timestamptz '%s' AT TIME ZONE 'America/New_York')"
                        .formatted(id, moment));
    }

    private Run runAt(String moment) {
        Plant.clock(moment);
        return workshop.runWith(FaultyDriver.loader(services));
    }

    private String runFailsAt(String moment) {
        return String.valueOf(runAt(moment).entity("ev").problem());
    }

    /** A laptop and a server take turns: what the database makes of a time depends on its own settings alone. */
    @Test
    void theZoneOfTheProcessChangesNothing() {
        set("ALTER DATABASE %s SET timezone = 'America/Sao_Paulo'");
        workshop.spec("""
                entity: ev
                source: { connection: src, query: "SELECT id, (timestamptz '2026-01-01 01:00:00+00')::date::text AS day FROM ev" }
                columns: { id: id, day: day }
                target: { connection: dw, table: dim_ev, keys: [id], loaded_at: dw_loaded_at }
                """);
        workshop.source().execute("INSERT INTO ev VALUES (1)");
        workshop.warehouse().execute("SET timezone = 'UTC'");
        for (String machine : List.of("Asia/Tokyo", "UTC", "Pacific/Honolulu")) {
            TimeZone.setDefault(TimeZone.getTimeZone(machine));
            workshop.run();
            assertThat(
                            workshop.warehouse()
                                    .rows(
                                            "SELECT day, dw_loaded_at BETWEEN LOCALTIMESTAMP - interval '1 hour' AND LOCALTIMESTAMP FROM dim_ev"))
                    .as(machine)
                    .isEqualTo(List.of("2025-12-31 | TRUE"));
        }
    }

    private void set(String sql) {
        String url = workshop.source().url();
        workshop.source().execute(sql.formatted(url.substring(url.lastIndexOf('/') + 1)));
    }

    private String online() {
        return String.join("\n", workshop.validate(true));
    }

    private String doctor() {
        try (Engine engine = workshop.engine()) {
            return engine.doctor(Selection.ALL).toString();
        }
    }

    private static String warnings(Run run) {
        return run.entity("ev").warnings().stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }
}
