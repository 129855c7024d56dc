package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.event.EntityFinished;
import dev.fluxo.engine.event.RunFinished;
import dev.fluxo.engine.internal.control.EntityBooks;
import dev.fluxo.engine.internal.control.RunBooks;
import dev.fluxo.engine.internal.model.Hooks;
import dev.fluxo.engine.internal.spec.BrokenSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.EntityStatus;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.result.RunResult;
import java.util.List;

/** A run of several entities, from its first audit row to its last. Start reading at {@link #execute}. */
public final class Run {
    private final RunContext context;
    private final List<EntitySpec> specs;
    private final List<BrokenSpec> broken;

    /**
     * @param specs each after those it depends on
     * @param broken what was asked for too and cannot be loaded: it fails, and no other entity does for that
     */
    public Run(RunContext context, List<EntitySpec> specs, List<BrokenSpec> broken) {
        this.context = context;
        this.specs = List.copyOf(specs);
        this.broken = List.copyOf(broken);
    }

    /** Runs every entity. What fails is in the result; only a control database that cannot be reached throws. */
    public RunResult execute() {
        try (RunBooks books = RunBooks.open(
                context.control(),
                context.title(context.full() == null ? "" : "full: "),
                specs.size() + broken.size())) {
            context.listeners().tell(context.started(specs, books.startedAt()));
            RunResult result = books.end(entities(books));
            context.listeners().tell(new RunFinished(result));
            return result;
        }
    }

    /** A general error ends the run, and its audit row says so. */
    private List<EntityResult> entities(RunBooks books) {
        try {
            List<EntityResult> ended = broken.stream()
                    .map(spec -> told(BrokenEntity.booked(books, spec)))
                    .toList();
            try (Foresight ahead = new Foresight(specs, context.databases())) {
                return new Schedule(ended, specs, context.threads())
                        .run(
                                spec -> load(spec, books.entity(spec.name(), spec.hash()), ahead),
                                (spec, missing) -> skip(spec, missing, books.entity(spec.name(), spec.hash())));
            }
        } catch (RuntimeException e) {
            books.abort(e);
            throw e;
        }
    }

    private EntityResult load(EntitySpec spec, EntityBooks books, Foresight ahead) {
        if (context.stop().isAsked()) {
            return told(books.end(EntityStatus.SKIPPED, Stop.problem()));
        }
        EntityResult result = new EntityRun(context, spec, books).run();
        boolean odd = result.status() != EntityStatus.SUCCESS || !spec.hooks().equals(Hooks.NONE);
        if (odd) {
            ahead.forget();
        }
        if (odd || !result.counts().equals(RowCounts.ZERO)) {
            // What it wrote may be what another one reads.
            context.moments().forget();
        }
        return result;
    }

    private EntityResult skip(EntitySpec spec, String dependency, EntityBooks books) {
        Problem why = Problem.error(
                Code.DEPENDENCY_FAILED,
                null,
                "'" + spec.name() + "' is skipped because '" + dependency + "' did not succeed",
                "it is loaded by the next run in which '" + dependency + "' succeeds");
        return told(books.end(EntityStatus.SKIPPED, why));
    }

    private EntityResult told(EntityResult result) {
        context.listeners().tell(new EntityFinished(result));
        return result;
    }
}
