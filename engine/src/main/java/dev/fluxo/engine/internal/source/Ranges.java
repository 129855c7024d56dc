package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.internal.plan.SplitPlan;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Cursor;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Range;
import dev.fluxo.engine.spi.SourceSql;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Cuts the rows of a window into ranges that hold equally many: the database counts, so that it does not matter how the values lie. */
public final class Ranges {
    /** Fewer are read sooner than a second connection is opened. */
    private static final int LEAST_ROWS = 1_000;

    private Ranges() {}

    /**
     * In ascending order; none where the window is better read whole.
     *
     * @param session in whose transaction the rows are counted
     * @param plan with a {@link SplitPlan}
     * @param most how many ranges, from 2 on
     */
    public static List<Range> of(Session session, LoadPlan plan, Window window, int most) {
        SplitPlan split = Objects.requireNonNull(plan.read().split());
        Sql cuts = question(session.dialect().source(), plan, split, window, most);
        List<Range> ranges = new ArrayList<>();
        List<Object> from = null;
        for (List<Object> cut : values(session, cuts, split.by())) {
            if (!cut.equals(from)) {
                ranges.add(new Range(split.by(), from, cut));
                from = cut;
            }
        }
        if (from != null) {
            ranges.add(new Range(split.by(), from, null));
        }
        return ranges;
    }

    /** Asks where to cut. */
    public static Sql question(SourceSql source, LoadPlan plan, SplitPlan split, Window window, int most) {
        return source.cuts(plan.read().extraction(window, plan.read().skipNulls(), 0), split.by(), most, LEAST_ROWS);
    }

    private static List<List<Object>> values(Session session, Sql cuts, List<Column> by) {
        List<DataType> types = by.stream().map(Column::type).toList();
        List<List<Object>> values = new ArrayList<>();
        @Nullable Object[] row = new Object[by.size()];
        try (Cursor cursor = session.open(cuts, types, LEAST_ROWS)) {
            while (cursor.next(row)) {
                values.add(Arrays.stream(row).map(Objects::requireNonNull).toList());
            }
        }
        return values;
    }
}
