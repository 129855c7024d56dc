package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.spi.KeyOrder;
import org.jspecify.annotations.Nullable;

/** Goes through the keys of a source and those of its target side by side, and tells which of them one side alone has. */
final class KeyMerge {
    /** Keys in ascending order, some of them perhaps more than once. */
    interface Keys {
        /** Reads the next one into the array; false where there are none left. */
        boolean next(@Nullable Object[] into);
    }

    /** Hears of a key. The array is used again. */
    interface Taker {
        void take(@Nullable Object[] key);
    }

    private final Side source;
    private final Side target;
    private final Taker missing;
    private final Taker absent;
    private long rows;

    /**
     * @param width of an array
     * @param missing hears of each key that the source alone has, once
     * @param absent hears of each row of the target whose key the source has not
     */
    KeyMerge(Keys source, Keys target, KeyOrder order, int width, Taker missing, Taker absent) {
        this.source = new Side(source, order, width);
        this.target = new Side(target, order, width);
        this.missing = missing;
        this.absent = absent;
    }

    /** False where one of them was not in this order: then what was told is worth nothing, and the target may not have been read to its end. */
    boolean run() {
        source.another();
        boolean known = false;
        while (target.advance()) {
            rows++;
            int compared = source.compare(target.key);
            while (compared < 0) {
                tell(known);
                known = false;
                source.another();
                compared = source.compare(target.key);
            }
            if (compared > 0) {
                absent.take(target.key);
            } else {
                known = true;
            }
        }
        while (source.there) {
            tell(known);
            known = false;
            source.another();
        }
        return source.inOrder && target.inOrder;
    }

    private void tell(boolean known) {
        if (!known) {
            missing.take(source.key);
        }
    }

    /** How many rows the target has. */
    long rows() {
        return rows;
    }

    private static final class Side {
        private final Keys keys;
        private final KeyOrder order;
        private @Nullable Object[] key;
        private @Nullable Object[] before;
        private boolean there;
        private boolean begun;
        private boolean repeated;
        private boolean inOrder = true;

        Side(Keys keys, KeyOrder order, int width) {
            this.keys = keys;
            this.order = order;
            this.key = new Object[width];
            this.before = new Object[width];
        }

        /** To the next key; no further than where the order ends. */
        boolean advance() {
            @Nullable Object[] spare = before;
            before = key;
            key = spare;
            there = inOrder && keys.next(key);
            if (there && begun) {
                int compared = order.compare(before, key);
                repeated = compared == 0;
                inOrder = compared <= 0;
                there = inOrder;
            }
            begun = true;
            return there;
        }

        /** To the next one that is not equal to this. */
        void another() {
            do {
                advance();
            } while (there && repeated);
        }

        /** With another key; past all where there is none. */
        int compare(@Nullable Object[] other) {
            return there ? order.compare(key, other) : 1;
        }
    }
}
