package dev.fluxo.engine.internal.control;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/** Whatever Flyway has to say, at debug: what matters of it is thrown. Public because Flyway makes it by its name. */
public final class FlywayAtDebug implements LogCreator {
    @Override
    public Log createLogger(Class<?> speaker) {
        return new DebugLog(dev.fluxo.engine.internal.log.Log.of(speaker));
    }

    private record DebugLog(dev.fluxo.engine.internal.log.Log log) implements Log {
        @Override
        public void debug(String message) {
            log.debug(message);
        }

        @Override
        public void info(String message) {
            log.debug(message);
        }

        @Override
        public void warn(String message) {
            log.debug(message);
        }

        @Override
        public void error(String message) {
            log.debug(message);
        }

        @Override
        public void error(String message, Exception e) {
            log.debug(message, e);
        }

        @Override
        public void notice(String message) {
            log.debug(message);
        }
    }
}
