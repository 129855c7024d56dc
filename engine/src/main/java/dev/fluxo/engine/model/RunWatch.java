package dev.fluxo.engine.model;

import org.jspecify.annotations.Nullable;

/** Looks on while a run goes on: it is told by the run's threads, several at once, and must be quick and throw nothing. */
public interface RunWatch {
    /** Nobody looks. */
    RunWatch NONE = new RunWatch() {
        @Override
        public void reads(String entity, @Nullable Long rows) {}

        @Override
        public void read(String entity, long rows, long batches) {}

        @Override
        public void ended(String entity) {}
    };

    /** Whether it is worth a second to count the rows of a window. */
    default boolean counts() {
        return false;
    }

    /**
     * The entity begins to read, from the first row of its window; again where it is tried again.
     *
     * @param rows how many there are; null where that is not known
     */
    void reads(String entity, @Nullable Long rows);

    /** So many rows more were read, transformed and handed on; so many batches have begun with them. */
    void read(String entity, long rows, long batches);

    /** The entity is loaded, or has failed. */
    void ended(String entity);
}
