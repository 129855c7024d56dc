package dev.fluxo.engine.internal.reconcile;

/**
 * What memory and time bear.
 *
 * @param rowsOfRange how many rows a range is to have, about
 * @param mostOfRange with more rows in one range, the keys are divided otherwise
 * @param rowsAtOnce of both sides together, that are compared one by one at a time
 * @param mostTimes how often, where each time means to read all rows again
 */
record Limits(int rowsOfRange, long mostOfRange, long rowsAtOnce, int mostTimes) {
    static final Limits USUAL = new Limits(512, 200_000, 40_000, 20);

    private static final int FEWEST_RANGES = 16;
    private static final int MOST_RANGES = 1 << 17;

    int ranges(long rows) {
        return (int) Math.max(FEWEST_RANGES, Math.min(MOST_RANGES, rows / rowsOfRange));
    }
}
