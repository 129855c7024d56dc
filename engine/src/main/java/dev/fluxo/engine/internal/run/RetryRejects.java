package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.event.RunFinished;
import dev.fluxo.engine.internal.control.RunBooks;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.result.RunResult;
import java.util.List;

/**
 * Reads rejected rows again, by key, and loads those that pass now. The watermark stays, and so does what is said of the last
 * run: the audit tells the two apart by their mode. Start reading at {@link #run}.
 */
public final class RetryRejects {
    private final RunContext context;

    public RetryRejects(RunContext context) {
        this.context = context;
    }

    /** What fails is in the result; only a control database that cannot be reached throws. */
    public RunResult run(List<EntitySpec> specs) {
        try (RunBooks books = RunBooks.open(context.control(), context.title("retry-rejects: "), specs.size())) {
            context.listeners().tell(context.started(specs, books.startedAt()));
            RunResult result = books.end(specs.stream()
                    .map(spec -> new RetryEntity(context, spec, books.entity(spec.name(), spec.hash())).run())
                    .toList());
            context.listeners().tell(new RunFinished(result));
            return result;
        }
    }
}
