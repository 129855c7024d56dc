package dev.fluxo.engine.internal.inspect;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Databases;
import dev.fluxo.engine.internal.model.CatalogLock;
import dev.fluxo.engine.internal.model.CatalogLock.LockedConnection;
import dev.fluxo.engine.internal.model.CatalogLock.LockedQuery;
import dev.fluxo.engine.internal.model.CatalogLock.LockedTable;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.plan.LockedColumns;
import dev.fluxo.engine.internal.plan.SingleTable;
import dev.fluxo.engine.internal.spec.DimensionSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.spec.SpecHash;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Table;
import dev.fluxo.engine.spi.TableName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Asks the databases for what the specs use of them. Start reading at {@link #take}. */
public final class CatalogSnapshot {
    private final Databases databases;
    private final Problems problems = new Problems();
    private final Map<String, LockedConnection> connections = new TreeMap<>();
    private final Set<String> unreachable = new HashSet<>();

    private CatalogSnapshot(Databases databases) {
        this.databases = databases;
    }

    /**
     * @param profile whose connections these are
     * @throws FluxoException with everything that is missing
     */
    public static CatalogLock take(List<EntitySpec> specs, Databases databases, @Nullable String profile) {
        CatalogSnapshot snapshot = new CatalogSnapshot(databases);
        specs.forEach(snapshot::entity);
        snapshot.problems.throwIfErrors();
        return new CatalogLock(profile, snapshot.connections);
    }

    private void entity(EntitySpec spec) {
        Located<TableName> source = spec.source().table();
        Located<String> query = spec.source().query();
        Located<TableName> target = spec.target().table();
        attempt(spec.source().connection(), spec.at(), database -> {
            if (source != null) {
                table(database, source, Code.SOURCE_TABLE_MISSING);
            } else if (query != null) {
                query(database, spec.name(), query);
            }
        });
        attempt(spec.target().connection(), spec.at(), database -> {
            table(database, target, Code.TARGET_TABLE_MISSING);
            spec.columns().forEach(column -> dimension(database, column.lookup()));
        });
    }

    private void dimension(Database database, @Nullable DimensionSpec lookup) {
        TableName name = lookup == null ? null : lookup.tableName();
        if (lookup != null && name != null) {
            table(database, new Located<>(name, lookup.named().at()), Code.DIMENSION_MISSING);
        }
    }

    private void query(Database database, String entity, Located<String> query) {
        String whole = database.dialect().source().whole(query.value());
        try {
            locked(database)
                    .queries()
                    .put(
                            entity,
                            new LockedQuery(
                                    SpecHash.ofText(query.value()),
                                    LockedColumns.ofQuery(database.catalog().queryColumns(whole), database.dialect())));
        } catch (FluxoException e) {
            e.problems().forEach(problem -> problems.add(problem.at(query.at())));
            return;
        }
        TableName single = SingleTable.of(query.value());
        Table table = single == null ? null : database.catalog().table(single);
        if (table != null) {
            add(database, table);
        }
    }

    private void table(Database database, Located<TableName> name, Code missing) {
        Table table = database.catalog().table(name.value());
        if (table == null) {
            problems.error(
                    missing,
                    name.at(),
                    "connection '" + database.name() + "' has no table '" + name.value() + "'",
                    "create it, or check the schema and the name, and that the login may see it");
        } else {
            add(database, table);
        }
    }

    private void add(Database database, Table table) {
        locked(database)
                .tables()
                .computeIfAbsent(
                        table.name().quoted(),
                        name -> new LockedTable(
                                LockedColumns.ofTable(table.columns(), database.dialect()),
                                table.uniqueKeys(),
                                database.catalog().indexes(table.name())));
    }

    private LockedConnection locked(Database database) {
        return connections.computeIfAbsent(
                database.name(),
                name -> new LockedConnection(database.dialect().name(), new TreeMap<>(), new HashMap<>()));
    }

    private interface Work {
        void with(Database database);
    }

    /** A database that cannot be reached is asked, and reported, once. */
    private void attempt(Located<String> connection, Location at, Work work) {
        if (unreachable.contains(connection.value())) {
            return;
        }
        Database database;
        try {
            database = databases.get(connection.value());
            database.session().close();
        } catch (FluxoException e) {
            unreachable.add(connection.value());
            problems.addAll(e.problems());
            return;
        }
        try {
            work.with(database);
        } catch (FluxoException e) {
            for (Problem problem : e.problems()) {
                problems.add(problem.location() == null ? problem.at(at) : problem);
            }
        }
    }
}
