package dev.fluxo.engine.internal.transform;

import dev.fluxo.engine.internal.model.TransformStep;
import dev.fluxo.engine.internal.transform.step.CompiledStep;
import dev.fluxo.engine.internal.transform.step.Flow;
import dev.fluxo.engine.internal.transform.step.StepCompiler;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.TypeKind;
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

    /** Whether a value of this kind, sent through the steps, fits the column in no case. */
    static boolean never(List<TransformStep> steps, TypeKind kind, DataType into) {
        Flow arriving = through(steps, new Flow(DataType.of(kind, kind.name()), false));
        return arriving.type() != null && Fits.never(arriving.type().kind(), into);
    }
}
