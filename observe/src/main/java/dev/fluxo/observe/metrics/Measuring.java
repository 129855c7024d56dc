package dev.fluxo.observe.metrics;

import dev.fluxo.engine.event.EntityFinished;
import dev.fluxo.engine.event.EntityPlanned;
import dev.fluxo.engine.event.ReadingStarted;
import dev.fluxo.engine.event.RunAborted;
import dev.fluxo.engine.event.RunEvent;
import dev.fluxo.engine.event.RunFinished;
import dev.fluxo.engine.event.RunListener;
import dev.fluxo.engine.event.RunStarted;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.EntityStatus;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.result.RunResult;
import dev.fluxo.engine.result.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Measures a run that brings entities up to date, and hands on what it found when that ends: dry runs and backfills say nothing of how far a target is. */
final class Measuring implements RunListener {
    private static final List<EntityStatus> ENDS =
            List.of(EntityStatus.SUCCESS, EntityStatus.FAILED, EntityStatus.SKIPPED);
    private static final List<RunStatus> RUN_ENDS = List.of(RunStatus.SUCCESS, RunStatus.PARTIAL, RunStatus.FAILED);

    private final Publisher publisher;
    private final Duration patience;
    private final Map<String, Instant> upTo = new HashMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private @Nullable RunStarted run;

    /** Where it goes. */
    interface Publisher {
        /**
         * @param known the names of all entities that the project has; null: nobody can tell
         * @throws dev.fluxo.engine.problem.FluxoException where it cannot be told
         */
        void publish(Measured measured, @Nullable Set<String> known) throws InterruptedException;
    }

    /**
     * What was found.
     *
     * @param profile empty: the project has none
     */
    record Measured(String profile, List<Sample> samples, Instant at) {
        Measured {
            samples = List.copyOf(samples);
        }
    }

    Measuring(Publisher publisher, Duration patience) {
        this.publisher = publisher;
        this.patience = patience;
    }

    @Override
    public Duration patience() {
        return patience;
    }

    @Override
    public void on(RunEvent event) throws InterruptedException {
        if (event instanceof RunStarted started) {
            run = started;
        } else if (event instanceof EntityPlanned planned && planned.fresh() != null) {
            of(planned.entity(), Metric.ENTITY_FRESH, seconds(planned.fresh()));
        } else if (event instanceof ReadingStarted reading && reading.upTo() != null) {
            upTo.put(reading.entity(), reading.upTo());
        } else if (event instanceof EntityFinished finished) {
            entity(finished.result());
        } else if (event instanceof RunFinished finished
                && finished.result().mode().isLoad()) {
            run(finished.result());
            publish(finished.result().finishedAt());
        } else if (event instanceof RunAborted aborted && aborted.mode().isLoad()) {
            samples.clear();
            aborted(aborted);
        }
    }

    private void publish(Instant at) throws InterruptedException {
        RunStarted started = Objects.requireNonNull(run, "a run that ends has begun");
        publisher.publish(new Measured(profile(), samples, at), Set.copyOf(started.project()));
    }

    private void aborted(RunAborted aborted) throws InterruptedException {
        String profile = aborted.profile() == null ? "" : aborted.profile();
        ended(profile, RunStatus.FAILED, aborted.at());
        publisher.publish(new Measured(profile, samples, aborted.at()), null);
    }

    private void entity(EntityResult result) {
        String entity = result.entity();
        Instant end = Objects.requireNonNullElse(result.finishedAt(), result.startedAt());
        if (result.status() == EntityStatus.SUCCESS) {
            of(entity, Metric.ENTITY_LAST_SUCCESS, seconds(end));
            Instant loaded = upTo.get(entity);
            if (loaded != null) {
                of(entity, Metric.ENTITY_LOADED_UNTIL, seconds(loaded));
                of(entity, Metric.ENTITY_LAG, seconds(Duration.between(loaded, end)));
            }
        }
        of(entity, Metric.ENTITY_LAST_RUN, seconds(end));
        of(entity, Metric.ENTITY_DURATION, seconds(result.elapsed()));
        for (EntityStatus status : ENDS) {
            add(Metric.ENTITY_STATUS, labels(entity, "status", status.text()), status == result.status() ? 1 : 0);
        }
        counts(result.counts())
                .forEach((kind, rows) -> add(Metric.ENTITY_ROWS, labels(entity, "kind", kind), (double) rows));
    }

    private static Map<String, Long> counts(RowCounts counts) {
        Map<String, Long> kinds = new LinkedHashMap<>();
        kinds.put("read", counts.read());
        kinds.put("inserted", counts.inserted());
        kinds.put("versioned", counts.versioned());
        kinds.put("updated", counts.updated());
        kinds.put("unchanged", counts.unchanged());
        kinds.put("deleted", counts.deleted());
        kinds.put("superseded", counts.superseded());
        kinds.put("rejected", counts.rejected());
        return kinds;
    }

    private void run(RunResult result) {
        ended(profile(), result.status(), result.finishedAt());
        add(Metric.RUN_DURATION, Map.of("profile", profile()), seconds(result.elapsed()));
        for (EntityStatus status : ENDS) {
            add(Metric.RUN_ENTITIES, of(profile(), "status", status.text()), (double) result.count(status));
        }
    }

    private void ended(String profile, RunStatus ended, Instant at) {
        if (ended == RunStatus.SUCCESS) {
            add(Metric.RUN_LAST_SUCCESS, Map.of("profile", profile), seconds(at));
        }
        add(Metric.RUN_LAST, Map.of("profile", profile), seconds(at));
        for (RunStatus status : RUN_ENDS) {
            add(Metric.RUN_STATUS, of(profile, "status", status.text()), status == ended ? 1 : 0);
        }
    }

    private String profile() {
        return run == null || run.profile() == null ? "" : run.profile();
    }

    private void of(String entity, Metric metric, double value) {
        add(metric, of(profile(), "entity", entity), value);
    }

    private Map<String, String> labels(String entity, String name, String value) {
        Map<String, String> labels = of(profile(), "entity", entity);
        labels.put(name, value);
        return labels;
    }

    private static Map<String, String> of(String profile, String name, String value) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("profile", profile);
        labels.put(name, value);
        return labels;
    }

    private void add(Metric metric, Map<String, String> labels, double value) {
        samples.add(new Sample(new Sample.Series(metric, labels), value));
    }

    private static double seconds(Instant moment) {
        return moment.toEpochMilli() / 1000.0;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
