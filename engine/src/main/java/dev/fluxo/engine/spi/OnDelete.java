package dev.fluxo.engine.spi;

/** What becomes of a target's row that its source has no more. */
public enum OnDelete {
    /** It is deleted. */
    DELETE,
    /** It stays, and a column says since when it is gone. */
    MARK,
    /** Its version ends. */
    CLOSE,
    /** It stays as it is. */
    IGNORE
}
