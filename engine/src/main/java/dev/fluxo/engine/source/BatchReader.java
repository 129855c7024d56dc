package dev.fluxo.engine.source;

import dev.fluxo.engine.dialect.Extraction;
import dev.fluxo.engine.jdbc.Cursor;
import dev.fluxo.engine.jdbc.Database;
import dev.fluxo.engine.jdbc.Session;
import dev.fluxo.engine.model.Batch;
import dev.fluxo.engine.model.Column;
import dev.fluxo.engine.model.DataType;
import dev.fluxo.engine.model.OnNull;
import dev.fluxo.engine.model.ValueText;
import dev.fluxo.engine.model.Watermark;
import dev.fluxo.engine.model.Window;
import dev.fluxo.engine.plan.EntityPlan;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spec.WatermarkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows of a window in batches, from one ordered query that is streamed. When the connection is lost the query is
 * asked again from the last row on: the watermark is a keyset.
 */
public final class BatchReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BatchReader.class);
    private static final int MOST_RESUMES = 3;
    private static final int FETCH_SIZE = 1_000;

    private final EntityPlan plan;
    private final Window window;
    private final Database source;
    private final int batchSize;
    private final int[] watermarkIndexes;
    private @Nullable Session session;
    private @Nullable Cursor cursor;
    private @Nullable Object @Nullable [] last;
    private int resumes;

    public BatchReader(EntityPlan plan, Window window, Database source, int batchSize) {
        this.plan = plan;
        this.window = window;
        this.source = source;
        this.batchSize = batchSize;
        this.watermarkIndexes = plan.watermarkIndexes();
    }

    /** The next rows; null when there are none left. */
    public @Nullable Batch next() {
        List<@Nullable Object[]> rows = new ArrayList<>(Math.min(batchSize, FETCH_SIZE));
        while (rows.size() < batchSize) {
            @Nullable Object[] row = nextRow();
            if (row == null) {
                break;
            }
            checkWatermark(row);
            rows.add(row);
            last = row;
        }
        return rows.isEmpty() ? null : new Batch(rows);
    }

    /** How far a row brings the watermark; null for an entity that is read whole. */
    public @Nullable Watermark watermarkOf(@Nullable Object[] row) {
        WatermarkSpec spec = plan.spec().watermark();
        if (spec == null) {
            return null;
        }
        List<Watermark.Part> parts = new ArrayList<>();
        for (int i = 0; i < watermarkIndexes.length; i++) {
            Column column = plan.watermark().get(i);
            Object value = row[watermarkIndexes[i]];
            if (value == null) {
                throw nullWatermark(column);
            }
            String type = column.type().kind().name().toLowerCase(Locale.ROOT);
            parts.add(new Watermark.Part(spec.columns().get(i).value(), type, ValueText.write(value)));
        }
        return new Watermark(parts);
    }

    private @Nullable Object @Nullable [] nextRow() {
        while (true) {
            @Nullable Object[] row = new Object[plan.sourceColumns().size()];
            try {
                return open().next(row) ? row : null;
            } catch (FluxoException e) {
                if (e.first().code() != Code.CONNECTION_LOST
                        || watermarkIndexes.length == 0
                        || ++resumes > MOST_RESUMES) {
                    throw e;
                }
                LOG.warn("{}: {}; reading on from the last row", plan.entity(), e.getMessage());
                close();
            }
        }
    }

    private Cursor open() {
        Cursor open = cursor;
        if (open != null) {
            return open;
        }
        WatermarkSpec spec = plan.spec().watermark();
        boolean skipNulls = spec != null && spec.onNull() == OnNull.SKIP;
        Window rest = last == null ? window : new Window(watermarkOf(last), window.cutoff());
        Extraction extraction = plan.extraction(rest, skipNulls);
        List<DataType> types = plan.sourceColumns().stream().map(Column::type).toList();
        Session opened = source.session();
        session = opened;
        open = opened.open(source.dialect().source().extract(extraction), types, FETCH_SIZE);
        cursor = open;
        return open;
    }

    private void checkWatermark(@Nullable Object[] row) {
        for (int index : watermarkIndexes) {
            if (row[index] == null) {
                throw nullWatermark(plan.sourceColumns().get(index));
            }
        }
    }

    private FluxoException nullWatermark(Column column) {
        return new FluxoException(Problem.error(
                Code.WATERMARK_NULL,
                plan.spec().at(),
                "a row of the source of '" + plan.entity() + "' has NULL in watermark column '" + column.name() + "'",
                "correct the row, or write on_null: skip to leave such rows out"));
    }

    @Override
    public void close() {
        Cursor open = cursor;
        Session opened = session;
        cursor = null;
        session = null;
        try (opened;
                open) {
            LOG.debug("{}: the reading ends", plan.entity());
        }
    }
}
