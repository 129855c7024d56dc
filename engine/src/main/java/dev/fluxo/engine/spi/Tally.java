package dev.fluxo.engine.spi;

/** As what the rows count that a {@link Step} meets. */
public enum Tally {
    /** They are not counted, or another step counts them. */
    NOTHING,
    INSERTED,
    /** New versions of rows that were there. */
    VERSIONED,
    UPDATED,
    /** Versions that change in their place: updated. */
    PLACED,
    /** States that give versions other values, and make none: updated. */
    OVERWRITTEN,
    /** Versions of the target that end, for another one begins in them: nobody is told of them, and as many have to be written. */
    ENDED,
    /** Inserted and updated, which the statement does not tell apart: another step of the program counts those that were inserted. */
    WRITTEN,
    /** Taken from the stage, for a later row has their key. */
    SUPERSEDED,
    /** Rows of the target that are gone: they are not among those that were staged. */
    DELETED;

    /** The same, where another step counts {@code counted}. */
    Tally without(Tally counted) {
        return this == counted || (this == WRITTEN && counted == UPDATED) ? NOTHING : this;
    }
}
