package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.spi.Type2;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a target keeps versions.
 *
 * @param openEnd what ends the version that is valid now; null: NULL
 * @param from the source column that dates a version; null: the run does
 * @param begin from when a key's first version is valid; null: from its own date on
 * @param everyState whether each state is a version
 */
public record HistorySpec(
        Located<String> validFrom,
        Located<String> validTo,
        @Nullable Located<String> current,
        @Nullable Located<LocalDate> openEnd,
        @Nullable Located<String> from,
        @Nullable Located<LocalDate> begin,
        List<Located<String>> overwrite,
        boolean everyState) {
    /** Versions are dated by the run. */
    static final String RUN = "run";

    /** A key's first version begins with its own date. */
    static final String FIRST = "first";

    static final String CHANGES = "changes";
    static final String ALL = "all";

    public HistorySpec {
        overwrite = List.copyOf(overwrite);
    }

    /** The target columns that the engine sets. */
    public List<Located<String>> columns() {
        List<Located<String>> columns = new ArrayList<>(List.of(validFrom, validTo));
        if (current != null) {
            columns.add(current);
        }
        return columns;
    }

    Type2 strategy() {
        return new Type2(
                validFrom.value(),
                validTo.value(),
                current == null ? null : current.value(),
                openEnd == null ? "null" : openEnd.value().toString(),
                from == null ? RUN : from.value(),
                begin == null ? FIRST : begin.value().toString(),
                overwrite.stream().map(Located::value).toList(),
                everyState ? ALL : CHANGES);
    }
}
