package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.internal.plan.MemberKeys;
import dev.fluxo.engine.internal.target.KeyPacket;
import dev.fluxo.engine.internal.target.LiveKeys;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.Extraction;
import dev.fluxo.engine.spi.KeyOrder;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.TargetSql;
import dev.fluxo.engine.spi.Window;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the keys of both sides in their order, and holds one beside the other: nothing is staged but what differs. Where both databases
 * sort and compare the keys as Java does, and an index of the target has them in their order.
 */
final class KeysSideBySide {
    private final EntityPlan plan;
    private final LoadPlan keys;
    private final KeyOrder order;
    private final Database source;
    private final @Nullable PagedKeys paged;

    private KeysSideBySide(EntityPlan plan, LoadPlan keys, KeyOrder order, Database source, @Nullable PagedKeys paged) {
        this.plan = plan;
        this.keys = keys;
        this.order = order;
        this.source = source;
        this.paged = paged;
    }

    /** Null where keys are to be compared by the target's database: by its rules, without its index, or under the eyes of its triggers. */
    static @Nullable KeysSideBySide of(EntityPlan plan, LoadPlan keys, Database source, Dialect target) {
        StageTransfer merge = keys.merge();
        KeyOrder order = KeyOrder.of(merge.keys());
        LoadPlan ordered = keys.inOrderOfKeys();
        if (order == null
                || ordered == null
                || merge.unique() == StageTransfer.Unique.NO
                || merge.relation().watched()
                || !areOrdered(merge.keys(), target)
                || !areOrdered(ordered.read().order(), source.dialect())) {
            return null;
        }
        return new KeysSideBySide(plan, ordered, order, source, PagedKeys.of(plan, ordered, source, target));
    }

    /** What reads the keys of the source. */
    Sql ofSource() {
        Extraction all = keys.read().extraction(new Window(null, null), false, 0);
        return paged == null ? source.dialect().source().extract(all) : paged.source();
    }

    /** What reads those of the target. */
    Sql ofTarget(TargetSql target) {
        return paged == null ? target.liveKeys(keys.merge()) : paged.target();
    }

    private static boolean areOrdered(List<Column> columns, Dialect by) {
        return columns.stream().allMatch(column -> by.isOrdered(column.type()));
    }

    /**
     * What differs.
     *
     * @param live how many live rows with a key the target has
     * @param absent keys of its rows that the source has not
     * @param missing keys of the source that no such row has
     */
    record Difference(long live, KeyPacket absent, KeyPacket missing) {}

    /**
     * Reads both. The session is in the transaction of the load, and serves others again afterwards.
     *
     * @param shown so many absent keys are to be shown
     * @return null where they did not come in that order after all
     */
    @Nullable
    Difference find(Session target, int shown) {
        StageTransfer merge = keys.merge();
        KeyPacket absent = new KeyPacket(merge, target, shown);
        KeyPacket missing = new KeyPacket(merge.from(merge.stage() + "m"), target, BehindRows.WANTED);
        return paged == null ? byKeys(target, absent, missing) : byPages(paged, target, absent, missing);
    }

    private @Nullable Difference byPages(PagedKeys by, Session target, KeyPacket absent, KeyPacket missing) {
        try (KeyPages there = KeyPages.of(source, by.source());
                KeyPages here = KeyPages.of(target, by.target())) {
            PageMerge both = new PageMerge(there, here, by.form(), missing::add, absent::add);
            boolean inOrder = both.run();
            here.drain();
            return inOrder ? new Difference(both.rows(), absent, missing) : null;
        }
    }

    private @Nullable Difference byKeys(Session target, KeyPacket absent, KeyPacket missing) {
        StageTransfer merge = keys.merge();
        int width = merge.keys().size();
        try (KeySource there = new KeySource(keys, source);
                LiveKeys here = new LiveKeys(merge, target)) {
            KeyMerge both =
                    new KeyMerge(withMembers(there, width), here::next, order, width, missing::add, absent::add);
            boolean inOrder = both.run();
            here.drain(new Object[width]);
            return inOrder ? new Difference(both.rows(), absent, missing) : null;
        }
    }

    /** Members come where their keys are in the order. */
    private KeyMerge.Keys withMembers(KeySource there, int width) {
        List<@Nullable Object[]> members = MemberKeys.of(plan);
        if (members.isEmpty()) {
            return there::next;
        }
        members.sort(order);
        return new WithMembers(there, new ArrayDeque<>(members), order, width);
    }

    private static final class WithMembers implements KeyMerge.Keys {
        private final KeySource there;
        private final Deque<@Nullable Object[]> members;
        private final KeyOrder order;
        private final @Nullable Object[] ahead;
        private boolean more;

        WithMembers(KeySource there, Deque<@Nullable Object[]> members, KeyOrder order, int width) {
            this.there = there;
            this.members = members;
            this.order = order;
            this.ahead = new Object[width];
            this.more = there.next(ahead);
        }

        @Override
        public boolean next(@Nullable Object[] into) {
            @Nullable Object[] member = members.peek();
            if (member != null && (!more || order.compare(member, ahead) <= 0)) {
                System.arraycopy(members.remove(), 0, into, 0, into.length);
                return true;
            }
            if (!more) {
                return false;
            }
            System.arraycopy(ahead, 0, into, 0, into.length);
            more = there.next(ahead);
            return true;
        }
    }
}
