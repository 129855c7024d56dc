package dev.fluxo.engine.internal.transform.step;

import org.jspecify.annotations.Nullable;

/** What a compiled step does to one value. Thread-safe. */
@FunctionalInterface
public interface Transform {
    /**
     * @param value never NULL
     * @throws dev.fluxo.engine.internal.transform.value.ValueFault if the value cannot be transformed
     */
    @Nullable
    Object apply(Object value);

    /** What becomes of NULL: it stays NULL, except where a transform is there to replace it. */
    default @Nullable Object ofNull() {
        return null;
    }
}
