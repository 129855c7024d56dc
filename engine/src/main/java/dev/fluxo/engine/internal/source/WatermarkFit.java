package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.engine.spi.Watermark;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a stored watermark is one of the columns that mark a row as new today. Of other columns, or of another type, it says
 * nothing of where to go on: 10 comes after 9 as a number, and before it as a text.
 */
public final class WatermarkFit {
    private WatermarkFit() {}

    /** What keeps a run from going on from there; null where nothing does. */
    public static @Nullable Problem problem(EntityPlan plan, @Nullable Watermark stored) {
        if (stored == null || plan.watermark().isEmpty()) {
            return null;
        }
        List<String> columns = plan.watermark().stream().map(Column::name).toList();
        Advice next = Advice.of(
                "say where to begin: ",
                Action.REWIND.with("entities", plan.entity()).with("to", "start"),
                ", or with a value of " + columns.get(0) + " in place of start");
        if (!sameNames(stored.columns(), columns)) {
            return Problem.error(
                    Code.WATERMARK_CHANGED,
                    plan.spec().at(),
                    "the stored watermark of '" + plan.entity() + "' is of the columns " + stored.columns()
                            + ", the spec's is of " + columns,
                    next);
        }
        for (int i = 0; i < columns.size(); i++) {
            Watermark.Part part = stored.parts().get(i);
            Column column = plan.watermark().get(i);
            if (!part.type().equals(word(column.type().kind()))) {
                return Problem.error(
                        Code.WATERMARK_TYPE_CHANGED,
                        plan.spec().at(),
                        "watermark column '" + part.column() + "' of '" + plan.entity() + "' was of the type "
                                + part.type()
                                + " when the watermark " + part.value() + " was stored, and is " + column.type()
                                + " now: what comes after it is not known",
                        next);
            }
        }
        return null;
    }

    /** @throws FluxoException with what keeps a run from going on from there */
    static void check(EntityPlan plan, @Nullable Watermark stored) {
        Problem problem = problem(plan, stored);
        if (problem != null) {
            throw new FluxoException(problem);
        }
    }

    /** As a stored watermark names a kind. */
    static String word(TypeKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static boolean sameNames(List<String> stored, List<String> columns) {
        boolean same = stored.size() == columns.size();
        for (int i = 0; same && i < columns.size(); i++) {
            same = stored.get(i).equalsIgnoreCase(columns.get(i));
        }
        return same;
    }
}
