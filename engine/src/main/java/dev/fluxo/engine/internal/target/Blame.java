package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.internal.jdbc.DriverFailure;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spi.Failure;

/** Whether rows are why a statement failed. A lost connection, a deadlock, a missing right or a full disk is nobody's row. */
final class Blame {
    private Blame() {}

    static boolean mayBeOfRow(FluxoException failure) {
        Failure kind = DriverFailure.kind(failure);
        return isSwallowed(failure) || (kind != null && kind.mayBeOfRow());
    }

    /** Not only perhaps. */
    static boolean isOfRow(FluxoException failure) {
        Failure kind = DriverFailure.kind(failure);
        return isSwallowed(failure) || (kind != null && kind.isOfRow());
    }

    private static boolean isSwallowed(FluxoException failure) {
        return failure.first().code() == Code.ROW_SWALLOWED;
    }

    /** Whether the row may pass once others are there or have changed. */
    static boolean dependsOnOthers(FluxoException failure) {
        Failure kind = DriverFailure.kind(failure);
        return kind != null && kind.dependsOnOthers();
    }

    static boolean isDuplicate(FluxoException failure) {
        return DriverFailure.kind(failure) == Failure.DUPLICATE;
    }

    static boolean isLostConnection(FluxoException failure) {
        return DriverFailure.kind(failure) == Failure.CONNECTION_LOST;
    }
}
