package dev.fluxo.engine.internal.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks to be read again.
 *
 * @param from as it was typed; null: the beginning
 * @param until as it was typed; null: the watermark
 * @param columns that alone are filled; empty: whole rows are loaded
 */
public record BackfillAsked(@Nullable String from, @Nullable String until, List<String> columns) {
    public BackfillAsked {
        columns = List.copyOf(columns);
    }

    boolean isRange() {
        return from != null || until != null;
    }

    /** As audit.etl_run shows it before the selection: {@code backfill of faixa from 2026-01-01: }. */
    String words() {
        return "backfill" + (columns.isEmpty() ? "" : " of " + String.join(", ", columns))
                + (from == null ? "" : " from " + from) + (until == null ? "" : " until " + until) + ": ";
    }
}
