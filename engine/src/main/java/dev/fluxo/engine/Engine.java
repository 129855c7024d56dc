package dev.fluxo.engine;

/** The one door to Fluxo. */
public final class Engine {
    private Engine() {}
}
