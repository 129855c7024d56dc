package dev.fluxo.engine.internal.reconcile;

import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Member;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of members, which are there whatever the source has. One without a key meets none of the source's. */
final class MemberKeys {
    private MemberKeys() {}

    /** As {@link Fingerprint#key} spells them. */
    static Set<String> of(EntityPlan plan, ComparedColumns compared) {
        Fingerprint fingerprint = compared.ofSource(plan);
        List<Column> columns = plan.merge().columns();
        Set<String> keys = new HashSet<>();
        for (Member member : plan.members()) {
            @Nullable Object[] row = new Object[columns.size()];
            for (int place : plan.keyIndexes()) {
                int of = member.columns().indexOf(columns.get(place));
                row[place] = of < 0 ? null : member.values().get(of);
            }
            keys.add(fingerprint.key(row));
        }
        return keys;
    }
}
