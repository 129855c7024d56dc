package dev.fluxo.engine.internal.control;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.EntityStatus;
import dev.fluxo.engine.result.RunMode;
import dev.fluxo.engine.result.RunResult;
import dev.fluxo.engine.result.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The books of one run: its row in audit.etl_run, and by {@link #entity} those of its entities. Whatever a goal does to entities is
 * written by way of these, so that all goals are audited alike.
 */
public final class RunBooks implements AutoCloseable {
    private final Title title;
    private final Instant started;
    private final Ledger ledger;
    private final @Nullable RunLock alive;
    private final Map<String, EntityBooks> entities = new ConcurrentHashMap<>();

    /**
     * What is known of a run before it begins.
     *
     * @param profile null: the project has none
     * @param selection what is to be done with which entities, for people
     */
    public record Title(
            String runId, RunMode mode, @Nullable String profile, String selection) {}

    private RunBooks(Title title, Instant started, Ledger ledger, @Nullable RunLock alive) {
        this.title = title;
        this.started = started;
        this.ledger = ledger;
        this.alive = alive;
    }

    /**
     * Closes the books that dead processes left open, then opens those of a run: each entry is committed by itself. While they are
     * open the run is known to live.
     *
     * @param entities how many it is about
     * @throws FluxoException where the control tables cannot be reached
     */
    public static RunBooks open(Database control, Title title, int entities) {
        Instant started = Now.instant();
        RunLock.closeAbandoned(control);
        RunBooks books = new RunBooks(title, started, Ledger.of(control), RunLock.of(control, title.runId()));
        boolean begun = false;
        try {
            books.begin(entities);
            begun = true;
            return books;
        } finally {
            if (!begun) {
                books.close();
            }
        }
    }

    /** Opens the books of what is done in one transaction, which the caller commits: all entries are part of it. */
    public static RunBooks within(Session session, Title title, int entities) {
        RunBooks books = new RunBooks(title, Now.instant(), Ledger.within(session), null);
        books.begin(entities);
        return books;
    }

    private void begin(int entities) {
        ledger.write(session -> AuditLog.startRun(session, result(RunStatus.RUNNING, null, List.of()), entities));
    }

    public Instant startedAt() {
        return started;
    }

    /**
     * The books of one of the entities; nothing is written yet.
     *
     * @param specHash of its spec; empty where that could not be read
     */
    public EntityBooks entity(String name, String specHash) {
        EntityBooks books = new EntityBooks(title, ledger, name, specHash);
        entities.put(name, books);
        return books;
    }

    /** Writes how the run ended, which is how its entities did. */
    public RunResult end(List<EntityResult> results) {
        RunStatus status = status(results);
        return end(result(status, status == RunStatus.SUCCESS ? null : message(results), results));
    }

    /** Writes that an error which is of no entity ended the run. */
    public void abort(RuntimeException why) {
        end(result(RunStatus.FAILED, why.getMessage(), List.of()));
    }

    private RunResult end(RunResult result) {
        ledger.write(session -> {
            if (entities.values().stream().anyMatch(EntityBooks::isQuiet)) {
                restore(session, result);
            }
            AuditLog.finishRun(session, result);
        });
        return result;
    }

    /** The end of an entity of which nothing was new did not wait for the disk. A server that died meanwhile may have lost it, and it is told all the same. */
    private void restore(Session session, RunResult result) {
        Set<String> known = AuditLog.successes(session, title.runId());
        for (EntityResult entity : result.entities()) {
            EntityBooks books = entities.get(entity.entity());
            if (entity.status() == EntityStatus.SUCCESS && books != null && !known.contains(entity.entity())) {
                books.restore(session, entity);
            }
        }
    }

    /** An entity that someone disabled harms nobody; one that failed, or waited for one that failed, does. */
    private static RunStatus status(List<EntityResult> results) {
        if (results.stream().noneMatch(RunBooks::isBad)) {
            return RunStatus.SUCCESS;
        }
        boolean any = results.stream().anyMatch(result -> result.status() == EntityStatus.SUCCESS);
        return any ? RunStatus.PARTIAL : RunStatus.FAILED;
    }

    private static boolean isBad(EntityResult result) {
        Problem problem = result.problem();
        return result.status() != EntityStatus.SUCCESS && problem != null && problem.isError();
    }

    private String message(List<EntityResult> results) {
        return title.mode() == RunMode.RETRY_REJECTS
                ? "rejects were not all tried again"
                : "not loaded: "
                        + String.join(
                                ", ",
                                results.stream()
                                        .filter(RunBooks::isBad)
                                        .map(EntityResult::entity)
                                        .toList());
    }

    private RunResult result(RunStatus status, @Nullable String message, List<EntityResult> results) {
        return new RunResult(
                title.runId(),
                status,
                title.mode(),
                title.profile(),
                title.selection(),
                started,
                Now.instant(),
                Origin.here(),
                message,
                results);
    }

    /** From now on the run is known not to live; what it has not written by then is closed by another one. */
    @Override
    public void close() {
        if (alive != null) {
            alive.close();
        }
    }
}
