package dev.fluxo.engine.internal.execution;

import dev.fluxo.engine.internal.model.OnError;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.internal.transform.RowFault;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.spi.History;
import dev.fluxo.engine.spi.ValueText;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sees that each row has the date of its version, in its last column, and that the version can begin then. */
final class VersionDates {
    private final History history;
    private final String column;
    private final OnError onError;
    private final int place;
    private final boolean byRun;
    private @Nullable Object ofRun;

    private VersionDates(LoadPlan plan, History history) {
        this.history = history;
        this.place = plan.merge().columns().size() - 1;
        this.column = plan.written(place);
        this.byRun = plan.datedByRun() != null;
        this.onError = byRun ? OnError.FAIL : plan.rules().get(place).onError();
    }

    /** Null where no versions are kept. */
    static @Nullable VersionDates of(LoadPlan plan) {
        History history = plan.merge().history();
        return history == null ? null : new VersionDates(plan, history);
    }

    void ofRun(@Nullable Object date) {
        ofRun = date;
    }

    /** Null where the row is good. */
    @Nullable
    RowFault apply(@Nullable Object[] target) {
        if (byRun) {
            target[place] = Objects.requireNonNull(ofRun, "a run that dates versions has a date");
        }
        Object openEnd = history.openEnd();
        Object date = target[place];
        if (openEnd == null || date == null || isBefore(date, openEnd)) {
            return null;
        }
        return new RowFault(
                column,
                Code.VERSION_NEVER_VALID,
                "column '" + column + "': the version would begin on " + ValueText.write(date)
                        + ", and open_end ends all before that",
                onError);
    }

    @SuppressWarnings("unchecked")
    private static boolean isBefore(Object date, Object end) {
        return date instanceof OffsetDateTime moment
                ? moment.isBefore((OffsetDateTime) end)
                : ((Comparable<Object>) date).compareTo(end) < 0;
    }
}
