package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What agrees today and may fail at night: `validate` online warns of it, and a run says nothing. */
@OnEveryDatabase
class NightTest {
    private static final String SPEC = """
            entity: things
            source: { connection: src, query: "SELECT * FROM thing" }
            watermark: { columns: [changed, id] }
            columns:
              thing_id: id
              words: %s
              amount: %s
              on_day: %s
            target: { connection: dw, table: dim_thing, keys: [thing_id] }
            """;

    @RegisterExtension
    final Workshop workshop;

    NightTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void tables() {
        workshop.source().execute("""
                CREATE TABLE thing (id INT PRIMARY KEY, short VARCHAR(10) NOT NULL, wide VARCHAR(50) NOT NULL,
                  gap VARCHAR(10), small DECIMAL(8, 2), big DECIMAL(14, 4), count_of BIGINT, at_day DATE, changed TIMESTAMP NOT NULL);
                CREATE INDEX thing_changed ON thing (changed, id)""");
        workshop.warehouse().execute("""
                CREATE TABLE dim_thing (thing_id INT PRIMARY KEY, words VARCHAR(10) NOT NULL, amount DECIMAL(8, 2), on_day DATE)""");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{ from: wide, transform: [hash_sha256] } | small | at_day | FLX-2012 | 64 characters",
                "short | big | at_day | FLX-2012 | round(2)",
                "short | { from: big, transform: [round(2)] } | at_day | FLX-2012 | greater numbers",
                "short | count_of | at_day | FLX-2012 | greater numbers",
                "short | small | changed | FLX-2012 | to_date",
                "gap | small | at_day | FLX-2013 | 'gap'",
                "{ from: short, transform: [trim, empty_to_null] } | small | at_day | FLX-2013 | empty_to_null",
            })
    void aColumnThatMayFailIsWarnedOf(String words, String amount, String day, String code, String part) {
        workshop.spec(SPEC.formatted(words, amount, day));

        assertThat(workshop.validate(true)).hasSize(1);
        oneSays(workshop.validate(true), "things.yaml", code, part);
        assertThat(workshop.validate(false)).isEmpty();
        assertThat(workshop.run().result().entities().get(0).warnings()).isEmpty();
    }

    @Needs(Capability.TEXT_LENGTHS)
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wide | 'words'",
                "{ from: wide, transform: [trim, upper] } | 'words'",
                "{ from: short, transform: ['pad_left(12, 0)'] } | 12 characters",
            })
    void aTextThatMayBeTooLongIsWarnedOf(String words, String part) {
        aColumnThatMayFailIsWarnedOf(words, "small", "at_day", "FLX-2012", part);
    }

    @Without(Capability.TEXT_LENGTHS)
    @Test
    void ofATextThatHasNoLengthNothingIsSaidUntilARowIsTooLong() {
        workshop.spec(SPEC.formatted("wide", "small", "at_day"));
        assertThat(workshop.validate(true)).isEmpty();
        workshop.source()
                .execute("INSERT INTO thing VALUES (1, 'a', 'a text of many letters', NULL, 1, 1, 1, NULL,"
                        + " TIMESTAMP '2025-01-01 00:00:00')");
        oneSays(workshop.problems(), "things.yaml:6", "FLX-4001", "VARCHAR(10)");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "short | small | at_day",
                "{ from: wide, transform: [left(10)] } | { from: small, transform: [round(1)] } | { from: changed, transform: [to_date] }",
                "{ from: wide, on_error: reject } | { from: big, on_error: reject } | { from: changed, transform: ['date_trunc(month)'] }",
                "{ from: gap, transform: [null_to('-')] } | { expression: 'big * 2' } | { from: changed, on_error: reject }",
                "{ expression: 'wide' } | { from: wide, transform: [to_integer] } | at_day",
                "{ from: gap, transform: [empty_to_null, null_to('-')] } | { from: count_of, transform: [to_text, to_decimal] } | at_day",
            })
    void aColumnThatIsTakenCareOfIsNot(String words, String amount, String day) {
        workshop.spec(SPEC.formatted(words, amount, day));
        assertThat(workshop.validate(true)).isEmpty();
    }

    @Test
    void aTransformThatGivesTheWrongTypeIsAnError() {
        workshop.spec(SPEC.formatted("short", "{ from: wide, transform: [to_date] }", "at_day"));
        oneSays(workshop.validate(true), "things.yaml:7", "FLX-2005", "'amount'", "'wide'");
        oneSays(workshop.problems(), "FLX-2005", "'amount'");
    }

    @Test
    void aWatermarkWithoutAnIndexIsWarnedOf() {
        workshop.spec(SPEC.formatted("short", "small", "at_day").replace("[changed, id]", "[at_day, id]"));
        assertThat(workshop.validate(true))
                .as("of a table that is read in no time")
                .isEmpty();
        workshop.source().execute("""
                INSERT INTO thing (id, short, wide, at_day, changed)
                SELECT x, 'a', 'b', DATE '2025-01-01', TIMESTAMP '2025-01-01 00:00:00' FROM SYSTEM_RANGE(1, 60000)""");
        workshop.source().backend().analyze(workshop.source(), "thing");
        oneSays(workshop.validate(true), "things.yaml:3", "FLX-2014", "thing", "at_day");
    }

    @Test
    void nothingIsLeftBehind() {
        workshop.spec(SPEC.formatted("short", "small", "at_day"));
        workshop.source().execute("INSERT INTO thing (id, short, wide, changed) VALUES (1, 'a', 'b', '2025-01-01')");
        workshop.run();
        workshop.source().execute("UPDATE thing SET short = 'c', changed = '2025-01-02'");
        String books = "SELECT (SELECT COUNT(*) FROM audit.etl_run), (SELECT MAX(version) FROM ctl.etl_control)";
        Object before = workshop.warehouse().rows(books);

        assertThat(workshop.validate(true)).isEmpty();

        assertThat(workshop.warehouse().rows(books)).isEqualTo(before);
        assertThat(workshop.warehouse().text("SELECT words FROM dim_thing")).isEqualTo("a");
    }
}
