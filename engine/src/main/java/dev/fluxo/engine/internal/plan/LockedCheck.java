package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.CatalogLock;
import dev.fluxo.engine.internal.model.CatalogLock.LockedConnection;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.spec.CatalogFile;
import dev.fluxo.engine.internal.spec.ColumnSpec;
import dev.fluxo.engine.internal.spec.DimensionSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.Dialects;
import dev.fluxo.engine.spi.TableName;
import org.jspecify.annotations.Nullable;

/** Checks specs against catalog.lock.yaml, as against a live catalog. What it does not know is a warning. */
public final class LockedCheck {
    private final CatalogLock lock;
    private final Problems problems;

    private LockedCheck(CatalogLock lock, Problems problems) {
        this.lock = lock;
        this.problems = problems;
    }

    public static void check(EntitySpec spec, CatalogLock lock, Problems problems) {
        new LockedCheck(lock, problems).check(spec);
    }

    private void check(EntitySpec spec) {
        LockedCatalog source = source(spec);
        LockedCatalog target = target(spec);
        try {
            if (source != null && target != null) {
                EntityPlan plan = Planner.plan(spec, source, source.dialect(), target);
                problems.addAll(plan.warnings());
                Risks.warn(plan, source, table -> false, problems);
            } else if (source != null) {
                SourcePlan.of(spec, source, source.dialect(), problems);
            } else if (target != null) {
                TargetPlan.of(spec, spec.star() == null, target, problems);
            }
        } catch (FluxoException e) {
            problems.addAll(e.problems());
        }
    }

    /** Null, and a warning, where the entity's source is not known. */
    private @Nullable LockedCatalog source(EntitySpec spec) {
        LockedCatalog catalog = catalog(spec.source().connection(), spec);
        return catalog != null && known(catalog.missingSource(), sourceAt(spec)) ? catalog : null;
    }

    private @Nullable LockedCatalog target(EntitySpec spec) {
        Located<TableName> table = spec.target().table();
        LockedCatalog catalog = catalog(spec.target().connection(), spec);
        boolean known = catalog != null && known(catalog.missing(table.value()), table.at());
        for (ColumnSpec column : spec.columns()) {
            DimensionSpec lookup = column.lookup();
            TableName dimension = lookup == null ? null : lookup.tableName();
            if (known && catalog != null && lookup != null && dimension != null) {
                known = known(catalog.missing(dimension), lookup.named().at());
            }
        }
        return known ? catalog : null;
    }

    private static Location sourceAt(EntitySpec spec) {
        return spec.source().table() != null
                ? spec.source().table().at()
                : spec.source().query() != null ? spec.source().query().at() : spec.at();
    }

    private @Nullable LockedCatalog catalog(Located<String> connection, EntitySpec spec) {
        LockedConnection locked = lock.connections().get(connection.value());
        Dialect dialect = locked == null ? null : Dialects.named(locked.database());
        if (locked == null || dialect == null) {
            known(CatalogFile.NAME + " does not know connection '" + connection + "'", connection.at());
            return null;
        }
        return new LockedCatalog(locked, dialect, spec);
    }

    private boolean known(@Nullable String missing, Location at) {
        if (missing != null) {
            problems.warning(
                    Code.CATALOG_UNKNOWN,
                    at,
                    missing + ", so its types are not checked",
                    Advice.of("run ", Action.SNAPSHOT));
        }
        return missing == null;
    }
}
