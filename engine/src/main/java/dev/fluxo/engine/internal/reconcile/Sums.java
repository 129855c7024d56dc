package dev.fluxo.engine.internal.reconcile;

import java.util.ArrayList;
import java.util.List;

/** How many rows each bucket has, and the sum of their fingerprints, which the order of the rows does not change. */
final class Sums {
    private final long[] rows;
    private final long[] sums;
    private long total;

    Sums(int buckets) {
        rows = new long[buckets];
        sums = new long[buckets];
    }

    void add(int bucket, long fingerprint) {
        rows[bucket]++;
        sums[bucket] += fingerprint;
        total++;
    }

    /** Adds rows that were summed elsewhere. */
    void add(int bucket, long more, long sum) {
        rows[bucket] += more;
        sums[bucket] += sum;
        total += more;
    }

    /** Takes out a row that is there. */
    void subtract(int bucket, long fingerprint) {
        rows[bucket]--;
        sums[bucket] -= fingerprint;
        total--;
    }

    /** Takes out all that another has. */
    void subtract(Sums other) {
        for (int i = 0; i < rows.length; i++) {
            rows[i] -= other.rows[i];
            sums[i] -= other.sums[i];
        }
        total -= other.total;
    }

    long total() {
        return total;
    }

    long rows(int bucket) {
        return rows[bucket];
    }

    /** The buckets in which the two differ, in their order. */
    List<Integer> differing(Sums other) {
        List<Integer> differing = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] != other.rows[i] || sums[i] != other.sums[i]) {
                differing.add(i);
            }
        }
        return differing;
    }
}
