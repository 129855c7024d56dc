package dev.fluxo.openlineage;

import dev.fluxo.engine.event.EntityFinished;
import dev.fluxo.engine.event.EntityPlanned;
import dev.fluxo.engine.event.EntityStarted;
import dev.fluxo.engine.event.RunAborted;
import dev.fluxo.engine.event.RunEvent;
import dev.fluxo.engine.event.RunFinished;
import dev.fluxo.engine.event.RunListener;
import dev.fluxo.engine.event.RunStarted;
import dev.fluxo.engine.report.RunOutcome;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.RunMode;
import dev.fluxo.engine.result.RunResult;
import dev.fluxo.engine.result.RunStatus;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tells a run as a job, and each of its entities as a job below it. A dry run moves nothing, and has no lineage. */
final class LineageListener implements RunListener {
    private final Jobs jobs;
    private final Destination destination;
    private final UnaryOperator<String> redact;
    private final Duration patience;
    private final Map<String, Entity> entities = new HashMap<>();
    private @Nullable Events events;

    /** Where events go. */
    interface Destination {
        void send(String event) throws InterruptedException;
    }

    /** What is known of an entity in this run. */
    private static final class Entity {
        final UUID run;

        @Nullable
        EntityPlanned planned;

        Entity(UUID run) {
            this.run = run;
        }
    }

    LineageListener(Jobs jobs, Destination destination, UnaryOperator<String> redact, Duration patience) {
        this.jobs = jobs;
        this.destination = destination;
        this.redact = redact;
        this.patience = patience;
    }

    @Override
    public Duration patience() {
        return patience;
    }

    @Override
    public boolean traces() {
        return true;
    }

    @Override
    public void on(RunEvent event) throws InterruptedException {
        if (event instanceof RunStarted started && started.mode() != RunMode.DRY_RUN) {
            events = new Events(jobs, UUID.fromString(started.runId()), redact);
            send(events.run(EventType.START, started.at(), null));
        } else if (event instanceof RunAborted aborted && aborted.mode() != RunMode.DRY_RUN) {
            aborted(aborted);
        } else if (events != null) {
            hear(event, events);
        }
    }

    private void hear(RunEvent event, Events told) throws InterruptedException {
        if (event instanceof EntityStarted started) {
            start(started.entity(), Instant.now(), told);
        } else if (event instanceof EntityPlanned planned && entities.get(planned.entity()) != null) {
            Entity entity = entities.get(planned.entity());
            entity.planned = planned;
            send(told.entity(EventType.RUNNING, Instant.now(), planned.entity(), entity.run, planned.lineage(), null));
        } else if (event instanceof EntityFinished finished) {
            finished(finished.result(), told);
        } else if (event instanceof RunFinished finished) {
            RunResult run = finished.result();
            boolean well = run.status() == RunStatus.SUCCESS;
            send(told.run(
                    well ? EventType.COMPLETE : EventType.FAIL, run.finishedAt(), well ? null : RunOutcome.of(run)));
        }
    }

    private Entity start(String name, Instant at, Events told) throws InterruptedException {
        Entity entity = new Entity(Jobs.runOf(told.runId(), name, at));
        entities.put(name, entity);
        send(told.entity(EventType.START, at, name, entity.run, null, null));
        return entity;
    }

    /** One that was skipped, or whose spec has errors, has not begun before. */
    private void finished(EntityResult result, Events told) throws InterruptedException {
        Entity known = entities.get(result.entity());
        Entity entity = known == null ? start(result.entity(), result.startedAt(), told) : known;
        EventType how = switch (result.status()) {
            case SUCCESS -> EventType.COMPLETE;
            case FAILED -> EventType.FAIL;
            case SKIPPED -> EventType.ABORT;
            case RUNNING -> EventType.OTHER;
        };
        Instant at = result.finishedAt() == null ? Instant.now() : result.finishedAt();
        send(told.entity(
                how,
                at,
                result.entity(),
                entity.run,
                entity.planned == null ? null : entity.planned.lineage(),
                result));
    }

    /** Of one that never began, it is told that it failed all the same. */
    private void aborted(RunAborted aborted) throws InterruptedException {
        if (events == null) {
            events = new Events(jobs, Jobs.runOf(UUID.randomUUID(), jobs.run(), aborted.at()), redact);
            send(events.run(EventType.START, aborted.at(), null));
        }
        String why = aborted.problem().code().id() + " " + aborted.problem().placed();
        send(events.run(EventType.FAIL, aborted.at(), why));
    }

    private void send(String event) throws InterruptedException {
        destination.send(event);
    }
}
