package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.control.ChangesSince;
import dev.fluxo.engine.internal.control.Now;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DimensionLookup;
import dev.fluxo.engine.spi.Stamp;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Has rows that were loaded before a version was split, or ended, refer to the version of their date, by the key and the date that they keep:
 * none of them is read again. Only those are looked at that refer to a version which a load of the dimension has changed since; no count of the
 * run has them.
 */
final class LateVersions implements AroundLoad {
    private final EntityPlan plan;
    private final Function<String, @Nullable ChangesSince> changes;
    private final List<Problem> warnings = new ArrayList<>();

    /** @param changes of the dimension that an entity loads; null: there were none that rows could have missed */
    LateVersions(EntityPlan plan, Function<String, @Nullable ChangesSince> changes) {
        this.plan = plan;
        this.changes = changes;
    }

    /** Whether there is a look-up of versions whose rows find another one by themselves. */
    static boolean isPossible(EntityPlan plan) {
        return plan.merge().lookups().stream().anyMatch(DimensionLookup::follows);
    }

    @Override
    public RowCounts after(Session target, RowCounts loaded) {
        plan.merge().lookups().stream().filter(DimensionLookup::follows).forEach(lookup -> follow(target, lookup));
        return RowCounts.ZERO;
    }

    private void follow(Session target, DimensionLookup lookup) {
        DimensionLookup.Late late = Objects.requireNonNull(lookup.late());
        ChangesSince since = changes.apply(late.entity());
        if (since == null) {
            return;
        }
        Stamp changed = Objects.requireNonNull(late.changed());
        Object bound = changed.kind() == Stamp.Kind.RUN_ID ? since.runId() : moment(target, changed.column(), since);
        long moved = target.update(target.dialect().target().follow(plan.merge(), lookup, bound));
        if (moved > 0) {
            warnings.add(Problem.warning(
                    Code.LOOKUP_FOLLOWED,
                    null,
                    Repair.rows(plan, moved) + " referred to a version in " + lookup.dimension()
                            + " that does not hold for their date any more: '"
                            + lookup.column().name() + "' was set to the one that does",
                    null));
        }
    }

    /** As the target's clock had it then. */
    private static Object moment(Session target, Column column, ChangesSince since) {
        Duration ago = Duration.between(since.startedAt(), Now.instant()).plus(ChangesSince.DOUBT);
        Object now = target.query(
                        target.dialect().target().now(column),
                        row -> Objects.requireNonNull(row.value(1, column.type()), "what time it is"))
                .get(0);
        return now instanceof OffsetDateTime zoned ? zoned.minus(ago) : ((LocalDateTime) now).minus(ago);
    }

    @Override
    public List<Problem> warnings() {
        return List.copyOf(warnings);
    }
}
