package dev.fluxo.engine.internal.reconcile;

import java.util.List;

/** What both sides have in each bucket, of all rows. */
interface Totals {
    /** The buckets in which the two differ, in their order. */
    List<Integer> differing();

    /** About how many rows of a bucket both sides have together. */
    long rows(int bucket);

    /** The same of the largest of those that differ. */
    default long mostRows() {
        return differing().stream().mapToLong(this::rows).max().orElse(0);
    }

    /** How many rows of the source runs have passed, and did not reject. */
    long compared();

    long inTarget();

    long waiting();

    /** How many rows are rejected in the buckets that do not differ. */
    long rejected();
}
