package dev.fluxo.engine.spi;

/** How the statements of a {@link Program} read its stage. */
public enum StageUse {
    /** From the first row to the last. */
    SCANNED,
    /** Row by row, by the key. */
    PROBED
}
