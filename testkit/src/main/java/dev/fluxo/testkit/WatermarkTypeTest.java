package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.result.Rewound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A watermark column that becomes another type: nothing is read until somebody says from where, and that can always be said. */
@OnEveryDatabase
class WatermarkTypeTest {
    private static final String SPEC = """
            entity: ev
            source: { connection: src, table: ev }
            watermark: { columns: [seq] }
            columns: { id: id }
            target: { connection: dw, table: dim_ev, keys: [id] }
            """;

    @RegisterExtension
    final Workshop workshop;

    WatermarkTypeTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    private void open(String type, String... values) {
        workshop.source().execute("CREATE TABLE ev (id INT PRIMARY KEY, seq " + type + ")");
        workshop.warehouse().execute("CREATE TABLE dim_ev (id INT PRIMARY KEY)");
        insert(1, values);
        workshop.spec(SPEC);
        assertThat(workshop.run().status()).isEqualTo("success");
        assertThat(loaded()).isEqualTo(values.length);
    }

    private void insert(int first, String... values) {
        for (int n = 0; n < values.length; n++) {
            workshop.source().execute("INSERT INTO ev VALUES (%d, %s)".formatted(first + n, values[n]));
        }
    }

    /** By a column of its own: so all databases can. */
    private void becomes(String type, String expression) {
        workshop.source().execute("ALTER TABLE ev ADD COLUMN seq2 " + type);
        workshop.source().execute("UPDATE ev SET seq2 = " + expression);
        workshop.source().execute("ALTER TABLE ev DROP COLUMN seq");
        workshop.source().execute("ALTER TABLE ev RENAME COLUMN seq2 TO seq");
    }

    private long loaded() {
        return workshop.warehouse().number("SELECT COUNT(*) FROM dim_ev");
    }

    private Rewound rewind(String to) {
        try (Engine engine = workshop.engine()) {
            return engine.rewind(Selection.ALL, to, moves -> true).get(0);
        }
    }

    /** Everyone says the same, and nothing is read. */
    private void isRefused(String code, String... words) {
        String before = workshop.watermark("ev");
        Run run = workshop.run();
        assertThat(run.statuses()).containsExactly("ev failed");
        assertThat(run.counts("ev")).isEqualTo("nothing");
        says(run.problem("ev"), words);
        says(run.problem("ev"), code, "'rewind entities=ev to=start'");
        assertThat(workshop.dryRun().problem("ev")).isEqualTo(run.problem("ev"));
        try (Engine engine = workshop.engine()) {
            assertThat(engine.plan(Selection.ALL).get(0).problem()).hasToString(run.problem("ev"));
            assertThat(engine.planWithEffects(Selection.ALL).get(0).problem()).hasToString(run.problem("ev"));
            says(engine.why("ev", "1").verdict(), "it is in the target");
            says(engine.why("ev", "99").verdict(), "no run reads on", code);
            assertThat(engine.status(Selection.ALL)).hasSize(1);
        }
        assertThat(workshop.watermark("ev")).isEqualTo(before);
    }

    @Test
    void aNumberThatBecomesATextIsNotReadOn() {
        open("INT", "1", "2", "9");
        becomes("VARCHAR(10)", "CAST(seq AS VARCHAR(10))");
        insert(98, "'10'", "'11'");
        isRefused("FLX-5040", "'seq'", "integer", "9", "VAR");
        rewind("start");
        assertThat(workshop.run().counts("ev")).isEqualTo("read 5, inserted 2, unchanged 3");
        assertThat(workshop.run().status()).isEqualTo("success");
    }

    @Needs(Capability.ZONED_TIMESTAMPS)
    @Test
    void aTimeThatGetsAZoneIsReadOnFromAMomentInTheSourcesZone() {
        open("TIMESTAMP", "TIMESTAMP '2025-01-01 00:00:00'", "TIMESTAMP '2025-01-02 00:00:00'");
        becomes("TIMESTAMP WITH TIME ZONE", "TIMESTAMP WITH TIME ZONE '2025-03-01 12:00:00+00:00'");
        insert(99, "TIMESTAMP WITH TIME ZONE '2025-03-02 12:00:00+00:00'");
        isRefused("FLX-5040", "'seq'", "timestamp", "2025-01-02", "TIME");
        workshop.spec(SPEC.replace("[seq]", "[seq], clock: America/Sao_Paulo"));
        Rewound moved = rewind("2025-03-02");
        assertThat(moved.again()).isEqualTo(1);
        assertThat(moved.notes())
                .singleElement()
                .asString()
                .contains("2025-03-02T00:00-03:00", "America/Sao_Paulo", "'src'");
        assertThat(workshop.run().counts("ev")).isEqualTo("read 1, inserted 1");
        assertThat(rewind("2025-03-02 09:00").again()).isEqualTo(1);
        assertThat(workshop.run().counts("ev")).isEqualTo("read 1, unchanged 1");
        // Of two writings of a moment the offset decides, and no note is needed.
        assertThat(rewind("2025-03-02T12:00:00Z").notes()).isEmpty();
        assertThat(workshop.run().counts("ev")).isEqualTo("read 1, unchanged 1");
    }

