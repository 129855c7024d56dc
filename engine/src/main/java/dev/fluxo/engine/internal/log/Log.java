package dev.fluxo.engine.internal.log;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a class tells whoever reads logs, with {@code {}} for each argument, and a failure as a last one. A logger that throws harms nobody: a
 * terminal that has gone away, or a disk that is full, must not decide how a load ends.
 */
public final class Log {
    private final Logger logger;

    Log(Logger logger) {
        this.logger = logger;
    }

    public static Log of(Class<?> speaker) {
        return new Log(LoggerFactory.getLogger(speaker));
    }

    /** Whether a message of much work is worth it. */
    public boolean debugs() {
        return logger.isDebugEnabled();
    }

    public void debug(String message, @Nullable Object... arguments) {
        tell(() -> logger.debug(message, arguments));
    }

    public void info(String message, @Nullable Object... arguments) {
        tell(() -> logger.info(message, arguments));
    }

    public void warn(String message, @Nullable Object... arguments) {
        tell(() -> logger.warn(message, arguments));
    }

    private static void tell(Runnable words) {
        try {
            words.run();
        } catch (RuntimeException e) {
            // Nobody is left whom it could be told.
        }
    }
}
