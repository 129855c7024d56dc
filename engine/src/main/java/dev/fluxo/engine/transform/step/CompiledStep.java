package dev.fluxo.engine.transform.step;

/** A transform with the name that messages call it by. */
public record CompiledStep(String name, Transform transform) {}
