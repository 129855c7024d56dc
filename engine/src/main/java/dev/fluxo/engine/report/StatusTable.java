package dev.fluxo.engine.report;

import dev.fluxo.engine.problem.Printable;
import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.result.EntityState;
import dev.fluxo.engine.result.EntityStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code etl:status} prints: one entity per line, then why the last run of any of them failed. */
public final class StatusTable {
    private static final List<TextTable.Column> COLUMNS = List.of(
            TextTable.Column.words("entity"),
            TextTable.Column.words("status"),
            TextTable.Column.words("last run"),
            TextTable.Column.words("last success"),
            TextTable.Column.numbers("rows"),
            TextTable.Column.numbers("lag"),
            TextTable.Column.words("watermark"));

    private StatusTable() {}

    /** Several lines, without a line break at the end. */
    public static String render(List<EntityState> states, Wording wording) {
        TextTable table = new TextTable(COLUMNS);
        states.forEach(state -> table.row(row(state)));
        return Stream.concat(Stream.of(table.text()), states.stream().flatMap(state -> why(state, wording)))
                .collect(Collectors.joining("\n"));
    }

    private static List<String> row(EntityState state) {
        return List.of(
                state.entity(),
                status(state),
                time(state.lastStartedAt()),
                time(state.lastSuccessAt()),
                state.rows() == null ? "-" : Long.toString(state.rows()),
                state.lag() == null ? "-" : ShortDuration.text(state.lag()),
                WindowText.of(state.watermark()));
    }

    private static String status(EntityState state) {
        EntityStatus last = state.lastStatus();
        String status = last == null ? "never run" : last.text();
        return state.enabled() ? state.isStale() ? status + ", stale" : status : status + ", disabled";
    }

    private static String time(@Nullable Instant instant) {
        return instant == null ? "-" : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static Stream<String> why(EntityState state, Wording wording) {
        return Stream.concat(
                        Stream.ofNullable(state.error()).map(error -> state.entity() + ": " + error),
                        state.warnings().stream()
                                .map(warning -> state.entity()
                                        + (warning.isError() ? ": the next run fails: " : ": warning: ")
                                        + warning.in(wording)))
                .map(Printable::line);
    }
}
