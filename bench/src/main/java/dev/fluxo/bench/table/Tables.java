package dev.fluxo.bench.table;

import dev.fluxo.bench.table.Column.Work;
import java.util.ArrayList;
import java.util.List;

/** The tables, each of which is hard in a way of its own. */
public final class Tables {
    private static final Column ID = Column.of("id", "BIGINT", "x");
    private static final Column AMOUNT =
            Column.of("amount", "NUMERIC(12,2) NOT NULL", "CAST(MOD(x, 2000000) / 100.0 AS NUMERIC(12,2))");
    private static final String MORE = "amount = amount + 1";

    /** Nothing but a key, a number and a time. */
    public static final Table NARROW = new Table("narrow", "id", List.of(ID), List.of(AMOUNT), MORE, List.of());

    /** 200 columns: numbers, texts and times by turns. */
    public static final Table WIDE = new Table("wide", "id", List.of(ID), wide(), MORE, List.of());

    /** Texts of 2,000 to 8,000 letters, some of two bytes, of which no two are alike. */
    public static final Table TEXTS = new Table(
            "texts",
            "id",
            List.of(ID),
            List.of(
                    AMOUNT,
                    new Column("title", "VARCHAR(200)", "' Título ' || x || ' '", Work.TRIM_UPPER),
                    new Column("body", "TEXT", letters("MOD(x::BIGINT * 7919, 6000)", 2000), Work.TRIM),
                    Column.of("note", "TEXT", "CASE WHEN MOD(x, 3) = 0 THEN " + letters("0", 300) + " END")),
            MORE + ", body = 'Mudou: ' || body",
            List.of());

    /** Keys of three columns, one of them a text, that do not come in their order. */
    public static final Table KEYS3 = new Table(
            "keys3",
            "((number::BIGINT * 1000 + (day - DATE '2020-01-01')) * 41 + CAST(right(company, 2) AS INTEGER))",
            List.of(
                    Column.of("company", "VARCHAR(10)", "'BR-' || lpad(CAST(MOD(x, 41) AS TEXT), 2, '0')"),
                    Column.of("day", "DATE", "DATE '2020-01-01' + CAST(MOD(x / 41, 1000) AS INTEGER)"),
                    Column.of("number", "INTEGER", "x / 41000")),
            List.of(
                    AMOUNT,
                    new Column("customer", "VARCHAR(60)", "' Cliente ' || MOD(x, 5000) || ' '", Work.TRIM_UPPER),
                    Column.of("quantity", "INTEGER", "MOD(x, 9)"),
                    Column.of(
                            "paid_on",
                            "DATE",
                            "CASE WHEN MOD(x, 3) <> 0 THEN DATE '2021-01-01' + CAST(MOD(x, 700) AS INTEGER) END")),
            MORE,
            List.of());

    /** 20 indexes beside the one of the key; each change concerns all of them. */
    public static final Table INDEXES = new Table("indexes", "id", List.of(ID), indexed(), MORE, indexes());

    /** Some 500 bytes a row; nine of ten keys are in a hundredth of their range. */
    public static final Table SKEWED = new Table(
            "skewed",
            "CASE WHEN MOD(id, 10) = 0 THEN id / 100 ELSE id END",
            List.of(Column.of("id", "BIGINT", "CASE WHEN MOD(x, 10) = 0 THEN x::BIGINT * 100 ELSE x END")),
            List.of(
                    AMOUNT,
                    new Column("name", "VARCHAR(60)", "' Nome ' || x || ' '", Work.TRIM_UPPER),
                    Column.of("quantity", "INTEGER", "MOD(x, 9)"),
                    Column.of(
                            "born",
                            "DATE",
                            "CASE WHEN MOD(x, 17) <> 0 THEN DATE '1950-01-01' + CAST(MOD(x, 20000) AS INTEGER) END"),
                    Column.of("note", "VARCHAR(600)", letters("MOD(x, 100)", 350))),
            MORE,
            List.of());

    /** Eight addresses, each of which is cleaned by a regular expression and hashed. */
    public static final Table HASHED = new Table("hashed", "id", List.of(ID), addresses(), MORE, List.of());

    /** Ten names, as they are. */
    public static final Table NAMES = new Table("names", "id", List.of(ID), names(), MORE, List.of());

    private Tables() {}

