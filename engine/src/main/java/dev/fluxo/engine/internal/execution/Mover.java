package dev.fluxo.engine.internal.execution;

import dev.fluxo.engine.internal.source.Rows;

/** Brings the rows of one attempt to its sink. Used once. */
public interface Mover extends AutoCloseable {
    /** Does what takes long and needs no sink: who opens one does so afterwards, and keeps its transaction short. */
    default void prepare() {}

    /** What was moved in all. */
    Moved run(Sink sink);

    /** Ends what another thread waits in. Never throws. */
    void cancel();

    @Override
    void close();

    /** Reads, transforms and writes in this process. */
    static Mover of(Rows rows, Execution execution) {
        return new Mover() {
            @Override
            public Moved run(Sink sink) {
                return execution.run(rows, sink);
            }

            @Override
            public void cancel() {
                rows.cancel();
            }

            @Override
            public void close() {
                rows.close();
            }
        };
    }
}
