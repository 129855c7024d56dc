package dev.fluxo.engine.problem;

/** Who can act on a problem. */
public enum Kind {
    /** The spec, the command line or the settings: the user changes them. */
    USER,
    /** The rows: someone corrects the data, or decides to reject it. */
    DATA,
    /** A database, the network, a permission: someone outside acts, or it heals by itself. */
    EXTERNAL,
    /** Fluxo itself: a defect to report. */
    INTERNAL
}
