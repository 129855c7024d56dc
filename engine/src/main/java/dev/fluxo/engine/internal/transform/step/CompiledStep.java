package dev.fluxo.engine.internal.transform.step;

import java.util.function.UnaryOperator;

/**
 * A transform with the name that messages call it by.
 *
 * @param effect what it makes of the values' type
 */
public record CompiledStep(String name, Transform transform, UnaryOperator<Flow> effect) {}
