package dev.fluxo.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be read again.
 *
 * @param from a value of the first watermark column: what is read first; null: the beginning
 * @param until a value of it that is not read any more; null: all up to the watermark is
 * @param columns of the target that alone are filled, in rows that are there; empty: whole rows are loaded
 * @param dryRun read and transform, write nothing but the audit
 * @param batchSize overrides every spec's; null: as they say
 */
public record BackfillOptions(
        Selection selection,
        @Nullable String from,
        @Nullable String until,
        List<String> columns,
        boolean dryRun,
        @Nullable Integer batchSize) {
    public BackfillOptions {
        columns = List.copyOf(columns);
    }

    /** All rows of these, with all their columns. */
    public static BackfillOptions of(Selection selection) {
        return new BackfillOptions(selection, null, null, List.of(), false, null);
    }

    /** The same of a range; null: open at that end. */
    public BackfillOptions between(@Nullable String first, @Nullable String end) {
        return new BackfillOptions(selection, first, end, columns, dryRun, batchSize);
    }

    /** The same of columns alone. */
    public BackfillOptions of(List<String> alone) {
        return new BackfillOptions(selection, from, until, alone, dryRun, batchSize);
    }

    /** The same as a dry run. */
    public BackfillOptions dry() {
        return new BackfillOptions(selection, from, until, columns, true, batchSize);
    }

    /** The same with a batch size of its own. */
    public BackfillOptions withBatchSize(int rows) {
        return new BackfillOptions(selection, from, until, columns, dryRun, rows);
    }
}
