package dev.fluxo.engine.dialect;

/** The fastest way of many rows from here into a table. */
public enum BulkPath {
    /** Batches of a prepared INSERT. */
    INSERT,
    /** PostgreSQL's COPY FROM STDIN, in its binary format. */
    COPY,
    /** SQL Server's bulk copy. */
    BULK_COPY
}
