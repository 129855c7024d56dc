package dev.fluxo.engine.model;

/** What became of the rows: {@code read = inserted + updated + unchanged + superseded + rejected}. */
public record RowCounts(
        long read, long inserted, long updated, long unchanged, long deleted, long superseded, long rejected) {
    public static final RowCounts ZERO = new RowCounts(0, 0, 0, 0, 0, 0, 0);

    public RowCounts plus(RowCounts other) {
        return new RowCounts(
                read + other.read,
                inserted + other.inserted,
                updated + other.updated,
                unchanged + other.unchanged,
                deleted + other.deleted,
                superseded + other.superseded,
                rejected + other.rejected);
    }
}
