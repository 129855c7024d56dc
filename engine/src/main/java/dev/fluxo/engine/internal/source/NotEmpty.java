package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.model.Batch;
import dev.fluxo.engine.problem.FluxoException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Rows of which there has to be one at least: else whoever takes them would believe that all are gone. */
public final class NotEmpty implements Rows {
    private final Rows rows;
    private final Supplier<FluxoException> none;
    private boolean some;

    /** @param none what to throw where there is none */
    public NotEmpty(Rows rows, Supplier<FluxoException> none) {
        this.rows = rows;
        this.none = none;
    }

    @Override
    public @Nullable Batch next() {
        Batch batch = rows.next();
        if (batch == null && !some) {
            throw none.get();
        }
        some = true;
        return batch;
    }

    @Override
    public void cancel() {
        rows.cancel();
    }

    @Override
    public void close() {
        rows.close();
    }
}
