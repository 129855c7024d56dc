package dev.fluxo.engine.internal.reconcile;

import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.KeyRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is read to have the rows of buckets that follow each other.
 *
 * @param ofSource null, as {@code ofTarget}: all rows
 */
record Section(@Nullable KeyRange ofSource, @Nullable KeyRange ofTarget) {
    static List<Section> of(Buckets buckets, List<Integer> some, SourceSide source, EntityPlan plan) {
        if (!(buckets instanceof Buckets.Ranges ranges)) {
            return List.of(new Section(null, null));
        }
        Column from = source.copied(ranges);
        Column to = plan.merge().keys().get(ranges.key());
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < some.size(); ) {
            int end = i;
            while (end + 1 < some.size() && some.get(end + 1) == some.get(end) + 1) {
                end++;
            }
            sections.add(new Section(
                    from == null ? null : ranges.range(from, some.get(i), some.get(end)),
                    ranges.range(to, some.get(i), some.get(end))));
            i = end + 1;
        }
        return sections;
    }
}
