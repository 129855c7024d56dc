package dev.fluxo.engine.jdbc;

import java.sql.SQLException;

/** Where a driver failed: its class, codes and stack. Not its text, which may hold values of rows and secrets. */
final class DriverFailure extends RuntimeException {
    DriverFailure(SQLException original) {
        super(original.getClass().getName() + ", SQLSTATE " + original.getSQLState() + ", code "
                + original.getErrorCode());
        setStackTrace(original.getStackTrace());
    }
}
