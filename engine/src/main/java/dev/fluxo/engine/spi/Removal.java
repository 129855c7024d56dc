package dev.fluxo.engine.spi;

import java.io.Serializable;

/**
 * What becomes of a target's rows that are gone from its source.
 *
 * @param tombstones whether some of the rows that are staged say so themselves, of the row with their key
 */
public record Removal(OnDelete what, boolean tombstones) implements Serializable {
    /** The same where nothing that is staged says so. */
    public Removal byKeys() {
        return new Removal(what, false);
    }
}
