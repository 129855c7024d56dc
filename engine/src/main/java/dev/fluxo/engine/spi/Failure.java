package dev.fluxo.engine.spi;

/** What kind of thing went wrong in a database, by its documented codes. */
public enum Failure {
    LOGIN,
    /** The user is known or not, and is not let in: from this place, at this time, without encryption. */
    NOT_ADMITTED,
    UNREACHABLE,
    /** The server is there, the database is not. */
    DATABASE_MISSING,
    /** The two cannot agree on encryption, or one does not trust the other's certificate. */
    ENCRYPTION,
    /** The server is starting up, shutting down or being repaired. */
    NOT_READY,
    /** All connections that the server, the database or the login may have are taken. */
    NO_CONNECTION_LEFT,
    IN_USE_BY_OTHER_PROCESS,
    CONNECTION_LOST,
    TIMED_OUT,
    LOCK_TIMED_OUT,
    DEADLOCK,
    /** A standby's query stood in the way of what its primary sent. */
    STANDBY,
    PERMISSION,
    /** A policy would hide rows, and the session wants all or nothing. */
    ROWS_HIDDEN,
    TABLE_MISSING,
    COLUMN_MISSING,
    SYNTAX,
    /** A type, a constraint, a trigger. */
    CONSTRAINT,
    /** A foreign key. */
    REFERENCE,
    /** A unique index, or an exclusion constraint. */
    DUPLICATE,
    OUT_OF_SPACE,
    /** The server has no memory, locks or workers left at the moment: later the same statement may pass. */
    BUSY,
    /** The server ended what used more than it grants: the same again would be ended too. */
    OVER_LIMIT,
    READ_ONLY,
    /** A snapshot is refused, or was lost: what is read may be had without one. */
    NO_SNAPSHOT,
    /** A pooler gives each transaction another session. */
    POOLED,
    /** The statement has to stand alone, outside any transaction. */
    NO_TRANSACTION,
    OTHER;

    /** Whether a value is refused or cannot be computed, whatever other rows hold. */
    public boolean isOfValue() {
        return this == CONSTRAINT || this == REFERENCE;
    }

    /** Whether a row is why for sure, and the others of its statement may pass. */
    public boolean isOfRow() {
        return isOfValue() || this == DUPLICATE;
    }

    /** Whether a row can be why: a trigger's function or a cast has all kinds of failures. */
    public boolean mayBeOfRow() {
        return switch (this) {
            case CONSTRAINT, REFERENCE, DUPLICATE, TABLE_MISSING, COLUMN_MISSING, SYNTAX, OTHER -> true;
            default -> false;
        };
    }

    /** Whether the row may pass once other rows are there, or have changed. */
    public boolean dependsOnOthers() {
        return this == REFERENCE || this == DUPLICATE;
    }
}