    /** A type that nothing is known of is no watermark: nobody could say which value is the greater. */
    @Without(Capability.ZONED_TIMESTAMPS)
    @Test
    void aTimeWithAZoneIsNoWatermarkWhereThereIsNoSuchType() {
        workshop.source().execute("CREATE TABLE ev (id INT PRIMARY KEY, seq TIMESTAMP WITH TIME ZONE)");
        workshop.warehouse().execute("CREATE TABLE dim_ev (id INT PRIMARY KEY)");
        insert(1, "'2025-03-01 12:00:00+00:00'");
        workshop.spec(SPEC);
        oneSays(workshop.validate(true), "FLX-2009", "'seq'");
        oneSays(workshop.problems(), "FLX-2009", "'seq'");
        assertThat(loaded()).isZero();
    }

    @Needs(Capability.ZONED_TIMESTAMPS)
    @Test
    void aLocalTimeIsReadInTheOneZoneOfTheSource() {
        open("TIMESTAMP WITH TIME ZONE", "TIMESTAMP WITH TIME ZONE '2025-03-01 12:00:00+00:00'");
        workshop.spec(SPEC.replace("[seq]", "[seq], clock: America/Sao_Paulo"));
        // Midnight of that day was left out there; the day began an hour later.
        assertThat(rewind("2018-11-04").notes()).singleElement().asString().contains("2018-11-04T01:00-02:00");
        workshop.run();
        assertThat(rewind("2025-03-01").again()).isEqualTo(1);
        FluxoException refusal = catchThrowableOfType(FluxoException.class, () -> rewind("yesterday"));
        says(refusal.getMessage(), "FLX-5016", "'yesterday'", "seq");
    }

    @Test
    void aTimeThatBecomesADayIsNotReadOn() {
        open("TIMESTAMP", "TIMESTAMP '2025-01-01 10:00:00'", "TIMESTAMP '2025-01-02 10:00:00'");
        becomes("DATE", "CAST(seq AS DATE)");
        insert(99, "DATE '2025-01-02'");
        isRefused("FLX-5040", "'seq'", "timestamp", "DATE");
        assertThat(rewind("2025-01-02").again()).isEqualTo(2);
        assertThat(workshop.run().counts("ev")).isEqualTo("read 2, inserted 1, unchanged 1");
    }

    @Test
    void otherColumnsAreNotReadOn() {
        open("INT", "1", "2");
        String before = workshop.warehouse().text("SELECT MAX(run_id) FROM audit.etl_run_entity");
        workshop.spec(SPEC.replace("[seq]", "[seq, id]"));
        insert(99, "2");
        isRefused("FLX-5009", "[seq]", "id");
        FluxoException refusal = catchThrowableOfType(FluxoException.class, () -> rewind("run:" + latestRunFrom()));
        says(refusal.getMessage(), "FLX-5016", "before that run", "of the columns");
        assertThat(rewind("run:" + before).to()).isNull();
        assertThat(workshop.run().counts("ev")).isEqualTo("read 3, inserted 1, unchanged 2");
    }

    /** One that began at a watermark of one column. */
    private String latestRunFrom() {
        workshop.spec(SPEC);
        workshop.run();
        workshop.spec(SPEC.replace("[seq]", "[seq, id]"));
        return workshop.warehouse()
                .text("SELECT MAX(run_id) FROM audit.etl_run_entity WHERE watermark_from IS NOT NULL");
    }

    @Test
    void theBeginningIsAlwaysThere() {
        open("INT", "1", "2");
        workshop.warehouse().execute("UPDATE ctl.etl_control SET watermark = 'no JSON'");
        says(workshop.run().problem("ev"), "FLX-5009", "not readable", "'rewind ");
        assertThat(rewind("start").again()).isEqualTo(2);
        assertThat(workshop.watermark("ev")).isNull();
        workshop.run();

        workshop.warehouse().execute("UPDATE ctl.etl_control SET watermark = REPLACE(watermark, '\"2\"', '\"9\"')");
        workshop.source().execute("ALTER TABLE ev RENAME TO gone");
        assertThat(rewind("start").again()).isNull();
        assertThat(workshop.watermark("ev")).isNull();
    }
}
