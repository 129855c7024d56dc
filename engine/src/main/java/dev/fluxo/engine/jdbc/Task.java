package dev.fluxo.engine.jdbc;

import java.sql.SQLException;

/** How what a session is doing is ended by another thread. */
interface Task {
    void cancel() throws SQLException;
}
