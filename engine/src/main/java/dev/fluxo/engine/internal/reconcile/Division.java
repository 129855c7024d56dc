package dev.fluxo.engine.internal.reconcile;

import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.TypeKind;
import org.jspecify.annotations.Nullable;

/** By which of its keys the rows of an entity are divided: by whole numbers, where they do it well, so that a range can be read by itself. */
final class Division {
    private Division() {}

    static Buckets of(EntityPlan plan, SourceSide source, TargetSide target, Limits limits) {
        long rows = target.count();
        int wanted = limits.ranges(rows);
        for (int i = 0; i < plan.merge().keys().size(); i++) {
            Column key = plan.merge().keys().get(i);
            Buckets.Ranges ranges = key.type().kind() == TypeKind.INTEGER ? ranges(i, target.span(key), wanted) : null;
            if (ranges != null && ranges.isEven(rows) && source.copied(ranges) != null) {
                return ranges;
            }
        }
        return Buckets.Hashes.of(wanted);
    }

    private static Buckets.@Nullable Ranges ranges(int key, TargetSide.Span span, int wanted) {
        return span.least() == null || span.most() == null
                ? null
                : Buckets.Ranges.of(key, span.least(), span.most(), wanted);
    }
}
