package dev.fluxo.engine.spi;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The condition of a window, written so that an index on the watermark columns is used:
 * {@code a >= ? AND (a > ? OR b > ?) AND a < ?} instead of {@code a > ? OR (a = ? AND b > ?)}.
 * The keyset ("seek") method: https://use-the-index-luke.com/no-offset
 */
public final class WindowSql {
    private final Function<Column, String> compared;
    private final BiFunction<Column, Integer, String> parameter;

    /**
     * @param compared a column as it is compared: its name in quotes
     * @param parameter the placeholder for a value of a column, given its place among the binds, from 1: {@code ?}, or a
     *     cast of it where the database would otherwise compare in another type
     */
    public WindowSql(Function<Column, String> compared, BiFunction<Column, Integer, String> parameter) {
        this.compared = compared;
        this.parameter = parameter;
    }

    /** The condition and its binds; {@code 1 = 1} where the window is open at both ends. */
    public Sql condition(Extraction extraction) {
        List<String> terms = new ArrayList<>();
        List<Bind> binds = new ArrayList<>();
        List<Column> columns = extraction.watermark();
        if (extraction.skipNulls()) {
            columns.forEach(column -> terms.add(compared.apply(column) + " IS NOT NULL"));
        }
        Watermark after = extraction.window().after();
        Object again = extraction.window().again();
        if (again != null) {
            terms.add(compare(columns.get(0), ">=", again, binds));
        } else if (after != null) {
            terms.add(after(columns, values(columns, after), 0, binds));
        }
        Object cutoff = extraction.window().cutoff();
        if (cutoff != null) {
            terms.add(compare(columns.get(0), "<", cutoff, binds));
        }
        Watermark upTo = extraction.window().upTo();
        if (upTo != null) {
            terms.add(upTo(columns, values(columns, upTo), 0, binds));
        }
        return new Sql(terms.isEmpty() ? "1 = 1" : String.join(" AND ", terms), binds);
    }

    /** The condition of the window, and any of these rows of values in these columns. */
    public Sql condition(Extraction extraction, List<Column> equal, List<List<Object>> values) {
        Sql window = condition(extraction);
        List<Bind> binds = new ArrayList<>(window.binds());
        String any = values.size() > 1 && equal.size() == 1
                ? in(equal.get(0), values, binds)
                : values.stream().map(row -> all(equal, row, binds)).collect(joining(") OR ("));
        boolean several = values.size() > 1 && equal.size() > 1;
        return new Sql(window.text() + " AND " + (several ? "((" + any + "))" : any), binds);
    }

    /** The condition of a range, whose binds come behind those that are there. */
    String condition(KeyRange range, List<Bind> binds) {
        List<String> terms = new ArrayList<>();
        if (range.from() != null) {
            terms.add(compare(range.column(), ">=", range.from(), binds));
        }
        if (range.to() != null) {
            terms.add(compare(range.column(), "<=", range.to(), binds));
        }
        return terms.isEmpty() ? "1 = 1" : String.join(" AND ", terms);
    }

    /** The condition of a range, whose binds come behind those that are there. */
    String condition(Range range, List<Bind> binds) {
        List<Column> columns = range.columns();
        List<String> terms = new ArrayList<>();
        if (range.from() != null) {
            terms.add(bound(columns, range.from(), 0, ">", ">=", binds));
        }
        if (range.to() != null) {
            terms.add(bound(columns, range.to(), 0, "<", "<", binds));
        }
        boolean first = range.from() == null;
        for (Column column : columns) {
            if (column.nullable()) {
                terms.add(compared.apply(column) + (first ? " IS NULL" : " IS NOT NULL"));
            }
        }
        return terms.isEmpty() ? "1 = 1" : "(" + String.join(first ? " OR " : " AND ", terms) + ")";
    }

    private String in(Column column, List<List<Object>> values, List<Bind> binds) {
        return compared.apply(column)
                + values.stream()
                        .map(row -> parameter(column, row.get(0), binds))
                        .collect(joining(", ", " IN (", ")"));
    }

    private String all(List<Column> equal, List<Object> values, List<Bind> binds) {
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < equal.size(); i++) {
            terms.add(compare(equal.get(i), "=", values.get(i), binds));
        }
        return String.join(" AND ", terms);
    }

    private String after(List<Column> columns, List<Object> values, int index, List<Bind> binds) {
        return bound(columns, values, index, ">", ">", binds);
    }

    private String upTo(List<Column> columns, List<Object> values, int index, List<Bind> binds) {
        return bound(columns, values, index, "<", "<=", binds);
    }

    /**
     * @param beyond the row's side of the bound
     * @param last the same of the last column, which may be the bound itself
     */
    private String bound(
            List<Column> columns, List<Object> values, int index, String beyond, String last, List<Bind> binds) {
        Column column = columns.get(index);
        Object value = values.get(index);
        if (index == columns.size() - 1) {
            return compare(column, last, value, binds);
        }
        String atLeast = compare(column, beyond + "=", value, binds);
        String strictly = compare(column, beyond, value, binds);
        String rest = bound(columns, values, index + 1, beyond, last, binds);
        boolean compound = index + 1 < columns.size() - 1;
        return atLeast + " AND (" + strictly + " OR " + (compound ? "(" + rest + ")" : rest) + ")";
    }

    private String compare(Column column, String operator, Object value, List<Bind> binds) {
        return compared.apply(column) + " " + operator + " " + parameter(column, value, binds);
    }

    private String parameter(Column column, Object value, List<Bind> binds) {
        binds.add(new Bind(value, column.type()));
        return parameter.apply(column, binds.size());
    }

    private static List<Object> values(List<Column> columns, Watermark after) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            values.add(ValueText.read(
                    columns.get(i).type().kind(), after.parts().get(i).value()));
        }
        return values;
    }
}
