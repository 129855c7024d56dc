package dev.fluxo.engine.internal.parts;

import dev.fluxo.engine.internal.target.Loading;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problem;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a worker could not do, as it travels. It is answered, not thrown: what is thrown would be tried again whatever it is, and printed by
 * whoever runs the workers.
 *
 * @param place where it happened, for people
 * @param ofRow whether one of the rows may be why
 */
record PartFailure(
        Code code,
        @Nullable Location location,
        String message,
        @Nullable String hint,
        String place,
        boolean ofRow) implements Serializable {
    private static final Set<Code> PASSING = EnumSet.of(Code.CONNECTION_LOST, Code.SERVER_BUSY);
    /** Whose fault it is shows in where it happens: elsewhere it may be otherwise. */
    private static final Set<Code> OF_PLACE =
            EnumSet.of(Code.CONNECTION_LOST, Code.SERVER_BUSY, Code.CONNECT_FAILED, Code.DRIVER_MISSING);

    static PartFailure of(FluxoException failure, String place) {
        Problem first = failure.first();
        return new PartFailure(
                first.code(), first.location(), first.message(), first.hint(), place, Loading.mayBeOfRow(failure));
    }

    /** Whether the same piece may come through another time. */
    boolean passes() {
        return PASSING.contains(code);
    }

    /** In the process that waits for the workers. */
    RuntimeException thrown(UnaryOperator<String> redact) {
        String said = OF_PLACE.contains(code) ? "worker " + place + ": " + message : message;
        FluxoException failure = new FluxoException(Problem.error(code, location, redact.apply(said), hint));
        return ofRow ? Loading.refusedElsewhere(failure) : failure;
    }
}
