package dev.fluxo.testkit;

import dev.fluxo.engine.spi.Workers;
import dev.fluxo.engine.spi.WorkersFactory;
import java.util.function.Function;

/** {@code -Dfluxo.workers=threads}. */
public class ThreadWorkersFactory implements WorkersFactory {
    @Override
    public String name() {
        return "threads";
    }

    @Override
    public Workers start(Function<String, String> settings) {
        return new ThreadWorkers(name());
    }

    /** Who says that they are in other processes. */
    public static final class Apart extends ThreadWorkersFactory {
        @Override
        public String name() {
            return "threads-apart";
        }
    }
}
