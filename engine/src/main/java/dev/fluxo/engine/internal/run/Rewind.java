package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.control.EntityLock;
import dev.fluxo.engine.internal.control.RunBooks;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.model.Definition;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.Rewound;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        List<EntityLock> locks = new ArrayList<>();
        try (Session session = context.control().books()) {
            specs.forEach(spec -> locks.add(EntityLock.acquire(context.control(), spec.name())));
            RunBooks books = RunBooks.within(session, context.title("rewind to " + to + ": "), specs.size());
            List<EntityResult> results = new ArrayList<>();
            for (int i = 0; i < specs.size(); i++) {
                EntitySpec spec = specs.get(i);
                results.add(books.entity(spec.name(), spec.hash()).rewind(moves.get(i), definition(spec)));
            }
            books.end(results);
            session.commit();
        } finally {
            locks.forEach(EntityLock::close);
        }
    }

    private @Nullable Definition definition(EntitySpec spec) {
        return definitions.getOrDefault(spec.name(), Optional.empty()).orElse(null);
    }
}
