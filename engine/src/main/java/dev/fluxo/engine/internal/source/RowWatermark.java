package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.ValueText;
import dev.fluxo.engine.spi.Watermark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How far a source row brings an entity. Thread-safe. */
public final class RowWatermark {
    private final LoadPlan plan;
    private final int[] indexes;

    public RowWatermark(LoadPlan plan) {
        this.plan = plan;
        this.indexes = plan.read().watermarkIndexes();
    }

    /** Null for an entity that is read whole. */
    public @Nullable Watermark of(@Nullable Object[] row) {
        if (indexes.length == 0) {
            return null;
        }
        List<Object> values = values(row);
        List<Watermark.Part> parts = new ArrayList<>();
        for (int i = 0; i < indexes.length; i++) {
            String type = plan.read().watermark().get(i).type().kind().name().toLowerCase(Locale.ROOT);
            parts.add(new Watermark.Part(plan.read().watermarkNames().get(i), type, ValueText.write(values.get(i))));
        }
        return new Watermark(parts);
    }

    /**
     * Of the watermark columns, in their order.
     *
     * @throws FluxoException with WATERMARK_NULL
     */
    public List<Object> values(@Nullable Object[] row) {
        check(row);
        return Arrays.stream(indexes)
                .mapToObj(i -> Objects.requireNonNull(row[i]))
                .toList();
    }

    /** @throws FluxoException with WATERMARK_NULL */
    void check(@Nullable Object[] row) {
        for (int i = 0; i < indexes.length; i++) {
            if (row[indexes[i]] == null) {
                throw isNull(plan.read().watermark().get(i));
            }
        }
    }

    private FluxoException isNull(Column column) {
        return new FluxoException(Problem.error(
                Code.WATERMARK_NULL,
                plan.at(),
                "a row of the source of '" + plan.entity() + "' has NULL in watermark column '" + column.name() + "'",
                "correct the row, or write on_null: skip to leave such rows out"));
    }
}
