package dev.fluxo.engine.internal.model;

/**
 * A named transform as documentation and the JSON Schema show it.
 *
 * @param signature {@code left(n)}
 */
public record TransformDoc(String name, String signature, String description) {}
