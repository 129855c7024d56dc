package dev.fluxo.engine.internal.reconcile;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.model.ColumnRule;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.transform.Fits;
import dev.fluxo.engine.internal.transform.RowCondition;
import dev.fluxo.engine.internal.transform.RowFunction;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Cursor;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.KeyRange;
import dev.fluxo.engine.spi.KeySteps;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of the source as its entity makes rows of the target of them. */
final class SourceSide {
    private static final int FETCH_SIZE = 1_000;
    private static final DataType FLAG = DataType.integer("INTEGER", 32);

    private final EntityPlan plan;
    private final Database database;
    private final Window due;
    private final RowFunction function;
    private final RowFunction keys;
    private final @Nullable RowCondition gone;
    private final int[] keyPlaces;
    private final Runnable pulse;
    private long read;

    /** @param due what runs have passed */
    SourceSide(EntityPlan plan, Database database, Window due, Runnable pulse) {
        this.plan = plan;
        this.database = database;
        this.due = due;
        this.function = plan.load().compile();
        this.keys = plan.load().compileKeys();
        this.gone = plan.load().compileGone();
        this.keyPlaces = plan.keyIndexes();
        this.pulse = pulse;
    }

    /** What is to be expected of a row in the target. */
    enum State {
        /** It is there as the source makes it. */
        DUE,
        /** The next run reads it, or none does: what it is there is not known. */
        WAITING,
        REJECTED,
        GONE
    }

    /** Takes rows one by one. */
    interface Taker {
        /**
         * @param source as it was read
         * @param target of a row that is due all columns, else its key alone; the caller's, for this call
         */
        void take(State state, @Nullable Object[] source, @Nullable Object[] target);
    }

    /** How many rows have come from the database. */
    long read() {
        return read;
    }

    /** The column of the source that a key is a copy of; null: it is computed, or of another kind. */
    @Nullable
    Column copied(Buckets.Ranges ranges) {
        int place = keyPlaces[ranges.key()];
        ColumnRule rule = plan.load().rules().get(place);
        return rule.from() == null || !rule.steps().isEmpty()
                ? null
                : plan.sourceColumns().stream()
                        .filter(column ->
                                column.name().equalsIgnoreCase(rule.from().value()))
                        .filter(column -> column.type().kind()
                                == plan.merge().columns().get(place).type().kind())
                        .findFirst()
                        .orElse(null);
    }

    /** A row of which not even the key can be made has no place in a target: it counts as read, and is passed over. */
    void rows(@Nullable KeyRange range, boolean ordered, Taker taker) {
        if (range != null && isEmpty(range)) {
            return;
        }
        int width = plan.sourceColumns().size();
        List<DataType> types =
                new ArrayList<>(plan.sourceColumns().stream().map(Column::type).toList());
        types.add(FLAG);
        Sql sql = database.dialect()
                .source()
                .slice(plan.extraction(due, plan.load().read().skipNulls(), 0), fitted(range), ordered);
        @Nullable Object[] row = new Object[width + 1];
        @Nullable Object[] target = new Object[function.width()];
        @Nullable Object[] key = new Object[keys.width()];
        try (Session session = database.reader();
                Cursor cursor = session.open(sql, types, FETCH_SIZE)) {
            while (cursor.next(row)) {
                if ((++read & 0xFFF) == 0) {
                    pulse.run();
                }
                boolean isDue = row[width] instanceof Long flag && flag == 1;
                State state = state(row, target, isDue);
                if (state == State.DUE || key(row, key, target)) {
                    taker.take(state, row, target);
                }
            }
        }
    }

    /** The make of the database. */
    String make() {
        return database.dialect().name();
    }

    /** What has the database sum its rows; null: it cannot, or not with these columns. */
    @Nullable
    Sql sums(List<Column> columns, Column key, KeySteps steps) {
        return database.dialect()
                .source()
                .sums(plan.extraction(due, plan.load().read().skipNulls(), 0), columns, key, steps);
    }

    void sums(Sql sql, SumTaker taker) {
        SumTaker.read(database, sql, FETCH_SIZE, pulse, taker);
    }

    private State state(@Nullable Object[] row, @Nullable Object[] target, boolean isDue) {
        if (!isDue) {
            return State.WAITING;
        }
        RowCondition.Answer answer = gone == null ? null : gone.of(row);
        if (answer != null && answer.fault() != null) {
            return State.REJECTED;
        }
        if (answer != null && answer.holds()) {
            return State.GONE;
        }
        return function.apply(row, target) == null ? State.DUE : State.REJECTED;
    }

    /** Makes the key alone. False where that cannot be made. */
    private boolean key(@Nullable Object[] row, @Nullable Object[] key, @Nullable Object[] target) {
        Arrays.fill(target, null);
        if (keys.apply(row, key) != null) {
            return false;
        }
        for (int i = 0; i < keyPlaces.length; i++) {
            target[keyPlaces[i]] = key[i];
        }
        return true;
    }

    /** Whether it begins above, or ends below, all that the column can hold. */
    private static boolean isEmpty(KeyRange range) {
        return (range.from() != null && range.from() > 0 && isBeyond(range.from(), range.column()))
                || (range.to() != null && range.to() < 0 && isBeyond(range.to(), range.column()));
    }

    /** Whether the column cannot hold it. */
    private static boolean isBeyond(@Nullable Long bound, Column column) {
        return bound != null && !Fits.exactly(bound, column.type());
    }

    /** An end that the column cannot hold is none. */
    private static @Nullable KeyRange fitted(@Nullable KeyRange range) {
        return range == null
                ? null
                : new KeyRange(
                        range.column(),
                        isBeyond(range.from(), range.column()) ? null : range.from(),
                        isBeyond(range.to(), range.column()) ? null : range.to());
    }
}
