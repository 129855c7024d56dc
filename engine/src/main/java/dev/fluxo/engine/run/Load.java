package dev.fluxo.engine.run;

import dev.fluxo.engine.model.Batch;
import dev.fluxo.engine.model.EntityResult;
import dev.fluxo.engine.model.Watermark;
import org.jspecify.annotations.Nullable;

/** Where the batches of one attempt go. */
sealed interface Load extends AutoCloseable permits MergeLoad, DryLoad {
    /** @param upTo the watermark of the batch's last row; null for an entity that is read whole */
    void add(Batch batch, @Nullable Watermark upTo);

    /** Commits what was added, with its watermark. */
    void commit();

    /** Commits the rest, and the success. */
    EntityResult finish();

    /** Rolls back what was not committed. */
    @Override
    void close();
}
