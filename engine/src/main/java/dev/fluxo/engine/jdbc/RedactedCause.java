package dev.fluxo.engine.jdbc;

import dev.fluxo.engine.problem.Redactor;
import java.sql.SQLException;

/** A driver's exception as a cause that is safe to print: its stack and its class, its message without secrets. */
final class RedactedCause extends RuntimeException {
    RedactedCause(SQLException original, Redactor redactor) {
        super(original.getClass().getName() + ": " + redactor.redact(SqlFailures.firstLine(original)));
        setStackTrace(original.getStackTrace());
    }
}
