package dev.fluxo.engine.internal.source;

import java.util.Arrays;

/** The order of values that a database hands out: transaction ids are numbers, row versions are bytes. */
final class Versions {
    private Versions() {}

    static int compare(Object left, Object right) {
        return left instanceof byte[] bytes
                ? Arrays.compareUnsigned(bytes, (byte[]) right)
                : Long.compareUnsigned((Long) left, (Long) right);
    }
}
