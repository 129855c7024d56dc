package dev.fluxo.spark;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what another process is about to do. */
public final class Patience {
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(120);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private Patience() {}

    public static void until(BooleanSupplier holds, Supplier<String> otherwise) {
        long end = System.nanoTime() + LONGEST_NANOS;
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(otherwise.get());
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
