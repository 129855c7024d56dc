package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.log.Log;
import dev.fluxo.engine.internal.plan.DeletePlan;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.internal.plan.MemberKeys;
import dev.fluxo.engine.internal.target.Kept;
import dev.fluxo.engine.internal.target.KeyPacket;
import dev.fluxo.engine.internal.target.KeyStage;
import dev.fluxo.engine.internal.target.MaxDeletes;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.spi.Extraction;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.Step;
import dev.fluxo.engine.spi.Tally;
import dev.fluxo.engine.spi.TargetSql;
import dev.fluxo.engine.spi.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows that a source has no more by comparing all its keys with those of the target, and removes them. The keys are read after
 * the rows: what came meanwhile is no delete, and what is not due yet is there. Both are read in their order where that is possible, else
 * all keys of the source are staged beside the target. Start reading at {@link #after}.
 */
public final class KeyComparison implements AroundLoad {
    private static final Log LOG = Log.of(KeyComparison.class);
    /** So many keys are named of rows that are kept. */
    private static final int NAMED = 3;

    private final EntityPlan plan;
    private final DeletePlan deletes;
    private final LoadPlan keys;
    private final Database source;
    private final BehindRows behind;
    private final @Nullable Object date;
    private final int shown;
    private final List<Problem> warnings = new ArrayList<>();
    private final List<KeyStage> stages = new ArrayList<>();
    private List<List<Object>> first = List.of();
    private boolean compared;

    /**
     * @param date when a version ends that is gone; null where there are none
     * @param shown so many keys of rows that are removed are to be shown
     */
    KeyComparison(
            EntityPlan plan,
            DeletePlan deletes,
            LoadPlan keys,
            Database source,
            BehindRows behind,
            @Nullable Object date,
            int shown) {
        this.date = date;
        this.plan = plan;
        this.deletes = deletes;
        this.keys = keys;
        this.source = source;
        this.behind = behind;
        this.shown = shown;
    }

    /** The statements of a comparison, in running order. */
    public static List<Step> steps(
            EntityPlan plan, LoadPlan keys, Database source, Database target, @Nullable Object date) {
        TargetSql sql = target.dialect().target();
        KeysSideBySide sides = KeysSideBySide.of(plan, keys, source, target.dialect());
        List<Step> steps = new ArrayList<>();
        if (sides == null) {
            Extraction all = keys.read().extraction(new Window(null, null), false, 0);
            steps.add(step("extract keys", source.dialect().source().extract(all)));
        } else {
            steps.add(step("extract keys", sides.ofSource()));
            steps.add(step("keys of the target", sides.ofTarget(sql)));
        }
        steps.add(step("stage of keys", sql.createStage(keys.merge())));
        steps.add(step(
                "delete", sides == null ? sql.removeAbsent(keys.merge(), date) : sql.removeStaged(keys.merge(), date)));
        return steps;
    }

    private static Step step(String name, Sql sql) {
        return Step.change(name, sql, Tally.NOTHING);
    }

    @Override
    public RowCounts after(Session target, RowCounts loaded) {
        if (loaded.inserted() > 0 && live(target) == loaded.inserted()) {
            // All of it was read just now.
            return RowCounts.ZERO;
        }
        KeysSideBySide sides = KeysSideBySide.of(plan, keys, source, target.dialect());
        KeysSideBySide.Difference difference = sides == null ? null : sides.find(target, shown);
        if (difference != null) {
            MaxDeletes.check(plan.load(), difference.absent().count(), difference.live());
        }
        long gone = difference != null && isKept(difference) ? remove(difference, target) : removeByStage(target);
        compared = true;
        return RowCounts.ZERO.deleting(gone);
    }

    private long live(Session target) {
        return target.query(target.dialect().target().countLive(plan.merge()), row -> row.integer(1))
                .get(0);
    }

    /** Whether all keys that something is to be done to are at hand: they take memory. */
    private boolean isKept(KeysSideBySide.Difference difference) {
        boolean kept = difference.absent().isWhole() && (difference.missing().isWhole() || !marks());
        LOG.debug(
                "{}: of {} live rows {} are gone; their keys are {}",
                plan.entity(),
                difference.live(),
                difference.absent().count(),
                kept ? "staged" : "too many to be kept, all are staged");
        return kept;
    }

    private boolean marks() {
        return plan.merge().stamps().deletedAt() != null;
    }

    private long remove(KeysSideBySide.Difference difference, Session target) {
        KeyPacket absent = difference.absent();
        first = absent.first();
        long gone = absent.count() == 0 ? 0 : removeStaged(staged(absent, target));
        KeyPacket missing = difference.missing();
        if (missing.count() > 0) {
            warnings.addAll(behind.of(wanted -> missing.first()));
            if (marks()) {
                staged(missing, target).revive();
            }
        }
        return gone;
    }

    private long removeStaged(KeyStage absent) {
        long gone = absent.removeStaged(date);
        checkGone(absent.kept(date, NAMED));
        return gone;
    }

    private KeyStage staged(KeyPacket packet, Session target) {
        KeyStage stage = opened(new KeyStage(packet.keys(), target));
        packet.into(stage);
        return stage;
    }

    private KeyStage opened(KeyStage stage) {
        stages.add(stage);
        return stage;
    }

    private long removeByStage(Session target) {
        long live = live(target);
        KeyStage there = opened(new KeyStage(keys.merge(), target));
        long known = fill(there);
        MaxDeletes.atLeast(plan.load(), deletes, live - known, live);
        first = shown == 0 ? List.of() : there.absent(date, shown);
        long gone = remove(there);
        MaxDeletes.check(plan.load(), gone, live);
        if (known > live - gone) {
            warnings.addAll(behind.of(there::missing));
        }
        there.revive();
        return gone;
    }

    /** How many keys the source has. */
    private long fill(KeyStage into) {
        try (KeySource all = new KeySource(keys, source)) {
            @Nullable Object[] key = into.newRow();
            while (all.next(key)) {
                into.add(key);
                key = into.newRow();
            }
        }
        for (@Nullable Object[] member : MemberKeys.of(plan)) {
            @Nullable Object[] key = into.newRow();
            System.arraycopy(member, 0, key, 0, member.length);
            into.add(key);
        }
        return into.end();
    }

    /** Where triggers have a say, what is gone is seen before and after. */
    private long remove(KeyStage from) {
        long before = plan.merge().relation().watched() ? from.absent(date) : -1;
        long removed = from.removeAbsent(date);
        if (from.absent(date) > 0) {
            checkGone(from.absent(date, NAMED));
        }
        return before < 0 ? removed : before;
    }

    /** Not every trigger that keeps a row shows in the catalog, or in the count of those that were removed. */
    private void checkGone(List<List<Object>> kept) {
        if (!kept.isEmpty()) {
            String keys = kept.stream().map(plan.load()::key).collect(Collectors.joining("; "));
            throw Kept.failure(plan.merge(), "rows (such as " + keys + ")");
        }
    }

    @Override
    public List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public List<List<Object>> removed() {
        return first;
    }

    /** Whether all keys were compared. */
    boolean isDone() {
        return compared;
    }

    @Override
    public void close() {
        stages.forEach(KeyStage::close);
    }
}
