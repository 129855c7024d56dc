package dev.fluxo.engine.internal.inspect;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.spi.ValueText;
import dev.fluxo.engine.spi.Watermark;
import dev.fluxo.engine.spi.Window;
import org.jspecify.annotations.Nullable;

/** Where a row of the source stands to the window of the next run. The database tells: it knows how its values compare. */
enum WindowPosition {
    NO_WATERMARK,
    /** NULL in a watermark column. */
    NO_VALUE,
    PASSED,
    WAITING,
    /** Passed, but read again. */
    AGAIN,
    NOT_DUE;

    static WindowPosition of(
            EntityPlan plan, Database source, SourceRow row, Window window, @Nullable Watermark stored) {
        if (plan.watermark().isEmpty()) {
            return NO_WATERMARK;
        }
        if (!row.nulls(plan).isEmpty()) {
            return NO_VALUE;
        }
        if (row.isIn(plan, source, window.onlyNew())) {
            return WAITING;
        }
        if (window.again() != null && row.isIn(plan, source, window)) {
            return AGAIN;
        }
        return stored != null && row.isIn(plan, source, new Window(null, window.cutoff())) ? PASSED : NOT_DUE;
    }

    String words(@Nullable Watermark row, @Nullable Watermark stored, @Nullable Object cutoff) {
        String stands = row == null ? "no watermark" : row.toString();
        return switch (this) {
            case NO_WATERMARK -> "the entity has no watermark";
            case NO_VALUE -> "NULL: it stands nowhere";
            case PASSED -> stands + ": not after the watermark " + stored;
            case WAITING -> stands + ": after the watermark " + (stored == null ? "(start)" : stored);
            case AGAIN -> stands + ": not after the watermark " + stored + ", but within its lookback";
            case NOT_DUE -> stands + ": not before the cutoff " + (cutoff == null ? "" : ValueText.write(cutoff));
        };
    }
}
