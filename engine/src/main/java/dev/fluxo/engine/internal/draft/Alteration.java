package dev.fluxo.engine.internal.draft;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.Narrowing;
import dev.fluxo.engine.internal.plan.WantedColumns.Wanted;
import dev.fluxo.engine.internal.transform.Fits;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a table that is there lacks: columns, width, a unique index on the keys. It never makes anything narrower, takes nothing away, and changes no
 * column into another kind: what would need that is told.
 */
final class Alteration {
    /** What has no columns of its own to be changed, or not here. */
    private static final Set<String> ELSEWHERE = Set.of(
            "view",
            "materialized view",
            "foreign table",
            "linked table",
            "history table",
            "external table",
            "relation");

    private final Database target;
    private final Table table;
    private final Problems problems;
    private final Ddl ddl;
    private final NewTypes types;

    Alteration(Database target, Table table, Problems problems) {
        this.target = target;
        this.table = table;
        this.problems = problems;
        this.ddl = new Ddl(target);
        this.types = new NewTypes(target, problems);
    }

    List<String> of(Collection<Wanted> wanted, Set<List<String>> keys) {
        List<String> statements = new ArrayList<>();
        for (Wanted column : wanted) {
            Column found = find(column.name().value());
            if (found == null) {
                add(column, statements);
            } else if (!found.generated() && column.type() != null) {
                widen(column, found, column.type(), statements);
            }
        }
        keys.forEach(key -> unique(key, statements));
        return statements;
    }

    private @Nullable Column find(String name) {
        Optional<Column> exact = table.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst();
        return exact.or(() -> table.columns().stream()
                        .filter(column -> column.name().equalsIgnoreCase(name))
                        .findFirst())
                .orElse(null);
    }

    private void add(Wanted column, List<String> statements) {
        if (!isTable()) {
            say(
                    column,
                    "it is missing in " + words(),
                    "add it to what the " + table.relation().what() + " is made of");
            return;
        }
        statements.add(ddl.add(table, new NewColumn(column.name().value(), types.of(column), false)));
        if (column.key()) {
            say(column, "it is a key and new: rows that are there have none", "fill it, and let it take no NULL");
        }
    }

    private void widen(Wanted column, Column found, DataType arrives, List<String> statements) {
        // A flag suits columns of several kinds: a computed value is what its column makes of it.
        boolean other = !column.computed() && Fits.never(arrives.kind(), found.type());
        if (!other && (column.computed() || Narrowing.of(arrives, found.type()) == null || isWidest(found, arrives))) {
            return;
        }
        String is = "it is " + found.type() + ", and " + arrives + " arrives";
        String wider = other ? null : new Widening(target.dialect()).of(found.type(), arrives);
        if (wider == null) {
            say(
                    column,
                    is + ", which no wider type of its kind holds",
                    "convert it with a transform, or change the column yourself");
            return;
        }
        Fixture fixture = isTable() ? fixture(found) : new Fixture(null, words() + " has no columns of its own");
        String whole = fixture.collation() == null ? wider : wider + " COLLATE " + fixture.collation();
        String statement = fixture.why() == null ? ddl.alter(table, found.name(), whole, found.nullable()) : null;
        if (statement == null) {
            String why = fixture.why() == null ? "this database changes no columns" : fixture.why();
            say(column, is + ", but " + why, "make it " + wider + " by hand");
        } else {
            statements.add(statement);
        }
    }

    /** Whether a new column would be no wider: this database has nothing that holds more. */
    private boolean isWidest(Column found, DataType arrives) {
        DataType made = target.dialect().declared(target.dialect().ddl().declare(arrives));
        return made.sqlName().equals(found.type().sqlName());
    }

    /**
     * What has to be known of a column before it is altered.
     *
     * @param collation which would be lost otherwise; null: none would
     * @param why it cannot be altered; null: it can
     */
    private record Fixture(
            @Nullable String collation, @Nullable String why) {}

    private Fixture fixture(Column found) {
        Sql sql = target.dialect().ddl().altering(table.name(), found.name());
        if (sql == null) {
            return new Fixture(null, null);
        }
        try (Session session = target.session()) {
            List<Fixture> told = session.query(sql, row -> new Fixture(row.text(1), row.text(2)));
            return told.isEmpty() ? new Fixture(null, null) : told.get(0);
        }
    }

    private void unique(List<String> key, List<String> statements) {
        Set<String> wanted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        wanted.addAll(key);
        boolean there = table.uniqueKeys().stream().anyMatch(wanted::containsAll);
        if (!there && isTable()) {
            statements.add(ddl.uniqueIndex(
                    table,
                    key.stream()
                            .map(name -> Optional.ofNullable(find(name))
                                    .map(Column::name)
                                    .orElse(name))
                            .toList()));
        }
    }

    private boolean isTable() {
        return !ELSEWHERE.contains(table.relation().what());
    }

    private String words() {
        return table.relation().what() + " " + table.name();
    }

    private void say(Wanted column, String why, String hint) {
        problems.warning(
                Code.DDL_NOT_ALTERED,
                column.name().at(),
                "column '" + column.name() + "' of " + table.name() + " is left as it is: " + why,
                hint);
    }
}
