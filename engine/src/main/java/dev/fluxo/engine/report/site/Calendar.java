package dev.fluxo.engine.report.site;

import dev.fluxo.engine.result.RunStatus;
import dev.fluxo.engine.result.Site.Run;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The days of the last half year, each with the worst status of its runs.
 *
 * @param weeks the oldest first, each from Monday on
 */
public record Calendar(List<Week> weeks) {
    private static final int WEEKS = 26;
    /** The worst first. */
    private static final List<RunStatus> WORST =
            List.of(RunStatus.FAILED, RunStatus.PARTIAL, RunStatus.RUNNING, RunStatus.SUCCESS);

    /** @param label the month, in the week that it begins in; else empty */
    public record Week(String monday, String label, List<Day> days) {}

    /**
     * A day.
     *
     * @param status {@code none} where nothing ran, {@code future} where it has not come
     */
    public record Day(String status, String sign, String label) {}

    /** In UTC; dry runs do not count. */
    static Calendar of(List<Run> runs, Instant now) {
        Map<LocalDate, Map<RunStatus, Integer>> days = new HashMap<>();
        for (Run run : runs) {
            if (run.mode().isLoad()) {
                days.computeIfAbsent(day(run.started()), any -> new EnumMap<>(RunStatus.class))
                        .merge(run.status(), 1, Integer::sum);
            }
        }
        LocalDate today = day(now);
        LocalDate first =
                today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(WEEKS - 1L);
        List<Week> weeks = new ArrayList<>();
        for (int week = 0; week < WEEKS; week++) {
            LocalDate monday = first.plusWeeks(week);
            List<Day> ofWeek = new ArrayList<>();
            for (int i = 0; i < DayOfWeek.values().length; i++) {
                LocalDate date = monday.plusDays(i);
                ofWeek.add(date.isAfter(today) ? new Day("future", "", date + ": to come") : day(date, days.get(date)));
            }
            boolean begins = monday.getDayOfMonth() <= DayOfWeek.values().length || week == 0;
            weeks.add(new Week(
                    monday.toString(), begins ? monday.toString().substring(0, "2026-01".length()) : "", ofWeek));
        }
        return new Calendar(weeks);
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    private static Day day(LocalDate date, @Nullable Map<RunStatus, Integer> runs) {
        if (runs == null) {
            return new Day("none", "", date + ": no run");
        }
        List<String> counts = new ArrayList<>();
        String worst = "none";
        for (RunStatus status : WORST) {
            if (runs.containsKey(status)) {
                worst = counts.isEmpty() ? status.text() : worst;
                counts.add(runs.get(status) + " " + status.text());
            }
        }
        return new Day(worst, Words.sign(worst), date + ": " + String.join(", ", counts));
    }
}
