package dev.fluxo.engine.run;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;

/** Someone asked the run to stop. */
final class Interruption {
    private Interruption() {}

    /** Leaves the thread interrupted, so that whoever waits for it stops too. */
    static FluxoException failure() {
        Thread.currentThread().interrupt();
        return FluxoException.of(Code.INTERRUPTED, "the run was interrupted", "run it again: it goes on from there");
    }
}
