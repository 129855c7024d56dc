package dev.fluxo.testkit;

import dev.fluxo.engine.spi.Workers;
import java.util.concurrent.atomic.AtomicInteger;

/** An attempt in which something is done ever again while rows come. */
record InBetween(Workers.Attempt of, Runnable work) implements Workers.Attempt {
    /** One whose worker dies after some rows. */
    static InBetween dying(Workers.Attempt of, String words) {
        AtomicInteger asked = new AtomicInteger();
        return new InBetween(of, () -> {
            if (asked.incrementAndGet() > 1) {
                throw new IllegalStateException(words);
            }
        });
    }

    @Override
    public long number() {
        return of.number();
    }

    @Override
    public String place() {
        return of.place();
    }

    @Override
    public boolean isOver() {
        work.run();
        return of.isOver();
    }
}
