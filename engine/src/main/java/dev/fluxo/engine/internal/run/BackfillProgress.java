package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.control.ControlRow;
import dev.fluxo.engine.internal.model.Definition;
import dev.fluxo.engine.internal.model.Definition.Refill;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.Watermark;
import dev.fluxo.engine.spi.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a backfill: where one that asked for the same was cut, this one goes on.
 *
 * @param window never beyond the watermark: rows behind it are the next run's
 * @param words what a person should know of it
 */
record BackfillProgress(Window window, List<Problem> words) {
    BackfillProgress {
        words = List.copyOf(words);
    }

    /** @param own whether this very backfill has written something already, which needs no words */
    static BackfillProgress of(BackfillRange range, ControlRow control, boolean own) {
        Definition known = control.definition();
        Refill before = known == null ? null : known.refill();
        Refill asked = range.asked();
        Watermark upTo = range.load().read().watermark().isEmpty() ? null : control.watermark();
        Watermark goesOn = before != null && asked != null && before.isLike(asked) ? before.at() : null;
        Window window = goesOn == null
                ? new Window(null, range.until(), range.from(), upTo)
                : new Window(goesOn, range.until(), null, upTo);
        return new BackfillProgress(
                window, before == null || own ? List.of() : List.of(word(control, before, goesOn != null)));
    }

    private static Problem word(ControlRow control, Refill before, boolean goesOn) {
        String where = "after " + before.at() + ", where it was cut";
        return Problem.warning(
                Code.BACKFILL_RESUMED,
                null,
                goesOn
                        ? "the backfill of '" + control.entity() + "' goes on " + where
                        : "another backfill of '" + control.entity() + "' (" + words(before) + ") is given up " + where,
                goesOn ? null : "call that one again afterwards, if it is wanted: it begins anew");
    }

    private static String words(Refill refill) {
        return (refill.columns().isEmpty() ? "whole rows" : String.join(", ", refill.columns()))
                + (refill.from() == null ? "" : " from " + refill.from())
                + (refill.until() == null ? "" : " until " + refill.until());
    }

    /** What is remembered once it has come to a row; null: it is not cut. */
    static @Nullable Refill at(BackfillRange range, @Nullable Watermark row) {
        Refill asked = range.asked();
        return asked == null || row == null
                ? null
                : new Refill(asked.from(), asked.until(), asked.columns(), asked.spec(), row);
    }
}
