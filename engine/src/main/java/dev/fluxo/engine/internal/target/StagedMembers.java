package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.spi.StageTransfer;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the members of rows before they are staged, in memory, once so many have come that to read the dimensions costs less than to have
 * them joined to each stage. A stage of which each row has its members that way need not be looked up by the database.
 */
final class StagedMembers {
    private static final int MANY = 10_000;

    private final StageTransfer merge;
    private boolean possible;
    private @Nullable KnownMembers known;
    /** Of the rows since the last merge. */
    private boolean all = true;

    private long merged;

    /** Not where keys are looked up, which have to be known of all rows alike, nor where rows may only say that they are gone. */
    StagedMembers(StageTransfer merge) {
        this.merge = merge;
        this.possible = !merge.lookups().isEmpty()
                && !merge.tombstones()
                && merge.lookups().stream().noneMatch(lookup -> merge.keys().contains(lookup.column()));
    }

    void fill(@Nullable Object[] row) {
        all = all && known != null && known.fill(row);
    }

    /** Rows come that were not filled. */
    void lose() {
        all = false;
    }

    /** Whether each row since the last call was filled. */
    boolean areAll() {
        boolean were = all;
        all = true;
        return were;
    }

    /** So many rows more are merged: whether members are to be read before the next ones come. */
    boolean isDue(long rows) {
        merged += rows;
        return possible && known == null && merged >= MANY;
    }

    /** While nobody adds rows, between two stages. */
    void read(Session session) {
        known = KnownMembers.of(merge, session);
        possible = known != null;
    }

    /** The transaction ends: what is read in the next one may be other members. */
    void forget() {
        known = null;
        merged = 0;
    }
}
