package dev.fluxo.engine.dialect;

import dev.fluxo.engine.model.DataType;
import org.jspecify.annotations.Nullable;

/**
 * A value for a {@code ?}, bound as the type of the column that it meets.
 *
 * @param value of the Java class of the type's kind, or null
 */
public record Bind(@Nullable Object value, DataType type) {}