    /** @param more how many letters it has beyond the least, which also says where they begin; no two rows begin alike */
    private static String letters(String more, int least) {
        return "x || ' ' || substr((SELECT string_agg(md5(CAST(i AS TEXT)), ' ação ' ORDER BY i) FROM generate_series(1, 1500) i), 1 + CAST(MOD(x::BIGINT * 104729, 40000) AS INTEGER), CAST("
                + least + " + " + more + " AS INTEGER))";
    }

    private static List<Column> addresses() {
        List<Column> columns = new ArrayList<>(List.of(AMOUNT));
        for (int number = 1; number <= 8; number++) {
            columns.add(new Column(
                    "address" + number,
                    "VARCHAR(120)",
                    "'Rua ' || MOD(x::BIGINT * %d, 99991) || ', nº ' || MOD(x, 977) || ' - Vila ' || MOD(x, 313) || ' / São Paulo (SP), CEP ' || MOD(x, 89) || '-000'"
                            .formatted(7919 + number),
                    Work.HASH));
        }
        return columns;
    }

    private static List<Column> names() {
        List<Column> columns = new ArrayList<>(List.of(AMOUNT));
        for (int number = 1; number <= 10; number++) {
            columns.add(Column.of(
                    "name" + number,
                    "VARCHAR(60)",
                    "'Rua ' || MOD(x::BIGINT * %d, 99991) || ', nº ' || MOD(x, 977)".formatted(7919 + number)));
        }
        return columns;
    }

    private static List<Column> wide() {
        List<Column> columns = new ArrayList<>(List.of(AMOUNT));
        for (int number = 1; columns.size() < 198; number++) {
            columns.add(
                    switch (number % 9) {
                        case 0 ->
                            Column.of(
                                    "i" + number,
                                    "INTEGER",
                                    "CASE WHEN MOD(x, 10) <> 3 THEN MOD(x, " + (1000 + number) + ") END");
                        case 1 -> Column.of("l" + number, "BIGINT", "x::BIGINT * " + (7919 + number));
                        case 2 ->
                            Column.of(
                                    "n" + number,
                                    "NUMERIC(14,4)",
                                    "CAST(MOD(x, 100000 + %d) / 16.0 AS NUMERIC(14,4))".formatted(number));
                        case 3 ->
                            new Column(
                                    "s" + number,
                                    "VARCHAR(40)",
                                    "' Loja ' || MOD(x, %d) || ' '".formatted(50 + number),
                                    Work.TRIM_UPPER);
                        case 4 ->
                            Column.of(
                                    "c" + number,
                                    "VARCHAR(10)",
                                    "CASE WHEN MOD(x, 7) <> 1 THEN 'C' || MOD(x, %d) END".formatted(number));
                        case 5 -> Column.of("v" + number, "TEXT", "'Observação ' || x + " + number);
                        case 6 ->
                            Column.of(
                                    "d" + number,
                                    "DATE",
                                    "DATE '2000-01-01' + CAST(MOD(x, %d) AS INTEGER)".formatted(8000 + number));
                        case 7 ->
                            Column.of(
                                    "t" + number,
                                    "TIMESTAMP",
                                    "TIMESTAMP '2010-01-01' + MOD(x, 900000) * INTERVAL '%d.125' SECOND"
                                            .formatted(number));
                        default ->
                            Column.of(
                                    "z" + number,
                                    "TIMESTAMPTZ",
                                    "TIMESTAMPTZ '2010-01-01 00:00:00Z' + MOD(x, 900000) * INTERVAL '%d' SECOND"
                                            .formatted(number));
                    });
        }
        return columns;
    }

    private static List<Column> indexed() {
        List<Column> columns = new ArrayList<>(List.of(AMOUNT));
        for (int number = 1; number <= 9; number++) {
            columns.add(
                    number % 2 == 0
                            ? Column.of(
                                    "code" + number,
                                    "INTEGER",
                                    "CAST(MOD(x::BIGINT * 104729, 1000 * %d) AS INTEGER)".formatted(number * number))
                            : new Column(
                                    "name" + number,
                                    "VARCHAR(40)",
                                    "' Nome ' || MOD(x::BIGINT * 7919, 1000 * %d)".formatted(number * number),
                                    Work.TRIM_UPPER));
        }
        return columns;
    }

    private static List<String> indexes() {
        List<String> indexes = new ArrayList<>(List.of("amount", "updated_at"));
        for (Column column : indexed().subList(1, 10)) {
            indexes.add(column.name());
            indexes.add(column.name() + ", updated_at");
        }
        return indexes;
    }
}
