package dev.fluxo.engine.problem;

/** Someone asked the run to stop. */
public final class Interruption {
    private Interruption() {}

    /** Leaves the thread interrupted, so that whoever waits for it stops too. */
    public static FluxoException failure() {
        Thread.currentThread().interrupt();
        return FluxoException.of(Code.INTERRUPTED, "the run was interrupted", "run it again: it goes on from there");
    }
}
