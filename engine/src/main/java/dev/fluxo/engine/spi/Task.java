package dev.fluxo.engine.spi;

import java.sql.SQLException;

/** How what a session is doing is ended by another thread. */
@FunctionalInterface
public interface Task {
    void cancel() throws SQLException;
}
