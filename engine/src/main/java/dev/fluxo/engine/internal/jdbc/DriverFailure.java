package dev.fluxo.engine.internal.jdbc;

import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spi.Failure;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Where a driver failed: its class, codes and stack, and what kind of failure that is. Not its text, which may hold values of rows and secrets. */
public final class DriverFailure extends RuntimeException {
    private final Failure kind;

    DriverFailure(SQLException original, Failure kind) {
        super(original.getClass().getName() + ", SQLSTATE " + original.getSQLState() + ", code "
                + original.getErrorCode());
        this.kind = kind;
        setStackTrace(original.getStackTrace());
    }

    /** What a database said; null where it was none that failed. */
    public static @Nullable Failure kind(FluxoException failure) {
        return failure.getCause() instanceof DriverFailure driver ? driver.kind : null;
    }
}
