package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A column that has the same value in every row. */
@OnEveryDatabase
class ConstantTest {
    @RegisterExtension
    final Workshop workshop;

    ConstantTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void aSale() {
        workshop.source().execute("CREATE TABLE sale (id INT PRIMARY KEY); INSERT INTO sale VALUES (1), (2)");
        workshop.warehouse().execute("""
                        CREATE TABLE fact (id INT PRIMARY KEY, word VARCHAR(5), n INT, amount DECIMAL(6, 2), flag BOOLEAN, a_day DATE,
                          a_time TIMESTAMP)""");
    }

    private void spec(String columns) {
        workshop.spec("""
                entity: sales
                source: { connection: src, table: sale }
                watermark: { columns: [id] }
                columns: { id: id, %s }
                target: { connection: dw, table: fact, keys: [id] }
                """.formatted(columns));
    }

    @Test
    void fitsTheTypeOfItsColumn() {
        spec(
                "word: { value: LOJA }, n: { value: 7 }, amount: { value: 1.5 }, flag: { value: true }, a_day: { value: 2026-01-31 },"
                        + " a_time: { value: 2026-01-31 10:00 }");
        assertThat(workshop.validate(true)).noneMatch(problem -> !problem.contains("FLX-1024"));
        assertThat(workshop.run().counts("sales")).isEqualTo("read 2, inserted 2");
        assertThat(workshop.warehouse().number("""
                                SELECT COUNT(*) FROM fact WHERE word = 'LOJA' AND n = 7 AND amount = 1.5 AND flag AND a_day = DATE '2026-01-31'
                                AND a_time = TIMESTAMP '2026-01-31 10:00:00'""")).isEqualTo(2);
    }

    @Test
    void isTransformedAndCheckedAsAnyOther() {
        spec(
                "word: { value: ' loja ', transform: [trim, upper], check: \"word == 'LOJA'\" }, n: { value: '12', transform: [to_integer] }");
        assertThat(workshop.run().counts("sales")).isEqualTo("read 2, inserted 2");
        assertThat(workshop.warehouse().rows("SELECT word, n FROM fact")).containsOnly("LOJA | 12");
    }

    /** Before a row is read. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "word: { value: LOJAS ONLINE } | a text of 12 characters does not fit",
                "n: { value: 1.5 } | does not fit",
                "n: { value: '7' } | add to_integer",
                "a_day: { value: '2026-01-31' } | add to_date",
                "n: { value: x, transform: [to_integer] } | transform to_integer"
            })
    void doesNotFit(String column, String why) {
        spec(column);
        assertThat(workshop.problems())
                .singleElement()
                .satisfies(problem -> says(problem, "sales.yaml:4:", "FLX-1030", why));
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM fact")).isZero();
    }

    @Test
    void isShownWhereItComesFrom() {
        spec("word: { value: LOJA }");
        try (Engine engine = workshop.engine()) {
            assertThat(engine.preview(Selection.ALL, 1).toString()).contains("LOJA");
            assertThat(engine.site(Selection.ALL).toString()).contains("value LOJA");
        }
    }
}
