package dev.fluxo.engine.dialect;

/** What kind of thing went wrong in a database, by its documented codes. */
public enum Failure {
    LOGIN,
    UNREACHABLE,
    IN_USE_BY_OTHER_PROCESS,
    CONNECTION_LOST,
    TIMED_OUT,
    LOCK_TIMED_OUT,
    DEADLOCK,
    PERMISSION,
    TABLE_MISSING,
    COLUMN_MISSING,
    SYNTAX,
    CONSTRAINT,
    DUPLICATE,
    OUT_OF_SPACE,
    /** The server has no memory, locks or workers left at the moment: later the same statement may pass. */
    BUSY,
    /** The server ended what used more than it grants: the same again would be ended too. */
    OVER_LIMIT,
    READ_ONLY,
    /** A snapshot is refused, or was lost: what is read may be had without one. */
    NO_SNAPSHOT,
    /** The statement has to stand alone, outside any transaction. */
    NO_TRANSACTION,
    OTHER
}
