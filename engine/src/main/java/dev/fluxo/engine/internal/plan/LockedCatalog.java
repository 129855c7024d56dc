package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.CatalogLock.LockedConnection;
import dev.fluxo.engine.internal.model.CatalogLock.LockedQuery;
import dev.fluxo.engine.internal.model.CatalogLock.LockedTable;
import dev.fluxo.engine.internal.spec.CatalogFile;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.spec.SpecHash;
import dev.fluxo.engine.spi.Catalog;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.Table;
import dev.fluxo.engine.spi.TableName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What catalog.lock.yaml knows of a connection, for one entity. */
final class LockedCatalog implements Catalog {
    private final LockedConnection lock;
    private final Dialect dialect;
    private final EntitySpec spec;

    LockedCatalog(LockedConnection lock, Dialect dialect, EntitySpec spec) {
        this.lock = lock;
        this.dialect = dialect;
        this.spec = spec;
    }

    Dialect dialect() {
        return dialect;
    }

    /** Why the entity's source is not known here; null where it is. */
    @Nullable
    String missingSource() {
        if (spec.source().table() != null) {
            return missing(spec.source().table().value());
        }
        LockedQuery query = lock.queries().get(spec.name());
        if (query == null) {
            return CatalogFile.NAME + " does not know the query of '" + spec.name() + "'";
        }
        String text = Objects.requireNonNull(spec.source().query()).value();
        return query.text().equals(SpecHash.ofText(text))
                ? null
                : "the query of '" + spec.name() + "' was changed after " + CatalogFile.NAME + " was written";
    }

    /** Why a table is not known here; null where it is. */
    @Nullable
    String missing(TableName name) {
        return entry(name) == null ? CatalogFile.NAME + " does not know table '" + name + "'" : null;
    }

    @Override
    public @Nullable Table table(TableName name) {
        Map.Entry<String, LockedTable> found = entry(name);
        return found == null
                ? null
                : new Table(
                        TableName.parse(found.getKey()),
                        LockedColumns.readTable(found.getValue().columns(), dialect),
                        found.getValue().unique());
    }

    @Override
    public boolean mergeNeedsUniqueKey() {
        return dialect.target().mergeNeedsUniqueKey();
    }

    @Override
    public boolean keepsKeys() {
        return dialect.target().keepsKeys();
    }

    @Override
    public boolean ddlCommits() {
        return dialect.ddl().commits();
    }

    @Override
    public int mostColumns() {
        return dialect.ddl().mostColumns();
    }

    @Override
    public List<List<String>> indexes(TableName name) {
        Map.Entry<String, LockedTable> found = entry(name);
        return found == null ? List.of() : found.getValue().indexes();
    }

    /** Those of the entity's query: {@link #missingSource} says whether they are known. */
    @Override
    public List<Column> queryColumns(String select) {
        return LockedColumns.readQuery(
                Objects.requireNonNull(lock.queries().get(spec.name())).columns(), dialect);
    }

    /** By the exact name, else without regard to case, else of any schema where none is named. */
    private Map.@Nullable Entry<String, LockedTable> entry(TableName name) {
        String wanted = name.quoted();
        for (Map.Entry<String, LockedTable> entry : lock.tables().entrySet()) {
            if (entry.getKey().equals(wanted)) {
                return entry;
            }
        }
        return lock.tables().entrySet().stream()
                .filter(entry -> matches(TableName.parse(entry.getKey()), name))
                .findFirst()
                .orElse(null);
    }

    private static boolean matches(TableName locked, TableName wanted) {
        return locked.name().equalsIgnoreCase(wanted.name())
                && (wanted.schema() == null || wanted.schema().equalsIgnoreCase(locked.schema()));
    }
}
