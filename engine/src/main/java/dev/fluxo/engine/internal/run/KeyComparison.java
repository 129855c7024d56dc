package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.model.Batch;
import dev.fluxo.engine.internal.plan.DeletePlan;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.internal.source.BatchReader;
import dev.fluxo.engine.internal.source.ReadAhead;
import dev.fluxo.engine.internal.source.Rows;
import dev.fluxo.engine.internal.target.KeyStage;
import dev.fluxo.engine.internal.target.MaxDeletes;
import dev.fluxo.engine.internal.transform.RowFunction;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Member;
import dev.fluxo.engine.spi.Window;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows that a source has no more by comparing all its keys with those of the target, and removes them. The keys are read after
 * the rows: what came meanwhile is no delete, and what is not due yet is there. Start reading at {@link #after}.
 */
final class KeyComparison implements AroundLoad {
    private static final int BATCH = 50_000;
    private static final int SHOWN = 10;

    private final EntityPlan plan;
    private final DeletePlan deletes;
    private final LoadPlan keys;
    private final Database source;
    private final BehindRows behind;
    private final @Nullable Object date;
    private final List<Problem> warnings = new ArrayList<>();
    private List<List<Object>> first = List.of();
    private @Nullable KeyStage stage;
    private boolean compared;

    /** @param date when a version ends that is gone; null where there are none */
    KeyComparison(
            EntityPlan plan,
            DeletePlan deletes,
            LoadPlan keys,
            Database source,
            BehindRows behind,
            @Nullable Object date) {
        this.date = date;
        this.plan = plan;
        this.deletes = deletes;
        this.keys = keys;
        this.source = source;
        this.behind = behind;
    }

    @Override
    public RowCounts after(Session target, RowCounts loaded) {
        long live = target.query(target.dialect().target().countLive(plan.merge()), row -> row.integer(1))
                .get(0);
        if (live > 0 && live == loaded.inserted()) {
            // All of it was read just now.
            return RowCounts.ZERO;
        }
        KeyStage there = new KeyStage(keys, target);
        stage = there;
        long known = fill(there);
        MaxDeletes.atLeast(plan.load(), deletes, live - known, live);
        first = there.absent(SHOWN);
        long gone = first.isEmpty() ? 0 : remove(there);
        if (known > live - gone) {
            warnings.addAll(behind.of(there));
        }
        there.revive();
        compared = true;
        return RowCounts.ZERO.deleting(gone);
    }

    /** How many keys the source has. */
    private long fill(KeyStage into) {
        RowFunction function = keys.compile();
        try (Rows rows = new ReadAhead(keys.entity(), new BatchReader(keys, new Window(null, null), source, BATCH))) {
            for (Batch batch = rows.next(); batch != null; batch = rows.next()) {
                for (@Nullable Object[] row : batch.rows()) {
                    @Nullable Object[] key = into.newRow();
                    // A row without a key is in no target.
                    if (function.apply(row, key) == null) {
                        into.add(key);
                    }
                }
            }
        }
        fillMembers(into);
        plan.members().forEach(member -> addMember(member, into));
        return into.end();
    }

    /** It is there whatever the source has. */
    private void addMember(Member member, KeyStage into) {
        @Nullable Object[] row = into.newRow();
        List<Column> columns = plan.merge().keys();
        for (int i = 0; i < columns.size(); i++) {
            int place = member.columns().indexOf(columns.get(i));
            row[i] = place < 0 ? null : member.values().get(place);
            if (row[i] == null) {
                // Such a row has no key of a source.
                return;
            }
        }
        into.add(row);
    }

    /** Members are there whatever the source has. */
    private void fillMembers(KeyStage into) {
        List<Column> columns = plan.merge().keys();
        for (Member member : plan.members()) {
            @Nullable Object[] key = into.newRow();
            boolean whole = true;
            for (int i = 0; i < columns.size(); i++) {
                int place = member.columns().indexOf(columns.get(i));
                key[i] = place < 0 ? null : member.values().get(place);
                whole &= key[i] != null;
            }
            if (whole) {
                into.add(key);
            }
        }
    }

    /** Where triggers have a say, what is gone is seen before and after. */
    private long remove(KeyStage from) {
        if (!plan.merge().relation().watched()) {
            return from.removeAbsent(date);
        }
        long before = from.absent();
        from.removeAbsent(date);
        if (from.absent() > 0) {
            throw FluxoException.of(
                    Code.ROW_SWALLOWED,
                    "a trigger or a rule of " + plan.merge().relation().what() + " "
                            + plan.merge().target() + " keeps rows that are to be removed",
                    "see what they do with such a row, or write on_delete: ignore");
        }
        return before;
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
        if (stage != null) {
            stage.close();
        }
    }
}
