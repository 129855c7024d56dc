package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Member;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of members, which are there whatever the source has. */
public final class MemberKeys {
    private MemberKeys() {}

    /** In the order of the target's keys; without those of members that have no key of a source. */
    public static List<@Nullable Object[]> of(EntityPlan plan) {
        List<@Nullable Object[]> keys = new ArrayList<>();
        for (Member member : plan.members()) {
            @Nullable Object[] key = key(member, plan.merge().keys());
            if (key != null) {
                keys.add(key);
            }
        }
        return keys;
    }

    private static @Nullable Object @Nullable [] key(Member member, List<Column> columns) {
        @Nullable Object[] key = new Object[columns.size()];
        for (int i = 0; i < key.length; i++) {
            int place = member.columns().indexOf(columns.get(i));
            key[i] = place < 0 ? null : member.values().get(place);
            if (key[i] == null) {
                return null;
            }
        }
        return key;
    }
}
