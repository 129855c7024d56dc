package dev.fluxo.engine.internal.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be wrong with a history without a look into a database, and what cannot be exact. */
class HistoryProblemsTest {
    private static final String KEYS = "keys: [customer_id] }";
    private static final String DATE = "  updated_at: updated_at\n";
    private static final String DATES = "valid_from: de, valid_to: ate";

    @TempDir
    Path path;

    private static String entity(String target) {
        assertThat(SpecFolder.ENTITY).contains(KEYS, DATE);
        return SpecFolder.ENTITY.replace(DATE, "").replace(KEYS, "keys: [customer_id], " + target + " }");
    }

    private String problems(String entity) {
        return String.join("\n", new SpecFolder(path).write("c.yaml", entity).problems());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no history | strategy: type2 | FLX-1040 | valid_from: …",
                "no strategy | history: { DATES } | FLX-1041 | strategy: type2",
                "type1 | strategy: type1, history: { DATES } | FLX-1041 | strategy: type2",
                "no valid_to | strategy: type2, history: { valid_from: de } | FLX-1004 | valid_to",
                "one column of two meanings | strategy: type2, history: { valid_from: de, valid_to: DE } | FLX-1042 | 'DE' cannot be both valid_from and valid_to",
                "a flag that is a date | strategy: type2, history: { DATES, current: ate } | FLX-1042 | valid_to and current",
                "a flag that is loaded_at | strategy: type2, loaded_at: x, history: { DATES, current: x } | FLX-1042 | loaded_at and current",
                "mapped too | strategy: type2, history: { valid_from: nome, valid_to: ate } | FLX-1042 | leave it out of columns",
                "changes by another date | strategy: type2, history: { DATES, from: name } | FLX-1043 | write from: updated_at; or versions: all",
                "overwrite of a key | strategy: type2, history: { DATES, overwrite: [customer_id] } | FLX-1044 | is a key",
                "overwrite of nothing | strategy: type2, history: { DATES, overwrite: [nme] } | FLX-1044 | did you mean 'nome'",
                "overwrite twice | strategy: type2, history: { DATES, overwrite: [nome, NOME] } | FLX-1006 | stands twice",
                "begin of every state | strategy: type2, history: { DATES, versions: all, begin: 1900-01-01 } | FLX-1045 | its own date",
                "begin that is no date | strategy: type2, history: { DATES, begin: 1900 } | FLX-1005 | first or a date",
                "end that is no date | strategy: type2, history: { DATES, open_end: never } | FLX-1006 | null, or a date such as 9999-12-31",
                "write | strategy: type2, write: merge, history: { DATES } | FLX-1006 | leave it out",
                "a peer's word | strategy: type2, history: { DATES, is_current: x } | FLX-1003 | here it is called 'current'",
            })
    void isReported(String name, String target, String code, String what) {
        assertThat(problems(entity(target.replace("DATES", DATES)))).contains("c.yaml:7:", code, what);
    }

    private static final String HISTORY = "strategy: type2, history: { " + DATES + " }";

    private String beside(String other) {
        SpecFolder folder =
                new SpecFolder(path).write("c.yaml", entity(HISTORY)).write("d.yaml", other);
        return String.join("\n", folder.problems());
    }

    private static String other(String entity) {
        return entity.replace("entity: customers", "entity: others");
    }

    @Test
    void noTwoKeepTheHistoryOfOneKey() {
        assertThat(beside(other(entity(HISTORY))))
                .contains("c.yaml:7:", "d.yaml:7:", "FLX-1035", "'others' and 'customers' both keep the history");
        assertThat(beside(other(entity(HISTORY)).replace("dim.CUSTOMER", "dim.OTHER")))
                .isEmpty();
        String apart = entity(HISTORY)
                .replace("keys: [customer_id]", "keys: [customer_id, origem]")
                .replace("  nome:", "  origem: { value: SP }\n  nome:");
        SpecFolder folder = new SpecFolder(path)
                .write("c.yaml", apart)
                .write("d.yaml", other(apart).replace("SP", "RJ"));
        assertThat(folder.problems()).isEmpty();
        assertThat(folder.write("d.yaml", other(apart).replace("SP", "sp")).problems())
                .as("a collation may call them equal")
                .hasSize(2)
                .allMatch(problem -> problem.contains("FLX-1035"));
    }

    @Test
    void whoKeepsNoneLeavesTheVersionsAlone() {
        String latest = other(SpecFolder.ENTITY.replace(DATE, ""));
        assertThat(beside(latest))
                .startsWith("d.yaml:")
                .contains("FLX-1035", "would change columns in all the versions");
        assertThat(beside(latest.replace("nome:", "parent:"))).isEmpty();
        assertThat(beside(latest.replace(KEYS, "strategy: append }")))
                .startsWith("d.yaml:")
                .contains("FLX-1035", "brings rows");
        assertThat(beside(latest.replace("watermark: { columns: [updated_at, id] }\n", "")
                        .replace(KEYS, "keys: [customer_id], strategy: replace, where: \"nome = 'x'\" }")))
                .contains("FLX-1035", "brings rows");
        assertThat(beside(latest.replace("  nome: { from: name, transform: [trim] }", "  \"*\": same")))
                .contains("FLX-1035", "would change columns");
    }

    /** What is wrong with the dimension's history is said there, and not again of each look-up in it. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "strategy: type2",
                "strategy: type2, history: { valid_from: de }",
                "strategy: type2, history: { DATES, open_end: never }",
                "history: { DATES }"
            })
    void aLookUpAsOfADateBlamesNoHistoryThatCannotBeRead(String target) {
        SpecFolder folder = new SpecFolder(path).write("c.yaml", entity(target.replace("DATES", DATES)));
        folder.write("o.yaml", """
                entity: orders
                source: { connection: oltp, query: "SELECT id, customer_id, at FROM core.orders" }
                columns:
                  id: id
                  customer_sk: { lookup: customers, on: { customer_id: customer_id }, as_of: at }
                target: { connection: dw, table: dw.ORDERS, keys: [id] }
                """);
        assertThat(folder.problems()).singleElement().asString().startsWith("c.yaml:7:");

        folder.write("c.yaml", SpecFolder.ENTITY);
        assertThat(folder.problems())
                .singleElement()
                .asString()
                .startsWith("o.yaml:5:")
                .contains("FLX-1063");
    }

    @Test
    void nothingDatesAVersionWithoutAWatermark() {
        String whole = entity("strategy: type2, history: { " + DATES + " }")
                .replace("watermark: { columns: [updated_at, id] }\n", "");
        assertThat(problems(whole)).contains("FLX-1043", "write from: run");
        assertThat(problems(whole.replace(DATES, DATES + ", from: run"))).isEmpty();
    }

    @Test
    void aHistoryIsRead() {
        String written = entity("strategy: type2, history: { " + DATES
                + ", current: atual, open_end: null, begin: 1900-01-01, overwrite: [nome] }");
        EntitySpec spec =
                new SpecFolder(path).write("c.yaml", written).read().entities().get(0);
        assertThat(spec.target().strategy().settings())
                .hasToString(
                        "{strategy=type2, valid_from=de, valid_to=ate, current=atual, open_end=null, from=updated_at,"
                                + " begin=1900-01-01, overwrite=nome, versions=changes}");
        assertThat(spec.hash()).isNotEqualTo(hash(written.replace("[nome]", "[]")));
        assertThat(spec.hash()).isEqualTo(hash(written.replace("open_end: null, ", "")));
    }

    private String hash(String entity) {
        return new SpecFolder(path)
                .write("c.yaml", entity)
                .read()
                .entities()
                .get(0)
                .hash();
    }

    @Test
    void whatCannotBeExactIsSaid() {
        String lookback = entity("strategy: type2, history: { " + DATES + " }")
                .replace("[updated_at, id]", "[updated_at, id], lookback: 1h");
        assertThat(problems(lookback)).contains("c.yaml:3:", "FLX-1046", "versions: all");
        assertThat(problems(lookback.replace(DATES, DATES + ", versions: all"))).isEmpty();
        String copied = entity("strategy: type2, history: { " + DATES + " }")
                .replace("customer_id: id", "customer_id: id\n  mudou: updated_at");
        assertThat(problems(copied)).contains("c.yaml:6:", "FLX-1047", "overwrite: [mudou]");
        assertThat(problems(copied.replace(DATES, DATES + ", overwrite: [mudou]")))
                .isEmpty();
        String ties = entity("strategy: type2, history: { " + DATES + ", begin: 1900-01-01 }")
                .replace("[updated_at, id]", "[updated_at, name]");
        assertThat(problems(ties)).contains("FLX-1045", "one date");
    }
}
