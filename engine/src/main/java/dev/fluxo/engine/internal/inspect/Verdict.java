package dev.fluxo.engine.internal.inspect;

import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.source.FixedWindow;
import dev.fluxo.engine.internal.source.Waiting;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.Explanation.Covering;
import dev.fluxo.engine.result.RowTrace;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.TableName;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The answer to "why", in one sentence with the next step. */
final class Verdict {
    private static final Advice AGAIN = Advice.of("; ", Action.REWIND, " reads it again");

    private Verdict() {}

    /**
     * What is known of a row.
     *
     * @param row null: the source does not return it
     * @param leftOut the table that has it all the same; null: none that is known
     * @param place null: there is no row, or nothing can be compared with it
     * @param window what the next run reads; null where that is not known
     * @param loaded whether the target has it
     * @param gone whether the row says that it is gone
     * @param since when the target has marked it as gone; null where it has not
     * @param differs the target's columns that hold something else than the source makes now, and would be set
     * @param kept keys that the target spells otherwise, and that no merge may spell anew
     * @param runs whose window it stood in, the latest first
     */
    record Facts(
            EntityPlan plan,
            @Nullable SourceRow row,
            @Nullable TableName leftOut,
            @Nullable WindowPosition place,
            @Nullable FixedWindow window,
            @Nullable RowTrace trace,
            boolean loaded,
            boolean gone,
            @Nullable String since,
            List<String> differs,
            List<String> kept,
            boolean rejectedBefore,
            List<Covering> runs,
            boolean enabled) {
        boolean same() {
            return loaded && since == null && differs.isEmpty();
        }
    }

    /** No run gets as far as to this row. */
    static Advice stopped(Problem problem) {
        String what = "no run reads on: " + problem.code().id() + " " + problem.message();
        return problem.advice() == null ? Advice.of(what) : Advice.of(what + "; ", problem.advice());
    }

    static Advice of(Facts facts) {
        if (facts.row() == null || facts.trace() == null) {
            return Advice.of(missing(facts));
        }
        boolean read = facts.place() == WindowPosition.WAITING
                || facts.place() == WindowPosition.AGAIN
                || facts.place() == WindowPosition.NO_WATERMARK
                || facts.place() == null;
        if (facts.gone()) {
            return GoneWords.tombstone(facts.plan(), facts.loaded() && facts.since() == null, read);
        }
        if (facts.since() != null && facts.differs().isEmpty()) {
            return Advice.of("it came back: the target has it marked as gone since " + facts.since()
                    + ", and the next run that " + (read ? "reads it" : "compares keys") + " makes it alive again");
        }
        if (facts.same()) {
            return Advice.of("it is in the target as the source has it"
                    + lookedUp(facts.plan(), facts.trace())
                    + (facts.kept().isEmpty()
                            ? ""
                            : "; but for the spelling of " + String.join(", ", facts.kept())
                                    + ", which a foreign key ON UPDATE RESTRICT keeps as it is"));
        }
        if (facts.trace().fault() != null) {
            return Advice.of("it cannot be loaded: " + facts.trace().fault() + "; correct the row, or the spec");
        }
        CharSequence answer = switch (facts.place() == null ? WindowPosition.NO_WATERMARK : facts.place()) {
            case NO_VALUE -> unplaced(facts);
            case WAITING -> "it waits: the next run " + written(facts);
            case AGAIN -> "it stands behind the watermark, but within its lookback: the next run " + written(facts);
            case NOT_DUE -> "it is not due yet: a run reads it once its watermark is before the cutoff" + held(facts);
            case NO_WATERMARK -> "the next run reads it: without a watermark every run reads all";
            case PASSED -> passed(facts);
        };
        return facts.enabled()
                ? Advice.of(answer)
                : Advice.of(
                        answer,
                        "; but the entity is disabled: no run reads it before is_enabled is 1 in ctl.etl_control");
    }

    /** What the target's own tables make of a row is not known here. */
    static boolean isLookedUp(EntityPlan plan, Column column) {
        return plan.merge().lookups().stream()
                .anyMatch(lookup -> lookup.column().equals(column));
    }

    private static String lookedUp(EntityPlan plan, RowTrace trace) {
        String columns = IntStream.range(0, trace.columns().size())
                .filter(i -> isLookedUp(plan, plan.merge().columns().get(i)))
                .mapToObj(i -> trace.columns().get(i).column())
                .collect(Collectors.joining(", "));
        return columns.isEmpty() ? "" : ", but for " + columns + ", looked up there and not compared";
    }

    private static String written(Facts facts) {
        if (!facts.loaded()) {
            return "inserts it";
        }
        return facts.plan().merge().history() == null ? "updates it" : "makes a version of it";
    }

    private static String missing(Facts facts) {
        String kept = GoneWords.kept(facts.plan(), facts.since());
        if (facts.leftOut() != null) {
            return facts.leftOut() + " has this row, but the source query leaves it out: see its conditions"
                    + (facts.loaded() ? kept : "");
        }
        return facts.loaded()
                ? "the source does not return this row any more" + kept
                : "neither the source nor the target has this row";
    }

    private static String unplaced(Facts facts) {
        String columns =
                facts.row() == null ? "" : String.join(", ", facts.row().nulls(facts.plan()));
        return Waiting.skipsNulls(facts.plan())
                ? "runs leave it out: it has NULL in watermark column " + columns
                        + ", and on_null is skip; give it a value there"
                : "a run stops at it: it has NULL in watermark column " + columns
                        + "; correct the row, or write on_null: skip to leave such rows out";
    }

    /** Who holds the cutoff back, where that is why. */
    private static String held(Facts facts) {
        return facts.window() == null
                ? ""
                : facts.window().warnings().stream()
                        .filter(warning -> warning.code() != Code.WATERMARK_NULL)
                        .map(warning -> "; " + warning.message())
                        .collect(Collectors.joining());
    }

    private static Advice passed(Facts facts) {
        if (facts.loaded()) {
            Covering last = facts.runs().isEmpty() ? null : facts.runs().get(0);
            boolean changed = last != null
                    && last.specHash() != null
                    && !facts.plan().spec().hash().equals(last.specHash());
            return Advice.of(
                    "the target differs in " + String.join(", ", facts.differs())
                            + ", and no run will read the row again: "
                            + (changed && last != null
                                    ? "the spec was changed after run " + last.runId() + " read it, or "
                                    : "")
                            + "the source changed it without moving its watermark, or another program changed the target",
                    AGAIN);
        }
        return facts.rejectedBefore()
                ? Advice.of(
                        "it was rejected when a run read it, and it would pass now; ",
                        Action.RETRY_REJECTS,
                        " loads it")
                : Advice.of(
                        "it stands behind the watermark, but is not in the target: it was written late, with an older"
                                + " watermark, or someone deleted it from the target",
                        AGAIN,
                        "; a longer watermark.lookback reads late rows in every run");
    }
}
