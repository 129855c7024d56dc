package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.spi.Column;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Loads rows that exchange the values of a unique index: each takes what another one of them still has. Where the columns
 * take NULL, all give up theirs first.
 */
final class Exchange {
    private final Trial trial;
    private final Culprit culprit;
    private final boolean changesRows;

    /** @param changesRows whether rows of the target may be changed at all */
    Exchange(Trial trial, Culprit culprit, boolean changesRows) {
        this.changesRows = changesRows;
        this.trial = trial;
        this.culprit = culprit;
    }

    /** Those that were loaded; the others are refused because of rows that are not among them. */
    List<StagedRow> run(List<StagedRow> refused) {
        Set<Column> columns = new LinkedHashSet<>();
        List<StagedRow> rows = new ArrayList<>();
        for (StagedRow row : changesRows ? refused : List.<StagedRow>of()) {
            @Nullable Column column = culprit.any(row);
            if (column != null) {
                columns.add(column);
                rows.add(row);
            }
        }
        List<Column> given = List.copyOf(columns);
        int before = Integer.MAX_VALUE;
        while (rows.size() > 1 && rows.size() < before) {
            List<StagedRow> all = List.copyOf(rows);
            if (trial.exchange(all, given, all, true) == null) {
                return all;
            }
            before = rows.size();
            rows.removeIf(row -> trial.exchange(all, given, List.of(row), false) != null);
        }
        return List.of();
    }
}
