package dev.fluxo.engine.internal.model;

import dev.fluxo.engine.problem.Location;
import java.io.Serializable;

/** A value and the place in the spec that it was written at. */
public record Located<T>(T value, Location at) implements Serializable {
    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
