package dev.fluxo.engine.spi;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** The questions of {@link CheckSql} as standard SQL has them, with the words of a database. */
public class StandardChecks implements CheckSql {
    private final TargetWords words;

    public StandardChecks(TargetWords words) {
        this.words = words;
    }

    @Override
    public Sql rows(Asked of) {
        return Sql.of("SELECT " + words.count() + from(of) + where(of, ""));
    }

    @Override
    public Sql nulls(Asked of, List<Column> columns) {
        String counts = columns.stream()
                .map(column -> words.count("CASE WHEN t." + words.name(column) + " IS NULL THEN 1 END"))
                .collect(joining(", "));
        String any = columns.stream()
                .map(column -> "t." + words.name(column) + " IS NULL")
                .collect(joining(" OR ", "(", ")"));
        return Sql.of("SELECT " + counts + from(of) + where(of, any));
    }

    @Override
    public Sql repeated(Asked of, List<Column> columns) {
        String names = TargetWords.list(columns, column -> "t." + words.name(column));
        String present = columns.stream()
                .map(column -> "t." + words.name(column) + " IS NOT NULL")
                .collect(joining(" AND "));
        return Sql.of("SELECT " + words.count() + ", COALESCE(SUM(d.n), 0) FROM (SELECT " + words.count() + " AS n"
                + from(of) + where(of, present) + " GROUP BY " + names + " HAVING " + words.count() + " > 1) d");
    }

    @Override
    public Sql others(Asked of, Column column, List<Object> values) {
        String parameters = (words.parameter(column) + ", ").repeat(values.size());
        String other = "t." + words.name(column) + " NOT IN ("
                + parameters.substring(0, parameters.length() - ", ".length()) + ")";
        return new Sql(
                "SELECT " + words.count() + from(of) + where(of, other),
                values.stream()
                        .map(value -> words.bound(new Bind(value, column.type())))
                        .toList());
    }

    @Override
    public Sql dangling(Asked of, Column column, TableName other, Column referred) {
        String missing = "t." + words.name(column) + " IS NOT NULL AND NOT EXISTS (" + words.any() + words.table(other)
                + " r WHERE r." + words.name(referred) + " = t." + words.name(column) + ")";
        return Sql.of("SELECT " + words.count() + from(of) + where(of, missing));
    }

    @Override
    public String name(StageTransfer target) {
        return words.target(target);
    }

    private String from(Asked of) {
        return " FROM " + words.target(of.target()) + " t" + words.hint(of.target());
    }

    /** The analyst's condition may end in a comment of a line. */
    private static String where(Asked of, String own) {
        String condition = of.where();
        if (condition == null) {
            return own.isEmpty() ? "" : " WHERE " + own;
        }
        return " WHERE " + (own.isEmpty() ? "" : own + " AND ") + "(" + condition.strip() + "\n)";
    }
}
