package dev.fluxo.engine.internal.source;

import static java.util.stream.Collectors.joining;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.SaidZone;

/** What is to be said of a source whose settings do not tell which clock writes a time without a zone. */
final class ClockDoubts {
    private ClockDoubts() {}

    static void say(EntityPlan plan, Database source, SourceClock clock, Problems warnings) {
        if (clock.zones().isEmpty() || (!clock.isAmbiguous() && clock.knowsAll())) {
            return;
        }
        String said = clock.zones().stream().map(SaidZone::toString).distinct().collect(joining(", "));
        warnings.add(Problem.warning(
                Code.CLOCKS_DIFFER,
                plan.spec().at(),
                "'" + column(plan) + "' of '" + plan.entity() + "' has no time zone, and connection '" + source.name()
                        + "' has several: " + said + "; rows are read only up to the earliest of their clocks, "
                        + clock.shown(),
                "write 'clock: " + zone(clock) + "' below watermark, with the zone of whoever writes '" + column(plan)
                        + "'"));
    }

    /** The clock shows times that it has shown before: what is written now is read when that is over. */
    static void sayWaiting(EntityPlan plan, Database source, String watermark, SourceClock clock, Problems warnings) {
        warnings.add(Problem.warning(
                Code.CLOCK_WAITED_FOR,
                plan.spec().at(),
                "'" + plan.entity() + "' waits: its watermark is " + watermark + ", and the clock of connection '"
                        + source.name() + "' shows " + clock.shown()
                        + (clock.isAmbiguous() ? "" : " for the second time"),
                "nothing is lost: a later run reads what is written meanwhile"));
    }

    private static String column(EntityPlan plan) {
        return plan.watermark().get(0).name();
    }

    private static String zone(SourceClock clock) {
        return clock.zones().stream()
                .filter(said -> said.zone() != null && said.zone().getId().indexOf('/') > 0)
                .map(SaidZone::name)
                .findFirst()
                .orElse("utc");
    }
}
