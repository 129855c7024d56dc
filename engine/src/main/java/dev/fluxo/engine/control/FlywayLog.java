package dev.fluxo.engine.control;

import org.flywaydb.core.api.logging.Log;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Flyway has to say, at debug: what matters of it is thrown. */
final class FlywayLog implements Log {
    private final Logger log;

    FlywayLog(Class<?> speaker) {
        this.log = LoggerFactory.getLogger(speaker);
    }

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
