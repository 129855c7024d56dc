package dev.fluxo.engine.internal.reconcile;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.KeyRange;
import dev.fluxo.engine.spi.KeySteps;
import org.jspecify.annotations.Nullable;

/** Into what the rows of both sides are divided, by their keys alike. */
sealed interface Buckets {
    int count();

    /** Where a row belongs. */
    int of(Fingerprint fingerprint, @Nullable Object[] row);

    /** The rows of these buckets, which follow each other, as a range of a column; null: none holds them alone. */
    @Nullable
    KeyRange range(Column column, int first, int last);

    /**
     * Equal steps of a key of whole numbers, and a bucket for what lies below and above them each.
     *
     * @param key which of the keys
     */
    record Ranges(int key, long from, long to, long width, int count) implements Buckets {
        private static final int SPREAD = 64;

        /** @return null where the numbers are too far apart */
        static @Nullable Ranges of(int key, long from, long to, int wanted) {
            long span;
            try {
                span = Math.addExact(Math.subtractExact(to, from), 1);
            } catch (ArithmeticException e) {
                return null;
            }
            long width = (span + wanted - 1) / wanted;
            return new Ranges(key, from, to, width, (int) ((span + width - 1) / width) + 2);
        }

        KeySteps steps() {
            return new KeySteps(from, to, width, count);
        }

        /** Whether the numbers lie neither so far apart, nor come so often each, that most rows may be in few buckets. */
        boolean isEven(long rows) {
            long span = to - from + 1;
            return span / SPREAD <= rows && rows / SPREAD <= span;
        }

        @Override
        public int of(Fingerprint fingerprint, @Nullable Object[] row) {
            long value = fingerprint.keyValue(row, key) instanceof Long number ? number : from;
            return value < from ? 0 : value > to ? count - 1 : 1 + (int) ((value - from) / width);
        }

        @Override
        public KeyRange range(Column column, int first, int last) {
            Long least = first == 0 ? null : first == count - 1 ? Long.valueOf(to + 1) : start(first);
            Long most = last == count - 1 ? null : last == 0 ? from - 1 : Math.min(to, start(last) + (width - 1));
            return new KeyRange(column, least, most);
        }

        private long start(int bucket) {
            return from + (bucket - 1) * width;
        }
    }

    /** A part of the key's own checksum: for keys that are no whole numbers, or lie far apart. */
    record Hashes(int count) implements Buckets {
        /** @param wanted is rounded up to a power of two */
        static Hashes of(int wanted) {
            return new Hashes(Integer.highestOneBit(Math.max(1, wanted - 1)) * 2);
        }

        @Override
        public int of(Fingerprint fingerprint, @Nullable Object[] row) {
            return (int) (fingerprint.keyHash(row) & (count - 1));
        }

        @Override
        public @Nullable KeyRange range(Column column, int first, int last) {
            return null;
        }
    }
}
