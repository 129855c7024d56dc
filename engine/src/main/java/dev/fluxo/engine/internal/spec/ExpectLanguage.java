package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Code;
import java.util.ArrayList;
import java.util.List;

/** The keys of an item of {@code expect}. */
final class ExpectLanguage {
    static final String KEY = "expect";

    /** Rows of a run by what became of them; each is compared with a number, or with a share of others. */
    static final List<String> COUNTS =
            List.of("read", "inserted", "versioned", "updated", "unchanged", "deleted", "superseded", "rejected");

    /** What can be asked of the rows that meet a condition. */
    static final List<String> OF_ROWS = List.of("rows", "not_null", "unique", "accepted", "refers");

    static final Shape EXPECTATION = new Shape("an expectation", keys(), kinds());

    private ExpectLanguage() {}

    private static List<String> kinds() {
        List<String> kinds = new ArrayList<>(List.of("rows"));
        kinds.addAll(COUNTS);
        kinds.addAll(List.of("not_null", "unique", "accepted", "refers", "sql"));
        return List.copyOf(kinds);
    }

    private static List<Key> keys() {
        List<Key> keys = new ArrayList<>();
        keys.add(Key.optional(
                "rows",
                new ComparisonType(false),
                "How many rows the target has after the load, compared with a number.",
                "'>= 1'"));
        for (String count : COUNTS) {
            boolean share = !count.equals("read");
            keys.add(Key.optional(
                    count,
                    new ComparisonType(share),
                    "How many rows of this run were " + count + ", compared with a number"
                            + (count.equals("deleted")
                                    ? ", or with a share of the live rows that the target had before."
                                    : share ? ", or with a share of the rows read." : "."),
                    share ? "'<= 5%'" : "'>= 1'"));
        }
        keys.add(Key.optional(
                "not_null", Types.someOf(Types.text()), "Columns of the target that hold no NULL.", "[nome, email]"));
        keys.add(Key.optional(
                "unique",
                Types.someOf(Types.text()),
                "Columns of the target that together hold no value twice; NULL is none.",
                "[email]"));
        keys.add(Key.optional(
                "accepted",
                new MapType(Types.someOf(Types.setting()), 1),
                "The values that a column of the target may hold; NULL may always.",
                "{ uf: [SP, RJ] }"));
        keys.add(Key.optional(
                "refers",
                new MapType(new ReferenceType(), 1),
                "The column of another table of the target's database that has each value; NULL is none.",
                "{ cliente_sk: dim.DIM_CLIENTE.cliente_sk }"));
        keys.add(Key.optional(
                "sql",
                new ExpectSqlType(),
                "A SELECT of one value, for the target's database; {{target}} is the target's name.",
                "SELECT COUNT(*) FROM {{target}} WHERE valor < 0"));
        keys.add(Key.optional(
                "is", new AnswerType(), "What the SELECT has to give: a value, or a comparison such as '<= 10'.", "0"));
        keys.add(Key.optional(
                "where",
                new ConditionType("where of an expectation", Code.EXPECT_SQL),
                "Which rows of the target are looked at: a condition of its database.",
                "uf = 'SP'"));
        keys.add(Key.preset(
                "severity",
                Types.choice("error", "warn"),
                "What follows where it does not hold: error rolls the entity back, warn says so.",
                "error"));
        keys.add(Key.optional("name", Types.text(), "What to call it.", "every client has a name"));
        return keys;
    }
}
