package dev.fluxo.engine.internal.transform;

import dev.fluxo.engine.internal.model.TransformDoc;
import dev.fluxo.engine.internal.transform.step.Registry;
import java.util.List;

/** What named transforms there are: for the JSON Schema, for hints, for documentation. */
public final class Transforms {
    private Transforms() {}

    /** All of them, in the order in which documentation shows them. */
    public static List<TransformDoc> docs() {
        return Registry.docs();
    }
}
