package dev.fluxo.engine.internal.execution;

import dev.fluxo.engine.internal.model.OnError;
import dev.fluxo.engine.internal.model.Reject;
import dev.fluxo.engine.internal.model.RejectLimit;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.internal.target.Refusal;
import dev.fluxo.engine.internal.transform.RowFault;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bad rows stop the entity, or are set aside: then they are counted against the limit, and kept until they are written. */
public final class Rejects implements BadRows {
    /** How many of a failed attempt's rejects are kept for the audit: enough to see the pattern, bounded in memory. */
    static final int KEPT_OF_A_FAILURE = 1_000;

    private final LoadPlan plan;
    private final RowWords words;
    private final RejectLimit limit;
    private final List<Reject> pending = new ArrayList<>();
    private final List<Reject> uncommitted = new ArrayList<>();
    private long total;

    public Rejects(LoadPlan plan) {
        this(plan, plan.maxRejects());
    }

    private Rejects(LoadPlan plan, RejectLimit limit) {
        this.plan = plan;
        this.words = new RowWords(plan);
        this.limit = limit;
    }

    /** Of some of the rows. */
    public static Rejects ofPart(LoadPlan plan) {
        return new Rejects(plan, plan.maxRejects().ofPart());
    }

    @Override
    public void take(@Nullable Object[] source, @Nullable Object[] target, RowFault fault) {
        if (fault.onError() == OnError.REJECT) {
            add(new Reject(
                    words.key(source, target), fault.column(), fault.code().id(), fault.message(), words.data(source)));
            return;
        }
        throw new FluxoException(Problem.error(
                fault.code(),
                words.place(fault.column()),
                "row " + words.key(source, target) + ": " + fault.message(),
                plan.strategy().whole()
                        ? "correct the row, or leave it out by the source query"
                        : "correct the row, or write on_error: reject to set such rows aside"));
    }

    /** Rejects a row that only the database refuses, or fails by its name. */
    @Override
    public void take(@Nullable Object[] source, @Nullable Object[] target, Refusal refusal) {
        Problem why = refusal.why().first();
        String column = refusal.column();
        Code code = why.code() == Code.STATEMENT_FAILED ? Code.ROW_REFUSED : why.code();
        String message = (column == null ? "" : "column '" + column + "': ") + why.message();
        if (plan.onRefusal(column) == OnError.REJECT) {
            add(new Reject(words.key(source, target), column, code.id(), message, words.data(source)));
            return;
        }
        throw new FluxoException(
                Problem.error(
                        code,
                        words.place(column),
                        "row " + words.key(source, target) + ": " + message,
                        why.hint()
                                + (plan.strategy().whole()
                                        ? "; or leave the row out by the source query"
                                        : "; or write on_error: reject to set such rows aside")),
                refusal.why());
    }

    /** Takes a row that was set aside elsewhere, for the same plan. */
    public void add(Reject reject) {
        total++;
        pending.add(reject);
        if (uncommitted.size() < KEPT_OF_A_FAILURE) {
            uncommitted.add(reject);
        }
        if (!limit.percent()) {
            check(0);
        }
    }

    @Override
    public void check(long read) {
        if (limit.isExceeded(total, read)) {
            throw new FluxoException(Problem.error(
                    Code.TOO_MANY_REJECTS,
                    plan.at(),
                    "'" + plan.entity() + "' rejects more than " + limit + " rows; the last reason: "
                            + uncommitted.get(uncommitted.size() - 1).message(),
                    "see audit.etl_reject, correct the source or the spec, or raise max_rejects"));
        }
    }

    @Override
    public int pending() {
        return pending.size();
    }

    @Override
    public List<Reject> takePending() {
        List<Reject> taken = List.copyOf(pending);
        pending.clear();
        return taken;
    }

    @Override
    public void committed() {
        uncommitted.clear();
    }

    /** What a failed attempt leaves for the audit. */
    public List<Reject> uncommitted() {
        return List.copyOf(uncommitted);
    }

    @Override
    public long total() {
        return total;
    }
}
