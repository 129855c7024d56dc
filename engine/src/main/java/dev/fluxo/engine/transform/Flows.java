package dev.fluxo.engine.transform;

import dev.fluxo.engine.model.TransformStep;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.transform.step.CompiledStep;
import dev.fluxo.engine.transform.step.Flow;
import dev.fluxo.engine.transform.step.StepCompiler;
import java.util.List;

/** Follows what is known of a column's values through its transforms. */
public final class Flows {
    private Flows() {}

    /** What comes out; steps that cannot be read are left out, since whoever compiles them reports that. */
    public static Flow through(List<TransformStep> steps, Flow from) {
        Flow flow = from;
        for (TransformStep step : steps) {
            CompiledStep compiled = StepCompiler.compile(step, "", new Problems());
            flow = compiled == null ? flow : compiled.effect().apply(flow);
        }
        return flow;
    }
}
