package dev.fluxo.engine.spi;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The statements that read a source as standard SQL has them: the query is a table {@code s}, which the window bounds from inside where the
 * analyst wants it, else from outside. A dialect adds clock, fence and statistics, and overrides what its database spells otherwise.
 */
public abstract class StandardSource implements SourceSql {
    private static final String NO_WINDOW = "1 = 1";

    private final UnaryOperator<String> quote;
    private final BiFunction<Column, Integer, String> parameter;

    /** As in {@link WindowSql}. */
    protected StandardSource(UnaryOperator<String> quote, BiFunction<Column, Integer, String> parameter) {
        this.quote = quote;
        this.parameter = parameter;
    }

    private WindowSql window(BiFunction<Column, Integer, String> values) {
        return new WindowSql(column -> compared(column, quote.apply(column.name())), values);
    }

    private WindowSql window() {
        return window(parameter);
    }

    /**
     * A query in the place of a table.
     *
     * @param with what has to stand in front of the whole statement
     * @param table the query as a table {@code s}
     */
    public record Derived(String with, String table) {}

    protected Derived derived(String query) {
        return new Derived("", "(\n" + query + "\n) s");
    }

    /** A column of a row that is read. */
    protected String read(Column column) {
        return "s." + quote.apply(column.name());
    }

    /** A column as the window compares it and rows are ordered by it: such that the order is that of its values. */
    protected String compared(Column column, String reference) {
        return reference;
    }

    /** A value that is asked for in each row: such that it is made once. */
    protected String once(String value) {
        return value;
    }

    /** The function that counts. */
    protected String count() {
        return "COUNT";
    }

    /** @param limit 0 for all rows */
    protected String select(String list, String from, int limit) {
        return "SELECT " + list + " FROM " + from + (limit == 0 ? "" : " FETCH FIRST " + limit + " ROWS ONLY");
    }

    /** The statement in the form in which its rows are read. */
    protected Sql reading(String statement, List<Bind> binds) {
        return new Sql(statement, binds);
    }

    @Override
    public String whole(String query) {
        return over(query, "*", "").text().stripTrailing();
    }

    @Override
    public final Sql extract(Extraction extraction) {
        return bounded(extraction, columns(extraction), order(extraction), extraction.limit());
    }

    @Override
    public final Sql count(Extraction extraction) {
        return bounded(extraction, count() + "(*)", "", 0);
    }

    private Sql bounded(Extraction extraction, String list, String order, int limit) {
        Sql rows = bounded(extraction, list, order, limit, window());
        return reading(rows.text(), rows.binds());
    }

    /** The rows of the window, as many as the extraction says, as a query within another statement. */
    protected final Sql within(Extraction extraction, String list) {
        return within(extraction, list, window());
    }

    /** @param values how that statement takes the values of the window */
    protected final Sql within(Extraction extraction, String list, WindowSql values) {
        return bounded(extraction, list, "", extraction.limit(), values);
    }

    private Sql bounded(Extraction extraction, String list, String order, int limit, WindowSql values) {
        Bounded rows = bounded(extraction, values);
        return new Sql(rows.with() + select(list, rows.from() + where(rows.terms()) + order, limit), rows.binds());
    }

    /**
     * @param with what has to stand in front of the whole statement
     * @param terms what bounds the rows from outside
     */
    private record Bounded(String with, String from, List<String> terms, List<Bind> binds) {}

    private Bounded bounded(Extraction extraction, WindowSql values) {
        Sql condition = values.condition(extraction);
        String select = extraction.select();
        boolean outside =
                !select.contains(Extraction.WINDOW) && (!condition.binds().isEmpty() || extraction.skipNulls());
        Derived rows = derived(select.replace(Extraction.WINDOW, "(" + condition.text() + ")"));
        List<String> terms = new ArrayList<>(outside ? List.of(condition.text()) : List.of());
        List<Bind> binds = new ArrayList<>(condition.binds());
        if (extraction.range() != null) {
            terms.add(values.condition(extraction.range(), binds));
        }
        return new Bounded(rows.with(), rows.table(), terms, binds);
    }

    private static String where(List<String> terms) {
        return terms.isEmpty() ? "" : " WHERE " + String.join(" AND ", terms);
    }

    /** A condition that holds for about a tenth of the rows, whichever they are. Null: the database has none. */
    protected @Nullable String tenth() {
        return null;
    }

