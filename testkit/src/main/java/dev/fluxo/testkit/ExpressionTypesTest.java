package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions that fail on every row, by the types of what they name: found by day, online and with a snapshot, not at night. */
@OnEveryDatabase
class ExpressionTypesTest {
    private static final String SPEC = """
            entity: people
            source: { connection: src, query: "SELECT id, first_name, last_name, active, born, amount FROM person" }
            columns:
              id: id
              nome: { from: first_name }
              ativo: active
              valor: { expression: "amount" }
            target: { connection: dw, table: dim_person, keys: [id] }
            """;

    @RegisterExtension
    final Workshop workshop;

    ExpressionTypesTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void tables() {
        workshop.source().execute("""
                CREATE TABLE person (id INT PRIMARY KEY, first_name VARCHAR(20), last_name VARCHAR(20), active BOOLEAN, born DATE,
                  amount DECIMAL(10, 2));
                INSERT INTO person VALUES (1, 'Ana', 'Lima', TRUE, DATE '1980-05-17', 1.5)""");
        workshop.warehouse()
                .execute(
                        "CREATE TABLE dim_person (id INT PRIMARY KEY, nome VARCHAR(50), ativo BOOLEAN, valor DECIMAL(10, 2))");
    }

    private void spec(String column, String mapping) {
        String old = column.equals("nome") ? "nome: { from: first_name }" : "valor: { expression: \"amount\" }";
        workshop.spec(SPEC.replace(old, column + ": { " + mapping + " }"));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '@',
            value = {
                "nome  @ expression: \"first_name || last_name\" @ FLX-2072 @ `first_name` is a text @ concat(first_name, last_name)",
                "nome  @ expression: \"active == 1 ? 'S' : 'N'\" @ FLX-2072 @ `active` is true or false and `1` is a whole number @ write active alone",
                "nome  @ expression: \"first_name == 1 ? 'S' : 'N'\" @ FLX-2072 @ cannot be compared @ '1'",
                "valor @ expression: \"first_name - 1\" @ FLX-2072 @ `first_name` is a text, and - takes numbers @ to_integer(first_name)",
                "valor @ expression: \"born - 1\" @ FLX-2072 @ `born` is a date @ add_days(born, n)",
                "nome  @ expression: \"born > '31/01/2026' ? 'S' : 'N'\" @ FLX-2072 @ `'31/01/2026'` is a text @ 2026-01-31",
                "valor @ expression: \"hour(born)\" @ FLX-2072 @ hour takes a text, a timestamp @ no time of day",
                "valor @ expression: \"amount ? 1 : 0\" @ FLX-2072 @ `amount` is a decimal number @ amount != 0",
                "valor @ expression: \"born\" @ FLX-2005 @ 'valor' @ a date",
                "valor @ expression: \"concat(first_name, last_name)\" @ FLX-2005 @ 'valor' @ a text",
                "nome  @ from: first_name, check: \"nome > 0\" @ FLX-2072 @ check: `nome` is a text @ to_decimal(nome)",
                "valor @ from: amount, check: \"valor + 1\" @ FLX-2072 @ is to be true or false @ valor >= 0",
            })
    void isFoundByDay(String column, String mapping, String code, String says, String hint) {
        spec(column, mapping);
        oneSays(workshop.validate(true), "people.yaml:", code, says, hint);
        oneSays(workshop.problems(), "people.yaml:", code, says, hint);
        assertThat(workshop.warehouse().rows("SELECT id FROM dim_person")).isEmpty();

        workshop.spec(SPEC);
        try (Engine engine = workshop.engine()) {
            engine.snapshot();
        }
        spec(column, mapping);
        assertThat(workshop.validate(false)).isEqualTo(workshop.validate(true));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '@',
            value = {
                "nome  @ expression: \"concat(first_name, ' ', last_name)\"",
                "nome  @ expression: \"first_name + amount\"",
                "nome  @ expression: \"active && born > '1970-01-31' ? 'S' : 'N'\"",
                "nome  @ expression: \"born == null ? to_text(amount) : date_trunc('month', born)\"",
                "valor @ expression: \"active ? amount * 2 : null\"",
                "valor @ expression: \"active\"",
                "valor @ expression: \"to_text(amount)\", transform: [to_decimal]",
                "nome  @ from: first_name, check: \"nome == null || nome =~ '[A-Z].*' || valor > 0\"",
            })
    void whatMaySucceedPasses(String column, String mapping) {
        spec(column, mapping);
        assertThat(workshop.validate(true))
                .filteredOn(problem -> problem.contains("FLX-2005") || problem.contains("FLX-2072"))
                .isEmpty();
        assertThat(workshop.run().statuses()).containsExactly("people success");
    }

    @Test
    void withoutACatalogOnlyWhatTheExpressionItselfSays() {
        spec("nome", "expression: \"upper(first_name) && active ? 'S' : 'N'\"");
        oneSays(workshop.validate(false), "people.yaml:", "FLX-2072", "`upper(first_name)` is a text");
        spec("nome", "expression: \"first_name || last_name\"");
        assertThat(workshop.validate(false)).isEmpty();
    }
}
