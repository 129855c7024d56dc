package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.event.EntityFinished;
import dev.fluxo.engine.event.EntityStarted;
import dev.fluxo.engine.internal.control.EntityBooks;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Memory;
import dev.fluxo.engine.result.EntityResult;
import java.util.function.Supplier;

/** An entity's turn in a run, a backfill, or rejects that are tried again: listeners hear of it, and the books are closed whatever happens. */
final class Turn {
    private Turn() {}

    /**
     * Never throws: whatever happens is in the result, and in the audit where that can be reached.
     *
     * @param work has let go of the entity's lock by the time that it throws
     */
    static EntityResult of(RunContext context, String entity, EntityBooks books, Supplier<EntityResult> work) {
        context.listeners().tell(new EntityStarted(entity));
        EntityResult result = ended(context.stop(), books, work);
        context.listeners().tell(new EntityFinished(result));
        return result;
    }

    /** What fails while it is being stopped fails because of that; but whose entity another run has, has touched nothing. */
    private static EntityResult ended(Stop stop, EntityBooks books, Supplier<EntityResult> work) {
        try {
            return work.get();
        } catch (FluxoException e) {
            boolean stopped = stop.isAsked() && e.first().code() != Code.ENTITY_LOCKED;
            return books.failed(stopped ? new FluxoException(Stop.problem(), e) : e);
        } catch (RuntimeException e) {
            return books.failed(e);
        } catch (OutOfMemoryError e) {
            return books.failed(Memory.exhausted(e));
        }
    }
}
