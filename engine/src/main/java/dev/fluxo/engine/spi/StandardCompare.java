package dev.fluxo.engine.spi;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@link CompareSql} as standard SQL has it, with the words of a database. */
public class StandardCompare implements CompareSql {
    private final TargetWords words;

    public StandardCompare(TargetWords words) {
        this.words = words;
    }

    /** How the database sums rows; null: it does not. */
    protected @Nullable RowSums sums() {
        return null;
    }

    @Override
    public final @Nullable Sql sums(CheckSql.Asked of, List<Column> columns, Column key, KeySteps steps) {
        RowSums sums = sums();
        String sum = sums == null ? null : sums.sum(columns, column -> "t." + words.name(column));
        if (sums == null || sum == null) {
            return null;
        }
        Sql all = select(
                of,
                sums.bucket("t." + words.name(key), steps) + ", 1, " + words.count() + ", " + sum,
                "",
                words.aliveBinds(of.target()));
        return reading(new Sql(all.text() + " GROUP BY 1", all.binds()));
    }

    /** The statement in the form in which many rows are read. */
    protected Sql reading(Sql statement) {
        return statement;
    }

    @Override
    public Sql count(CheckSql.Asked of) {
        return select(of, words.count(), "", words.aliveBinds(of.target()));
    }

    @Override
    public Sql span(CheckSql.Asked of, Column column) {
        String name = "t." + words.name(column);
        return select(of, "MIN(" + name + "), MAX(" + name + ")", "", words.aliveBinds(of.target()));
    }

    @Override
    public Sql rows(CheckSql.Asked of, List<Column> columns, @Nullable KeyRange range) {
        List<Bind> binds = new ArrayList<>(words.aliveBinds(of.target()));
        List<String> within = new ArrayList<>();
        if (range != null && range.from() != null) {
            within.add(bound(range.column(), " >= ", range.from(), binds));
        }
        if (range != null && range.to() != null) {
            within.add(bound(range.column(), " <= ", range.to(), binds));
        }
        return reading(select(of, list(columns), String.join(" AND ", within), binds));
    }

    private String bound(Column column, String sign, Long value, List<Bind> binds) {
        binds.add(words.bound(new Bind(value, column.type())));
        return "t." + words.name(column) + sign + words.parameter(column);
    }

    @Override
    public Sql rowsOf(CheckSql.Asked of, List<Column> columns, List<List<Object>> keys) {
        List<Bind> binds = new ArrayList<>(words.aliveBinds(of.target()));
        keys.forEach(key -> Bind.all(of.target().keys(), key).forEach(bind -> binds.add(words.bound(bind))));
        return reading(select(of, list(columns), any(of.target().keys(), keys.size()), binds));
    }

    private String any(List<Column> key, int count) {
        if (key.size() == 1) {
            String one = words.parameter(key.get(0));
            return "t." + words.name(key.get(0)) + " IN (" + one + (", " + one).repeat(count - 1) + ")";
        }
        String one = key.stream()
                .map(column -> "t." + words.name(column) + " = " + words.parameter(column))
                .collect(joining(" AND ", "(", ")"));
        return "(" + one + (" OR " + one).repeat(count - 1) + ")";
    }

    private String list(List<Column> columns) {
        return TargetWords.list(columns, column -> words.streamed(column, "t." + words.name(column)));
    }

    private Sql select(CheckSql.Asked of, String list, String condition, List<Bind> binds) {
        StageTransfer merge = of.target();
        String part = of.where() == null ? "" : PartSql.condition(of.where());
        String where = Stream.concat(
                        Stream.of(words.alive(merge)),
                        Stream.concat(
                                merge.keys().stream()
                                        .filter(Column::nullable)
                                        .map(key -> "t." + words.name(key) + " IS NOT NULL"),
                                Stream.of(part, condition)))
                .filter(term -> !term.isEmpty())
                .collect(joining(" AND "));
        return new Sql(
                "SELECT " + list + " FROM " + words.target(merge) + " t" + words.hint(merge)
                        + (where.isEmpty() ? "" : " WHERE " + where),
                binds);
    }
}
