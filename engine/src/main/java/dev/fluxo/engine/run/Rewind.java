package dev.fluxo.engine.run;

import dev.fluxo.engine.control.AuditLog;
import dev.fluxo.engine.control.ControlRow;
import dev.fluxo.engine.control.EntityLock;
import dev.fluxo.engine.control.Origin;
import dev.fluxo.engine.control.WatermarkStore;
import dev.fluxo.engine.jdbc.Session;
import dev.fluxo.engine.model.Definition;
import dev.fluxo.engine.model.EntityResult;
import dev.fluxo.engine.model.EntityStatus;
import dev.fluxo.engine.model.Rewound;
import dev.fluxo.engine.model.RowCounts;
import dev.fluxo.engine.model.RunResult;
import dev.fluxo.engine.model.RunStatus;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spec.EntitySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Moves watermarks back, so that rows are read again. Audited like a run. */
public final class Rewind {
    private final RunContext context;
    private final String to;
    private final RewindDestination destination;
    private final Map<String, Optional<Definition>> definitions = new HashMap<>();

    /** @param to {@code start}, {@code run:<id>}, {@code here}: the watermark stays, and stands for what the entity is now; or a value of the first watermark column: what is read again first */
    public Rewind(RunContext context, String to) {
        this.context = context;
        this.to = to;
        this.destination = new RewindDestination(context, to);
    }

    /**
     * What moving them would do.
     *
     * @throws FluxoException with every reason why not
     */
    public List<Rewound> look(List<EntitySpec> specs) {
        Problems problems = new Problems();
        List<Rewound> found = new ArrayList<>();
        for (EntitySpec spec : specs) {
            try {
                RewindDestination.Move move = destination.of(spec);
                definitions.put(spec.name(), Optional.ofNullable(move.definition()));
                found.add(move.rewound());
            } catch (FluxoException e) {
                problems.addAll(e.problems());
            }
        }
        problems.throwIfErrors();
        return found;
    }

    /**
     * Moves them, all or none.
     *
     * @throws FluxoException if an entity is being loaded, or was since it was looked at
     */
    public void apply(List<EntitySpec> specs, List<Rewound> moves) {
        Instant started = Now.instant();
        List<EntityLock> locks = new ArrayList<>();
        try (Session books = context.control().books()) {
            specs.forEach(spec -> locks.add(EntityLock.acquire(context.control(), spec.name())));
            List<EntityResult> results = new ArrayList<>();
            AuditLog.startRun(books, run(started, results), specs.size());
            for (int i = 0; i < specs.size(); i++) {
                results.add(move(books, specs.get(i), moves.get(i), started));
            }
            AuditLog.finishRun(books, run(started, results));
            books.commit();
        } finally {
            locks.forEach(EntityLock::close);
        }
    }

    private EntityResult move(Session books, EntitySpec spec, Rewound move, Instant started) {
        ControlRow now = WatermarkStore.readLoosely(books, spec.name());
        Definition definition =
                definitions.getOrDefault(spec.name(), Optional.empty()).orElse(null);
        if (move.from() == null
                || !move.from().equals(now.watermark())
                || !WatermarkStore.rewind(books, now.with(definition), move.to(), context.runId())) {
            throw FluxoException.of(
                    Code.FENCED,
                    "another run has moved the watermark of '" + spec.name() + "' meanwhile",
                    "nothing was changed; look again");
        }
        EntityResult result = new EntityResult(
                spec.name(),
                EntityStatus.SUCCESS,
                RowCounts.ZERO,
                0,
                started,
                Now.instant(),
                move.from(),
                move.to(),
                null,
                0,
                spec.hash(),
                null,
                List.of());
        AuditLog.startEntity(books, context.runId(), spec.name(), started, false, spec.hash());
        AuditLog.updateEntity(books, context.runId(), result);
        return result;
    }

    private RunResult run(Instant started, List<EntityResult> results) {
        return new RunResult(
                context.runId(),
                RunStatus.SUCCESS,
                context.mode(),
                context.profile(),
                "rewind to " + to + ": " + context.selection(),
                started,
                Now.instant(),
                Origin.here(),
                null,
                results);
    }
}
