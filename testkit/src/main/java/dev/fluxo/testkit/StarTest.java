package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.TestReport.TestResult;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code "*"} among the columns: every source column that has a namesake in the target. */
@OnEveryDatabase
class StarTest {
    private static final String SPEC = """
            entity: sales
            source: { connection: src, %s }
            watermark: { columns: [id] }
            columns: %s
            target: { connection: dw, table: fact, keys: [id], loaded_at: loaded }
            """;
    private static final String COPIES = "SELECT id, %s, %s FROM %s ORDER BY id";

    @RegisterExtension
    final Workshop workshop;

    StarTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    /** The target has what the source has not, and the other way round; loaded is the engine's, shout the database's. */
    @BeforeEach
    void tables() {
        workshop.source().execute("""
                        CREATE TABLE sale (id INT PRIMARY KEY, amount DECIMAL(10, 2), city VARCHAR(20), loaded TIMESTAMP, shout VARCHAR(20),
                          secret VARCHAR(20));
                        INSERT INTO sale VALUES (1, 1.5, ' Rio ', NULL, 'x', 'y'), (2, NULL, 'Natal', NULL, 'x', 'y')""");
        workshop.warehouse().execute("""
                        CREATE TABLE fact (id INT PRIMARY KEY, amount DECIMAL(10, 2), city VARCHAR(20), place VARCHAR(20), loaded TIMESTAMP,
                          shout VARCHAR(30) GENERATED ALWAYS AS (UPPER(city)), note VARCHAR(10))""");
    }

    private void spec(String source, String columns) {
        workshop.spec(SPEC.formatted(source, columns));
    }

    /** But that the watermark is no time. */
    private List<String> validated() {
        return workshop.validate(false).stream()
                .filter(problem -> !problem.contains("FLX-1024"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "table: sale | { \"*\": same }",
                "table: sale | [\"*\"]",
                "table: sale | { id: id, \"*\": same }",
                "table: sale | [id, \"*\"]",
                "query: SELECT * FROM sale | { \"*\": same }",
                "query: 'SELECT id, amount, city, loaded, shout FROM sale' | [\"*\"]"
            })
    void copiesWhatHasANamesake(String way) {
        int bar = way.indexOf('|');
        spec(way.substring(0, bar).strip(), way.substring(bar + 1).strip());
        assertThat(validated()).isEmpty();
        assertThat(workshop.run().counts("sales")).isEqualTo("read 2, inserted 2");
        Same.rows(
                workshop.source(),
                COPIES.formatted("amount", "city", "sale"),
                workshop.warehouse(),
                COPIES.formatted("amount", "city", "fact"));
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM fact WHERE loaded IS NOT NULL AND note IS NULL"))
                .isEqualTo(2);
        assertThat(workshop.run().counts("sales")).isEqualTo("nothing");
    }

    /** What is mapped otherwise is not copied beside it, and what fills a column otherwise is not overruled. */
    @Test
    void leavesAloneWhatIsMappedOtherwise() {
        spec("table: sale", "{ place: { from: city, transform: [trim] }, amount: { value: 7 }, \"*\": same }");
        assertThat(workshop.run().counts("sales")).isEqualTo("read 2, inserted 2");
        assertThat(workshop.warehouse().rows("SELECT id, place, amount, city FROM fact ORDER BY id"))
                .containsExactly("1 | Rio | 7.00 | null", "2 | Natal | 7.00 | null");
    }

    @Test
    void thePlanSaysWhatItStandsFor() {
        spec("table: sale", "{ place: city, \"*\": same }");
        try (Engine engine = workshop.engine()) {
            assertThat(engine.plan(Selection.ALL).get(0).star())
                    .map(column -> column.toLowerCase(Locale.ROOT))
                    .containsExactly("id", "amount");
        }
    }

    /** The rows that are there lack it, and somebody has to know. */
    @Test
    void aColumnThatItBringsLaterIsANewOne() {
        spec("table: sale", "{ \"*\": same }");
        workshop.run();
        workshop.source().execute("""
                        ALTER TABLE sale ADD note VARCHAR(10);
                        INSERT INTO sale VALUES (3, 1, 'Recife', NULL, 'x', 'y', 'seen')""");
        assertThat(workshop.run().entity("sales").warnings())
                .anySatisfy(warning ->
                        says(warning.toString(), "FLX-5046", "'note' is as mapped only in rows from id 2 on"));
        assertThat(workshop.warehouse().rows("SELECT id, note FROM fact ORDER BY id"))
                .containsExactly("1 | null", "2 | null", "3 | seen");
    }

    @Test
    void tellsWhereItStandsForNothing() {
        workshop.source().execute("CREATE TABLE other (k INT PRIMARY KEY, v INT)");
        workshop.spec("""
                entity: others
                source: { connection: src, table: other }
                columns: { id: k, "*": same }
                target: { connection: dw, table: fact, keys: [id] }
                """);
        assertThat(workshop.run().entity("others").warnings())
                .extracting(Problem::toString)
                .anySatisfy(warning -> says(warning, "FLX-2020", "\"*\" stands for no column"));
    }

    @Test
    void aKeyIsAmongThem() {
        spec("query: 'SELECT id AS sale_id, amount, id FROM sale'", "{ \"*\": same }");
        assertThat(workshop.run().counts("sales")).isEqualTo("read 2, inserted 2");
        workshop.spec(SPEC.formatted("table: sale", "{ \"*\": same }").replace("keys: [id]", "keys: [number]"));
        assertThat(workshop.problems())
                .singleElement()
                .satisfies(problem ->
                        says(problem, "sales.yaml:5:", "FLX-1020", "key 'number' is not among the columns, nor"));
    }

    /** Without a database a test's rows say which columns there are. */
    @Test
    void examplesNeedNoDatabase() {
        spec("table: sale", """
                { place: { from: city, transform: [trim] }, amount: { value: 7 }, "*": same }
                tests:
                  - name: copies
                    given: [{ id: 1, city: ' Rio ', note: seen }]
                    expect: [{ id: 1, place: Rio, amount: 7, note: seen }]
                  - name: guesses nothing
                    given: [{ id: 1 }]
                    expect: [{ id: 1, nota: seen }]
                """.strip());
        assertThat(validated()).isEmpty();
        try (Engine engine = workshop.engine()) {
            List<TestResult> results = engine.test(Selection.ALL).results();
            assertThat(results.get(0).problems()).isEmpty();
            assertThat(results.get(1).problems())
                    .singleElement()
                    .satisfies(problem -> says(problem.toString(), "FLX-1106", "nothing fills column 'nota'"));
        }
    }
}
