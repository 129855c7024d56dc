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
    OTHER;

    /** Whether the same batch, sent again, may pass. */
    public boolean isTransient() {
        return this == DEADLOCK || this == LOCK_TIMED_OUT;
    }
}
