package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.event.RunFinished;
import dev.fluxo.engine.internal.control.RunBooks;
import dev.fluxo.engine.internal.spec.BrokenSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.RunResult;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads rows again that lie behind the watermark, all of them or a range, and loads them, or fills some of their columns. The watermark stays, and
 * so does what is said of the last run: the audit tells the two apart by their mode. Start reading at {@link #run}.
 */
public final class Backfill {
    private final RunContext context;
    private final BackfillAsked asked;

    public Backfill(RunContext context, BackfillAsked asked) {
        this.context = context;
        this.asked = asked;
    }

    /**
     * What fails is in the result; only a control database that cannot be reached throws.
     *
     * @param specs each after those it depends on
     * @param broken what was asked for too and cannot be loaded
     */
    public RunResult run(List<EntitySpec> specs, List<BrokenSpec> broken) {
        RunBooks.Title title = context.title(asked.words());
        try (RunBooks books = RunBooks.open(context.control(), title, specs.size() + broken.size())) {
            context.listeners().tell(context.started(specs, books.startedAt()));
            Stream<EntityResult> failed = broken.stream().map(spec -> BrokenEntity.booked(books, spec));
            Stream<EntityResult> read = specs.stream()
                    .map(spec ->
                            new BackfillEntity(context, spec, books.entity(spec.name(), spec.hash()), asked).run());
            RunResult result = books.end(Stream.concat(failed, read).toList());
            context.listeners().tell(new RunFinished(result));
            return result;
        }
    }
}
