package dev.fluxo.engine.internal.parts;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.internal.plan.RowOrder;
import dev.fluxo.engine.internal.plan.SplitPlan;
import dev.fluxo.engine.internal.source.Moment;
import dev.fluxo.engine.internal.target.PartTables;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Range;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.ValueText;
import dev.fluxo.engine.spi.Watermark;
import dev.fluxo.engine.spi.Window;
import dev.fluxo.engine.spi.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What workers are to move.
 *
 * @param ranges of the window; each may be null: then it is the only one, and all of the window
 * @param moment that they are read at, which is closed with the rest; null: each is read when its turn comes
 * @param date what the run dates its versions with; null where it does not
 * @param target null: nothing is written
 */
public record PartLoad(
        Workers workers,
        String runId,
        LoadPlan plan,
        Window window,
        List<@Nullable Range> ranges,
        @Nullable Moment moment,
        int batchSize,
        @Nullable Object date,
        Database source,
        @Nullable Database target) {

    /** For people who watch the workers. */
    String title() {
        return plan.entity() + " (run " + runId + ")";
    }

    UnaryOperator<String> redact() {
        return target == null ? source::redacted : text -> target.redacted(source.redacted(text));
    }

    PartTables tables(Database of) {
        return new PartTables(plan, of, runId, isOrdered() ? WatermarkDigits.MOST : 0);
    }

    /** Whether rows of a key may be in several ranges: then the last of them by the watermark is the one that stays. */
    boolean isOrdered() {
        SplitPlan split = plan.read().split();
        return ranges.size() > 1 && split != null && !split.keysApart();
    }

    List<PartWork> works(@Nullable PartTables tables) {
        List<PartWork> works = new ArrayList<>();
        for (int i = 0; i < ranges.size(); i++) {
            works.add(new PartWork(
                    plan,
                    window,
                    ranges.get(i),
                    moment == null ? null : moment.name(),
                    batchSize,
                    date,
                    source.sent(),
                    staging(tables, i + 1)));
        }
        return works;
    }

    private @Nullable PartStaging staging(@Nullable PartTables tables, int number) {
        if (tables == null || target == null) {
            return null;
        }
        TableName prefix = tables.prefix();
        return new PartStaging(
                target.sent(),
                tables.template(),
                new TableName(prefix.schema(), prefix.name() + number),
                tables.order());
    }

    /** That which is further in the order of the rows; null: there is none, or the entity is read whole. */
    @Nullable
    Watermark later(@Nullable Watermark one, @Nullable Watermark other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        List<Column> columns = plan.read().watermark();
        for (int i = 0; i < columns.size(); i++) {
            int order = RowOrder.compare(value(one, i), value(other, i));
            if (order != 0) {
                return order > 0 ? one : other;
            }
        }
        return one;
    }

    private Object value(Watermark watermark, int place) {
        return ValueText.read(
                plan.read().watermark().get(place).type().kind(),
                watermark.parts().get(place).value());
    }
}
