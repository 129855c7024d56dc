package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Problems;
import java.util.Map;

/** What may stand as the value of a key: the same knowledge checks a spec and makes its JSON Schema. */
interface Type {
    /**
     * Reports whatever is wrong with the value.
     *
     * @param name what the value is of, as messages call it: {@code batch_size}
     */
    void check(String name, Node node, Problems problems);

    /** The JSON Schema of the value. */
    Map<String, Object> schema();
}