    /** A row's place among all of them, or among a tenth of them, tells whether a range begins with it. */
    @Override
    public Sql cuts(Extraction extraction, List<Column> by, int ranges, int least) {
        Bounded rows = bounded(extraction, window());
        List<String> terms = new ArrayList<>(rows.terms());
        String tenth = tenth();
        int fewest = tenth == null ? least : least / 10;
        if (tenth != null) {
            terms.add(tenth);
        }
        by.forEach(column -> terms.add(quote.apply(column.name()) + " IS NOT NULL"));
        String list = by.stream().map(column -> quote.apply(column.name())).collect(joining(", "));
        String read = by.stream()
                .map(column -> read(column) + " AS " + quote.apply(column.name()))
                .collect(joining(", "));
        String order = by.stream()
                .map(column -> compared(column, "s." + quote.apply(column.name())))
                .collect(joining(", "));
        String placed = "SELECT " + read + ", ROW_NUMBER() OVER (ORDER BY " + order + ") AS flx_place, " + count()
                + "(*) OVER () AS flx_rows FROM " + rows.from() + where(terms);
        String begins = "flx_rows >= " + fewest + " AND flx_place > 1 AND (flx_place - 1) * " + ranges
                + " % flx_rows < " + ranges;
        return reading(
                rows.with() + "SELECT " + list + " FROM (" + placed + ") p WHERE " + begins + " ORDER BY flx_place",
                rows.binds());
    }

    @Override
    public final Sql find(Extraction extraction, List<Column> columns, List<List<Object>> values) {
        Sql condition = window().condition(extraction, columns, values);
        Derived rows = derived(extraction.select().replace(Extraction.WINDOW, NO_WINDOW));
        String from = rows.table() + " WHERE " + condition.text() + order(extraction);
        return reading(rows.with() + select(columns(extraction), from, 0), condition.binds());
    }

    @Override
    public final Sql slice(Extraction extraction, @Nullable KeyRange range, boolean ordered) {
        Sql due =
                window((column, place) -> once(parameter.apply(column, place))).condition(extraction);
        List<Bind> binds = new ArrayList<>(due.binds());
        String where = range == null ? "" : " WHERE " + window().condition(range, binds);
        Derived rows = derived(extraction.select().replace(Extraction.WINDOW, NO_WINDOW));
        String list = columns(extraction) + ", CASE WHEN " + due.text() + " THEN 1 ELSE 0 END";
        return reading(rows.with() + select(list, rows.table() + where + (ordered ? order(extraction) : ""), 0), binds);
    }

    /** How the database sums rows; null: it does not. */
    protected @Nullable RowSums sums() {
        return null;
    }

    @Override
    public final @Nullable Sql sums(Extraction extraction, List<Column> columns, Column key, KeySteps steps) {
        RowSums sums = sums();
        String sum = sums == null ? null : sums.sum(columns, column -> "s." + quote.apply(column.name()));
        if (sums == null || sum == null) {
            return null;
        }
        Sql due =
                window((column, place) -> once(parameter.apply(column, place))).condition(extraction);
        Derived rows = derived(extraction.select().replace(Extraction.WINDOW, NO_WINDOW));
        String list = sums.bucket("s." + quote.apply(key.name()), steps) + ", CASE WHEN " + due.text()
                + " THEN 1 ELSE 0 END, " + count() + "(*), " + sum;
        return reading(rows.with() + "SELECT " + list + " FROM " + rows.table() + " GROUP BY 1, 2", due.binds());
    }

    private String columns(Extraction extraction) {
        return extraction.columns().stream().map(this::read).collect(joining(", "));
    }

    private String order(Extraction extraction) {
        return extraction.order().isEmpty()
                ? ""
                : extraction.order().stream()
                        .map(column -> compared(column, "s." + quote.apply(column.name())))
                        .collect(joining(", ", " ORDER BY ", ""));
    }

    @Override
    public final Sql any(String select, List<Column> columns) {
        Derived rows = derived(select.replace(Extraction.WINDOW, NO_WINDOW));
        String names =
                columns.stream().map(column -> quote.apply(column.name())).collect(joining(", "));
        return Sql.of(rows.with() + select(names, rows.table(), 1));
    }

    @Override
    public final Sql over(String select, String list, String tail) {
        Derived rows = derived(select.replace(Extraction.WINDOW, NO_WINDOW));
        return Sql.of(rows.with() + "SELECT " + list + " FROM " + rows.table() + " " + tail);
    }

    @Override
    public final Sql countNulls(String select, List<Column> watermark) {
        List<String> names =
                watermark.stream().map(column -> quote.apply(column.name())).toList();
        String all = count() + "(*)";
        String counts = names.stream()
                .map(name -> all + " - " + count() + "(" + name + ")")
                .collect(joining(", "));
        String anyNull = names.stream().map(name -> name + " IS NULL").collect(joining(" OR "));
        return over(select, all + ", " + counts, "WHERE " + anyNull);
    }
}
