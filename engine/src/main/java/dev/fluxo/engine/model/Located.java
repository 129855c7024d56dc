package dev.fluxo.engine.model;

import dev.fluxo.engine.problem.Location;

/** A value and the place in the spec that it was written at. */
public record Located<T>(T value, Location at) {
    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
