package dev.fluxo.engine.run;

import dev.fluxo.engine.model.Batch;
import dev.fluxo.engine.model.EntityResult;
import dev.fluxo.engine.model.Watermark;
import org.jspecify.annotations.Nullable;

/** Where the batches of one attempt go. */
sealed interface Load extends AutoCloseable permits MergeLoad, DryLoad {
    /**
     * @param upTo the watermark of the batch's last row, or where that is behind it the stored one; null for an entity that is
     *     read whole
     * @param again whether some of the rows may have been read by an earlier run
     */
    void add(Batch batch, @Nullable Watermark upTo, boolean again);

    /** Commits what was added, with its watermark. */
    void commit();

    /** Commits the rest, and the success. */
    EntityResult finish();

    /** Rolls back what was not committed. */
    @Override
    void close();
}
