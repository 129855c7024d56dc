package dev.fluxo.engine.result;

/**
 * What became of the rows: {@code read = inserted + versioned + updated + unchanged + superseded + rejected}. They are made by naming
 * what is counted, and added up.
 *
 * @param inserted rows of the target that were not there, nor an older version of them
 * @param versioned rows of the target that are a new version of one that was there
 * @param updated rows of the target that were changed in their place
 * @param deleted rows of the target that are gone, whatever that means to it; not among those that were read
 */
public record RowCounts(
        long read,
        long inserted,
        long versioned,
        long updated,
        long unchanged,
        long deleted,
        long superseded,
        long rejected) {
    public static final RowCounts ZERO = new RowCounts(0, 0, 0, 0, 0, 0, 0, 0);

    public static RowCounts read(long rows) {
        return new RowCounts(rows, 0, 0, 0, 0, 0, 0, 0);
    }

    /** What a target did with the rows that it got. */
    public static RowCounts written(long inserted, long updated, long unchanged) {
        return new RowCounts(0, inserted, 0, updated, unchanged, 0, 0, 0);
    }

    public static RowCounts inserted(long rows) {
        return written(rows, 0, 0);
    }

    /** The same, and rows that are new versions of others. */
    public RowCounts versioning(long rows) {
        return plus(new RowCounts(0, 0, rows, 0, 0, 0, 0, 0));
    }

    /** The same, and rows that left the target. */
    public RowCounts deleting(long rows) {
        return plus(new RowCounts(0, 0, 0, 0, 0, rows, 0, 0));
    }

    /** The same, and rows that a later one of their key made of no account. */
    public RowCounts superseding(long rows) {
        return plus(new RowCounts(0, 0, 0, 0, 0, 0, rows, 0));
    }

    /** The same, and rows that were set aside. */
    public RowCounts rejecting(long rows) {
        return plus(new RowCounts(0, 0, 0, 0, 0, 0, 0, rows));
    }

    public RowCounts plus(RowCounts other) {
        return new RowCounts(
                read + other.read,
                inserted + other.inserted,
                versioned + other.versioned,
                updated + other.updated,
                unchanged + other.unchanged,
                deleted + other.deleted,
                superseded + other.superseded,
                rejected + other.rejected);
    }

    /** How many rows a target has taken, changed by it or not. */
    public long arrived() {
        return inserted + versioned + updated + unchanged;
    }
}
